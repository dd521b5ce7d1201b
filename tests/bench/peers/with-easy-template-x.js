// with-easy-template-x.js MODULES TEMPLATE ROWS.json DIR: a document for each row; MODULES holds node_modules.
const fs = require('fs');
const [modules, template, rows, folder] = process.argv.slice(2);
const from = require('module').createRequire(require('path').resolve(modules, 'any.js'));
const { TemplateHandler } = from('easy-template-x');

async function main() {
  fs.mkdirSync(folder);
  const bytes = fs.readFileSync(template);
  const handler = new TemplateHandler();
  for (const row of JSON.parse(fs.readFileSync(rows, 'utf8'))) {
    fs.writeFileSync(folder + '/' + row.file, await handler.process(bytes, row));
  }
}

main().catch((fault) => { console.error(fault); process.exit(1); });
