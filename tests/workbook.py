"""Workbooks for tests, part by part: no library but zipfile, so that each fault can be planted."""

import io
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TYPES = HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' + "".join(
    f'<Default Extension="{name}" ContentType="application/{what}+xml"/>'
    for name, what in [("rels", "vnd.openxmlformats-package.relationships")]) + "".join(
    f'<Override PartName="/xl/{name}.xml" '
    f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{what}+xml"/>'
    for name, what in [("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"),
                       ("sharedStrings", "sharedStrings")]) + "</Types>"


def column(n):
    name = ""
    while n:
        name = chr(ord("A") + (n - 1) % 26) + name
        n = (n - 1) // 26
    return name


class Raw(str):
    """A cell as XML, its name left out: `<c r="{}" …>`."""


def relations(rows):
    return HEAD + f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="{i}" Type="{OFFICE}/{t}" Target="{target}"/>' for i, t, target in rows
    ) + "</Relationships>"


def styles(codes):
    """Cell format 0 is General, 1, 2 … the codes; a number is a built-in one."""
    custom = [(200 + i, c) for i, c in enumerate(codes) if not isinstance(c, int)]
    ids = [c if isinstance(c, int) else 200 + i for i, c in enumerate(codes)]
    return (HEAD + f'<styleSheet xmlns="{MAIN}"><numFmts>' + "".join(
        f'<numFmt numFmtId="{i}" formatCode="{escape(c, {chr(34): "&quot;"})}"/>' for i, c in custom
    ) + '</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>' + "".join(
        f'<xf numFmtId="{i}"/>' for i in ids) + "</cellXfs></styleSheet>")


def cell(name, value, shared):
    if isinstance(value, Raw):
        return value.replace("{}", name)
    if isinstance(value, bool):
        return f'<c r="{name}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, tuple):  # number, format
        return f'<c r="{name}" s="{value[1]}"><v>{value[0]}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{name}"><v>{value!r}</v></c>'
    if shared is None:
        return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{name}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'


def sheet(rows, shared=None, before="", behind=""):
    """Rows are lists of cells (None: no cell), or (attributes, list)."""
    text = []
    for number, row in enumerate(rows, 1):
        attributes, cells = row if isinstance(row, tuple) else ("", row)
        inside = "".join(cell(f"{column(i)}{number}", v, shared) for i, v in enumerate(cells, 1)
                         if v is not None)
        if inside or attributes:
            text.append(f'<row r="{number}" {attributes}>{inside}</row>')
    return HEAD + f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(text)}</sheetData>{behind}</worksheet>'


def workbook(sheets=(("Trang 1", "", "r1"),), properties=""):
    return HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr {properties}/><sheets>' + "".join(
        f'<sheet name="{n}" sheetId="{i}" {state} r:id="{rid}"/>' for i, (n, state, rid) in enumerate(sheets, 1)
    ) + "</sheets></workbook>"


def strings(values):
    return HEAD + f'<sst xmlns="{MAIN}">' + "".join(
        v if isinstance(v, Raw) else f'<si><t xml:space="preserve">{escape(v)}</t></si>' for v in values
    ) + "</sst>"


def parts(rows, codes=(), properties="", shared=True, behind=""):
    """The parts of a workbook of one sheet: name → text."""
    known = {} if shared else None
    body = sheet(rows, known, behind=behind)
    all_of_them = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations([("r1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": workbook(properties=properties),
        "xl/_rels/workbook.xml.rels": relations([
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r8", "styles", "styles.xml"),
            ("r9", "sharedStrings", "sharedStrings.xml")]),
        "xl/worksheets/sheet1.xml": body,
        "xl/styles.xml": styles(codes),
        "xl/sharedStrings.xml": strings(known or {}),
    }
    return all_of_them


def pack(members, method=zipfile.ZIP_DEFLATED):
    """Bytes of a package; `members` is a dictionary or a list of (name, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as z:
        for name, data in members.items() if isinstance(members, dict) else members:
            z.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def overlapping(data, first, second):
    """A package whose directory says that the second part lies where the first does; their names
    have one length, as they stand before the bytes, too."""
    out = bytearray(data)

    def central(name):
        at = out.find(b"PK\1\2")
        while out[at + 46:at + 46 + len(name)] != name.encode():
            at = out.find(b"PK\1\2", at + 1)
        return at

    one, other = central(first), central(second)
    for begin, end in ((10, 28), (42, 46)):  # how, sum, sizes; where
        out[other + begin:other + end] = out[one + begin:one + end]
    return bytes(out)


def book(rows, **how):
    return pack(parts(rows, **how))
