// with-docxtemplater.js MODULES TEMPLATE ROWS.json DIR: a document for each row; MODULES holds node_modules.
const fs = require('fs');
const [modules, template, rows, folder] = process.argv.slice(2);
const from = require('module').createRequire(require('path').resolve(modules, 'any.js'));
const PizZip = from('pizzip');
const Docxtemplater = from('docxtemplater');

fs.mkdirSync(folder);
const bytes = fs.readFileSync(template);
for (const row of JSON.parse(fs.readFileSync(rows, 'utf8'))) {
  const document = new Docxtemplater(new PizZip(bytes));
  document.render(row);
  fs.writeFileSync(folder + '/' + row.file, document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
}
