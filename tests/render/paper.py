"""A measured document: its pages, and where on them each component stands. Knows what a plan looks like,
not what is right."""

import re
import zipfile
from functools import cached_property
from xml.etree import ElementTree

from measure import pages_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
ANNEX = ("Phụ lục", "Mẫu", "Biểu")
NEAR = 0.15  # mm: an edge is where it should be
INDENTED = 25  # mm: no first line begins farther in
SIGN = 8  # points: the signs of notes are smaller
NOTE = 11  # points: the text is larger, notes and recipients are not


class Missing(Exception):
    """A component that should be there is not."""


def found(line, what):
    if line is None:
        raise Missing(f"no {what}")
    return line


class Paper:
    def __init__(self, document, pdf):
        self.document = document
        self.pdf = pdf
        self.pages = pages_of(pdf)
        self.top, self.bottom, self.left, self.right = document.margins

    # ---- page 1 ----

    @property
    def first(self):
        return self.pages[0]

    @cached_property
    def quoc_hieu(self):
        return found(self.first.starting(QUOC_HIEU), f"Quốc hiệu on one line ({QUOC_HIEU})")

    @cached_property
    def tieu_ngu(self):
        return found(self.first.starting(TIEU_NGU), "Tiêu ngữ")

    @cached_property
    def so(self):
        return found(self.first.starting("Số:"), "Số")

    @cached_property
    def dia_danh(self):
        near = [l for l in self.first.lines if "ngày" in l.text and abs(l.y - self.so.y) < 4]
        return found(near[-1] if near else None, "địa danh beside Số")

    @cached_property
    def agency(self):
        """The lines of the left column above Số, or above the title where there is none: superior and issuer."""
        below = self.first.starting("Số:") or self.ten_loai
        column = [l for l in self.first.lines if l.y < below.y - 1 and l.y > self.top
                  and l.text not in (TIEU_NGU, QUOC_HIEU) and l.x0 < self.first.width / 2]
        found(column[0] if column else None, "agency")
        return column

    @cached_property
    def ten_loai(self):
        return found(next((l for l in self.first.lines if l.text == "KẾ HOẠCH"), None), "KẾ HOẠCH")

    @cached_property
    def subject(self):
        """The lines of the subject: bold, one after the other under KẾ HOẠCH."""
        lines, y = [], self.ten_loai.y
        for line in self.first.lines:
            if line.y > self.ten_loai.y and line.bold and line.y - y < 7 \
                    and abs(line.middle - self.ten_loai.middle) < 1:
                lines.append(line)
                y = line.y
        return found(lines, "subject") if lines else found(None, "subject")

    def attached(self, page):
        """The lines of "(Kèm theo …)" on a page: of an annex, or of a plan that a decision issues."""
        start = page.starting("(Kèm theo")
        if start is None:
            return []
        below = [l for l in page.lines if l.y >= start.y and l.italic
                 and abs(l.middle - self.text_middle(page)) < 1]
        end = next((i for i, l in enumerate(below) if l.text.endswith(")")), 0)
        return below[:end + 1]

    def rule_under(self, line, page=None):
        """The drawn line next below a line of text, in its column."""
        near = [r for r in (page or self.first).rules if r.level and line.y < r.y0 < line.y + 6
                and r.x0 < line.middle < r.x1]
        return found(min(near, key=lambda r: r.y0) if near else None, f"line under {line}")

    # ---- parts and pages ----

    @cached_property
    def parts(self):
        """Lists of pages: the plan, then each annex."""
        parts = [[]]
        for page in self.pages:
            first = next((l for l in page.lines if l.y > self.top), None)
            if page is not self.first and first and first.bold and first.text.startswith(ANNEX):
                parts.append([])
            parts[-1].append(page)
        return parts

    def number(self, page):
        """The page number, a line inside the top margin; or None."""
        above = [l for l in page.lines if l.bottom < self.top]
        return above[0] if above else None

    def foot(self, page):
        """The lines of the address, inside the bottom margin under a line as wide as the text."""
        wide = [r.y0 for r in page.rules if r.level and r.length > self.text_right(page) - self.left - 1
                and r.y0 > page.height - self.bottom - 1]
        return [l for l in page.lines if wide and l.y > min(wide)]

    def text_right(self, page):
        return page.width - self.right

    def text_middle(self, page):
        return (self.left + self.text_right(page)) / 2

    def tables(self, page):
        """(top, bottom) of each table with drawn lines."""
        spans = []
        for r in sorted((r for r in page.rules if not r.level and r.length > 3), key=lambda r: r.y0):
            if spans and r.y0 < spans[-1][1] + 0.6:
                spans[-1][1] = max(spans[-1][1], r.y1)
            else:
                spans.append([r.y0, r.y1])
        return spans

    def in_table(self, page, line):
        return any(a < line.y < b for a, b in self.tables(page))

    def cells_lines(self, page):
        """Lines of text within tables."""
        spans = self.tables(page)
        return [l for l in page.lines if l.size > SIGN and any(a < l.y < b for a, b in spans)]

    @cached_property
    def cell_words(self):
        """What the document's cells hold between places where a line may end: each word, and each run of the
        parts of one with hyphens. Read from the file the PDF was made of."""
        with zipfile.ZipFile(self.pdf.with_suffix(".docx")) as package:
            root = ElementTree.fromstring(package.read("word/document.xml"))
        words = set()
        for paragraph in root.iterfind(f".//{W}tc//{W}p"):
            text = "".join((t.text or "") if t.tag == W + "t" else " " for t in paragraph.iter()
                           if t.tag in (W + "t", W + "br", W + "tab"))
            for word in text.split():
                parts = re.findall(r"[^-]*-|[^-]+", word)
                words.update("".join(parts[i:k]) for i in range(len(parts)) for k in range(i + 1, len(parts) + 1))
        return words

    # ---- text ----

    def body(self, page):
        """Lines of the text itself: they begin at the left or with the first line's indent, or, where that is
        wrong, end at the right."""
        top = max([self.top] + [l.y for l in self.attached(page)])
        if page is self.first:
            top = max(top, self.subject[-1].y)
        end = page.starting("Nơi nhận:")
        edges = (self.left, self.left + self.document.first_line)
        right = self.text_right(page)
        spans = self.tables(page)
        return [l for l in page.lines if l.y > top and (end is None or l.y < end.y - 1) and l.size > NOTE
                and (any(abs(l.x0 - e) < NEAR for e in edges)
                     or (l.x0 < self.left + INDENTED and abs(l.x1 - right) < 0.5))
                and not any(a < l.y < b for a, b in spans)]

    @cached_property
    def paragraphs(self):
        """The text's paragraphs, each a list of (page, line)."""
        paragraphs = []
        for page in self.pages:
            for line in self.body(page):
                if line.x0 - self.left > self.document.first_line / 2 or not paragraphs:
                    paragraphs.append([])
                paragraphs[-1].append((page, line))
        return paragraphs

    # ---- signature ----

    @cached_property
    def block_page(self):
        return found(next((p for p in self.pages if p.starting("Nơi nhận:")), None), "Nơi nhận:")

    @cached_property
    def noi_nhan(self):
        return self.block_page.starting("Nơi nhận:")

    @cached_property
    def recipients(self):
        """Lines of the list under "Nơi nhận:", down to a footnote."""
        page = self.block_page
        below = [l for l in page.lines if l.y > self.noi_nhan.y + 1 and l.x0 < self.text_middle(page)]
        note = min((l.y for l in below if l.size < SIGN), default=page.height)
        return [l for l in below if l.y < note - 1 and l not in self.foot(page)]

    @cached_property
    def signers(self):
        """The two columns of a joint issue, each from authority to name."""
        page, middle = self.block_page, self.text_middle(self.block_page)
        end = next(l for l in reversed(page.lines) if l.text.endswith("./."))
        bold = [l for l in page.lines if end.y < l.y < self.noi_nhan.y - 1 and l.bold]
        columns = [[l for l in bold if l.middle < middle], [l for l in bold if l.middle > middle]]
        found(columns[0] and columns[1] or None, "two signers")
        return columns

    @cached_property
    def signer(self):
        """Lines of authority, title and name, from top to bottom."""
        column = [l for l in self.block_page.lines if l.y > self.noi_nhan.y - 3
                  and l.x0 > self.text_middle(self.block_page) - 10 and l.bold]
        found(column[0] if column else None, "authority")
        return column
