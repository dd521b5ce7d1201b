"""A plan that shows every component of form beside its clause: the input form.ini, its @{…} filled from the
library's own table. Knows no sizes."""

import csv
import io
import re
import subprocess
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEVER_SEEN = {"HoTen": "the name stands under another post there, as HoTenDuoi",
              "HinhThucSao": "only a copy has it", "DuongKeBanSao": "only a copy has it",
              "KySo": "only an annex in a file of its own has it"}
OUR_NAMES = {"header": "Số trang", "footnote text": "Chú thích cuối trang"}


def components(build):
    done = subprocess.run([str(build / "tests/form_dump")], capture_output=True, timeout=60, check=True)
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    for row in rows:
        row["name"] = OUR_NAMES.get(row["name"], row["name"])
    return rows


def style_of(row):
    return "nghiêng" * (row["italic"] == "1") + " " * (row["italic"] == row["bold"] == "1") \
        + "đậm" * (row["bold"] == "1") or "đứng"


def allowed(row):
    if row["from"] == "0":
        return "-"
    return row["from"] if row["from"] == row["to"] else f"{row['from']}–{row['to']}"


def told(row):
    sizes = "" if row["from"] == "0" else \
        f"{'đúng' if row['from'] == row['to'] else 'cho phép'} {allowed(row)}; "
    rule = "Nghị định không quy định" if row["clause"] == "-" else sizes + row["clause"]
    return f"cỡ {row['size']}, {style_of(row)}, căn {row['set']} ({rule})"


def table_row(number, row):
    cells = [str(number), row["name"], row["size"], allowed(row), style_of(row), row["set"], row["clause"]]
    return "| " + " | ".join(cells) + " |"


def form_input(build):
    rows = components(build)
    values = {row["id"]: told(row) for row in rows}
    values["*"] = "\n    ".join(table_row(i, row) for i, row in enumerate(rows, 1))
    return re.sub(r"@\{([^}]+)\}", lambda hit: values[hit[1]],
                  "\n".join(line for line in (HERE / "form.ini").read_text("utf-8").split("\n")
                            if not line.startswith("#")))


def not_shown(build, docx):
    """Components that the document does not use."""
    with zipfile.ZipFile(docx) as package:
        text = "".join(package.read(name).decode() for name in package.namelist()
                       if re.match(r"word/(document|header|footer|footnotes)", name))
    used = set(re.findall(r'<w:pStyle w:val="([^"]+)"', text))
    return [row["id"] for row in components(build) if row["id"] not in used and row["id"] not in NEVER_SEEN]
