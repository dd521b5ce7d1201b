"""Word documents for tests, part by part: no library but zipfile, so that each fault can be planted."""

import io
import zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = (f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
          'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"')


def root(name, inside):
    return HEAD + f"<w:{name} {SPACES}>{inside}</w:{name}>"


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside):
    return "<w:p>" + "".join(i if i.startswith("<") else run(i) for i in inside) + "</w:p>"


def table(*rows):
    return "<w:tbl><w:tblPr/>" + "".join(
        "<w:tr>" + "".join("<w:tc><w:tcPr/>" + (c if c.startswith("<") else paragraph(c)) + "</w:tc>" for c in row)
        + "</w:tr>" for row in rows) + "</w:tbl>"


def relations(rows):
    return HEAD + f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in rows
    ) + "</Relationships>"


def parts(body, others=()):
    """Parts by name; `others`: (relationship's id, kind, target, text)."""
    return {
        "[Content_Types].xml": HEAD + "<Types/>",
        "_rels/.rels": relations([("r1", "officeDocument", "word/document.xml")]),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations([o[:3] for o in others]),
        **{f"word/{target}": text for _, _, target, text in others},
    }


def pack(members, method=zipfile.ZIP_DEFLATED):
    """Bytes of a package; members as a dict, or pairs, which may repeat a name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as z:
        for name, text in members.items() if isinstance(members, dict) else members:
            z.writestr(name, text)
    return out.getvalue()
