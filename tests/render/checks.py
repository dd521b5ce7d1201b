"""The rules of form, measured: a row in CHECKS each, with the clause of Nghị định 30/2020/NĐ-CP (Phụ lục I) it
rests on. A check takes a Paper and yields what is wrong, with numbers. Knows no input and no docx.

To add one: write the function, put its row in CHECKS, plant a fault for it in faults.py."""

import re
from dataclasses import dataclass

from measure import MM, SINGLE
from office import FACES
from paper import NEAR, NOTE, QUOC_HIEU

LEVEL = 0.1  # mm between baselines that should be level
CENTRED = 0.2  # mm from the middle
FULL = 0.01  # part of a rule's length
RAGGED = 0.5  # mm that justified lines may end early, by LibreOffice's rounding
CELL = 1  # mm at least between a cell's text and the borders at its sides
LEADING = 0.05  # mm between two lines' distance and what it should be


def mm(value):
    return f"{value:.2f} mm"


def apart(what, got, wanted, tolerance):
    if abs(got - wanted) > tolerance:
        yield f"{what}: {mm(got)} instead of {mm(wanted)}"


def level(what, a, b):
    if abs(a.y - b.y) > LEVEL:
        yield f"{what}: {a} and {b} are {mm(abs(a.y - b.y))} off level"


# ---- page 1 ----

def quoc_hieu_on_one_line(paper):
    line = paper.quoc_hieu
    if line.text != QUOC_HIEU:
        yield f"{line} is not alone on its line"
    if line.x1 > paper.text_right(paper.first) + NEAR:
        yield f"Quốc hiệu ends at {mm(line.x1)}, beyond the margin"


def columns_apart(paper):
    right = min(paper.quoc_hieu.x0, paper.tieu_ngu.x0)
    for line in paper.agency:
        if line.x1 > right - 0.5:
            yield f"{line} ends at {mm(line.x1)}, the right column begins at {mm(right)}"
        if line.x0 < paper.left - NEAR:
            yield f"{line} begins at {mm(line.x0)}, in the margin"


def head_level(paper):
    yield from level("first row", paper.agency[0], paper.quoc_hieu)


def number_level(paper):
    yield from level("Số and địa danh", paper.so, paper.dia_danh)


def tieu_ngu_rule(paper):
    rule, line = paper.rule_under(paper.tieu_ngu), paper.tieu_ngu
    yield from apart("line under Tiêu ngữ", rule.length, line.width, FULL * line.width)
    yield from apart("its middle", rule.middle, line.middle, CENTRED)


def third_to_half(what, rule, lines):
    widest = max(l.width for l in lines)
    if not widest / 3 <= rule.length <= widest / 2:
        yield f"line under {what}: {mm(rule.length)}, a third to a half of {mm(widest)} is asked"
    for line in lines:
        yield from apart(f"middle of the line under {line}", rule.middle, line.middle, CENTRED)


def agency_rule(paper):
    if "joint" not in paper.document.kinds:  # there it belongs to the last name, as it is broken
        issuer = [l for l in paper.agency if l.bold]
        yield from third_to_half("agency", paper.rule_under(paper.agency[-1]), issuer)


def subject_rule(paper):
    lines = paper.attached(paper.first) or paper.subject
    yield from third_to_half("subject", paper.rule_under(lines[-1]), lines)
    yield from apart("middle of KẾ HOẠCH", paper.ten_loai.middle, paper.text_middle(paper.first), CENTRED)


def subject_whole(paper):
    """No single word on a last line."""
    if len(paper.subject) > 1 and len(paper.subject[-1].text.split()) < 2:
        yield f"the subject's last line is one word: {paper.subject[-1]}"


KINDS = ("TỈNH", "THÀNH PHỐ", "HUYỆN", "QUẬN", "THỊ XÃ", "XÃ", "PHƯỜNG", "THỊ TRẤN", "ĐẶC KHU")
LEADING_WORDS = ("lần thứ", "số", "ngày", "tháng", "năm", "nhiệm kỳ", "Điều", "khoản", "khóa")


def agency_breaks(paper):
    """A unit's kind stays with its name."""
    for line in paper.agency[:-1]:
        if line.text.endswith(KINDS):
            yield f"the agency breaks after {line}"


def subject_breaks(paper):
    """A number stays with the word before it."""
    for line in paper.subject[:-1]:
        if line.text.endswith(tuple(f" {word}" for word in LEADING_WORDS)):
            yield f"the subject breaks after {line}"


# ---- letters ----

@dataclass
class Look:
    what: str
    lines: object  # Paper -> lines
    sizes: tuple  # points, from and to
    bold: bool
    italic: bool
    clause: str


LOOKS = {  # kind of document: its components
    "head": [
        Look("Quốc hiệu", lambda p: [p.quoc_hieu], (13, 13), True, False, "V.1; 13 unless asked"),
        Look("Tiêu ngữ", lambda p: [p.tieu_ngu], (13, 14), True, False, "V.1"),
        Look("issuer", lambda p: [p.agency[-1]], (12, 13), True, False, "V.2"),
    ],
    "numbered": [
        Look("Số", lambda p: [p.so], (13, 13), False, False, "V.3"),
        Look("địa danh", lambda p: [p.dia_danh], (13, 14), False, True, "V.4"),
    ],
    "title": [
        Look("KẾ HOẠCH", lambda p: [p.ten_loai], (13, 14), True, False, "V.5a"),
        Look("subject", lambda p: p.subject, (13, 14), True, False, "V.5a"),
    ],
    "text": [
        Look("text", lambda p: [l for para in p.paragraphs if len(para) > 1 for _, l in para], (14, 14),
             False, False, "V.6; 14 unless asked"),
        Look("section's title", lambda p: [l for pg in p.pages for l in p.body(pg)
                                           if l.text.startswith(("I. ", "II. ", "III. "))], (14, 14), True,
             False, "V.6b"),
    ],
    "end": [
        Look("Nơi nhận:", lambda p: [p.noi_nhan], (12, 12), True, True, "V.8b"),
        Look("recipients", lambda p: p.recipients, (11, 11), False, False, "V.8b"),
        Look("authority, title, name", lambda p: p.signer, (13, 14), True, False, "V.7"),
    ],
    "annexes": [
        Look("Phụ lục", lambda p: [next(l for l in part[0].lines if l.y > p.top) for part in p.parts[1:]],
             (14, 14), True, False, "V.9"),
    ],
}


def looks(kind):
    def check(paper):
        for look in LOOKS[kind]:
            for line in look.lines(paper):
                low, high = look.sizes
                if not low - 0.05 <= line.size <= high + 0.05:
                    yield f"{look.what} {line}: {line.size} pt, not {low}–{high} ({look.clause})"
                if line.bold != look.bold or line.italic != look.italic:
                    yield f"{look.what} {line}: set in {'/'.join(sorted(line.fonts))} ({look.clause})"
    return check


def faces(paper):
    other = {f for p in paper.pages for l in p.lines for f in l.fonts if not f.startswith(FACES)}
    if other:
        yield f"letters from other faces: {', '.join(sorted(other))}"


# ---- the page ----

def margins(paper):
    for page in paper.pages:
        right, edge = paper.text_right(page), page.height - paper.bottom
        for line in page.lines:
            if line is paper.number(page) or line in paper.foot(page):
                continue
            if line.x0 < paper.left - NEAR or line.x1 > right + NEAR:
                yield f"page {page.number}: {line} from {mm(line.x0)} to {mm(line.x1)}, not within the margins"
            if line.top < paper.top - NEAR or line.bottom > edge + NEAR:
                yield f"page {page.number}: {line} from {mm(line.top)} to {mm(line.bottom)}, not within the margins"


def paper_size(paper):
    for page in paper.pages:
        short, long = sorted((page.width, page.height))
        if abs(short - 210) > 0.1 or abs(long - 297) > 0.1:
            yield f"page {page.number} is {short:.1f} × {long:.1f} mm"


def landscape(paper):
    """One annex lies on its side, and what comes before and after it stands."""
    wide = [{page.width > page.height for page in part} for part in paper.parts]
    if wide != [{False}, {True}, {False}]:
        yield f"parts on their side: {wide}"
    elif len(paper.parts[1]) < 2:
        yield "the annex on its side has one page"


def edges(paper):
    """The text touches the margins: lines end at the right one, pages begin at the top one and end at the
    bottom one, but for what keeps together."""
    for paragraph in paper.paragraphs:
        for page, line in paragraph[1:]:
            yield from apart(f"left edge of {line}", line.x0, paper.left, NEAR)
        for page, line in paragraph[:-1]:
            right = paper.text_right(page)
            if not right - RAGGED < line.x1 < right + NEAR:
                yield f"page {page.number}: {line} ends at {mm(line.x1)} instead of {mm(right)}"
        for (before, _), (page, line) in zip(paragraph, paragraph[1:]):
            if before is not page:
                yield from apart(f"page {page.number}: top of {line}", line.top, paper.top, NEAR)


def page_numbers(paper):
    for part in paper.parts:
        for i, page in enumerate(part, 1):
            line = paper.number(page)
            if i == 1:
                if line:
                    yield f"page {page.number} is a first page and shows {line}"
                continue
            if not line or line.text != str(i):
                yield f"page {page.number}: number {line} instead of {i}"
                continue
            yield from apart(f"page {page.number}: middle of its number", line.middle,
                             paper.text_middle(page), CENTRED)
            if line.top < 5 or line.bottom > paper.top or not 13 <= line.size <= 14 or line.bold or line.italic:
                yield f"page {page.number}: number from {mm(line.top)} to {mm(line.bottom)}, {line.size} pt"


def annex_rule(paper):
    """Under "(Kèm theo …)", on the page's middle."""
    for part in paper.parts[1:]:
        lines = paper.attached(part[0])
        if not lines:
            yield f"page {part[0].number}: an annex without “(Kèm theo …)”"
            continue
        rule = paper.rule_under(lines[-1], part[0])
        yield from third_to_half("“(Kèm theo …)”", rule, lines)
        yield from apart("middle of the line", rule.middle, paper.text_middle(part[0]), CENTRED)


def annexes_restart(paper):
    if len(paper.parts) < 4 or max(len(part) for part in paper.parts[1:]) < 2:
        yield f"three annexes, one of several pages, are asked; pages: {[len(p) for p in paper.parts]}"


# ---- text ----

def indents_and_gaps(paper):
    gap, first_line = paper.document.gap * MM, paper.document.first_line
    flow = [row for paragraph in paper.paragraphs for row in paragraph]
    starts = {id(paragraph[0][1]) for paragraph in paper.paragraphs}
    for paragraph in paper.paragraphs:
        _, line = paragraph[0]
        yield from apart(f"indent of {line}", line.x0 - paper.left, first_line, NEAR)
    for (page, above), (other, line) in zip(flow, flow[1:]):
        if page is not other or any(above.y < a < line.y for a, _ in paper.tables(page)):
            continue
        extra = line.top - above.bottom
        if id(line) in starts:
            yield from apart(f"gap above {line}", extra, gap, LEADING)
        else:
            yield from apart(f"line spacing above {line}", extra, 0, LEADING)


def headings_kept(paper):
    for a, b in zip(paper.paragraphs, paper.paragraphs[1:]):
        page, line = a[-1]
        if all(l.bold for _, l in a) and b[0][0] is not page:
            tables = [y for y, _ in paper.tables(page) if y > line.y]
            if not tables:
                yield f"page {page.number} ends with the heading {line}"


def no_widows(paper):
    for paragraph in paper.paragraphs:
        pages = [page.number for page, _ in paragraph]
        for number in sorted(set(pages)):
            if len(set(pages)) > 1 and pages.count(number) < 2:
                line = paragraph[pages.index(number)][1]
                yield f"page {number} has a single line of a paragraph of {len(pages)}: {line}"


# ---- tables ----

def first_row(paper, page, span):
    """Text of a table's first row: down to the first drawn line across it all."""
    across = [r for r in page.rules if r.level and span[0] + 1 < r.y0 < span[1] + 0.5]
    widest = max((r.length for r in across), default=0)
    end = min((r.y0 for r in across if r.length > widest - 2), default=span[1])
    return [l.text for l in page.within(span[0], end)]


def heading_rows_repeat(paper):
    header = None
    for before, page in zip([None, *paper.pages], paper.pages):
        spans = paper.tables(page)
        text = [l for l in page.lines if l is not paper.number(page) and l.size > NOTE]
        goes_on = header and spans and text and spans[0][0] < text[0].y < spans[0][1]
        if goes_on and first_row(paper, page, spans[0]) != header:
            yield f"page {page.number} goes on with a table, without its heading row {header}"
        ends_in_table = spans and text and spans[-1][0] < text[-1].y < spans[-1][1]
        if not ends_in_table:
            header = None
        elif not (goes_on and len(spans) == 1):
            header = first_row(paper, page, spans[-1])


def tables_at_top(paper):
    """A table that goes on begins at the top margin, with its heading rows."""
    ends_in_table = False
    for page in paper.pages:
        spans = paper.tables(page)
        text = [l for l in page.lines if l is not paper.number(page) and l.size > NOTE]
        if ends_in_table and spans and text and spans[0][0] < text[0].y < spans[0][1]:
            yield from apart(f"page {page.number}: top of the table that goes on", spans[0][0], paper.top, NEAR * 2)
        ends_in_table = spans and text and spans[-1][0] < text[-1].y < spans[-1][1]


def borders_beside(page, line):
    """Where the drawn lines next on the left and on the right of a cell's text stand."""
    upright = [r.x0 for r in page.rules if not r.level and r.y0 < line.y - 1 and r.y1 > line.y - 1]
    return (max((x for x in upright if x < line.middle), default=None),
            min((x for x in upright if x > line.middle), default=None))


def text_within_cells(paper):
    """Between the borders at its sides, and on none above or below."""
    for page in paper.pages:
        for line in paper.cells_lines(page):
            left, right = borders_beside(page, line)
            if left is None or right is None:
                yield f"page {page.number}: {line} has no border on one side"
            elif line.x0 < left + CELL or line.x1 > right - CELL:
                yield (f"page {page.number}: {line} from {mm(line.x0)} to {mm(line.x1)}, its cell's borders at "
                       f"{mm(left)} and {mm(right)}")
            if any(r.level and r.x0 < line.middle < r.x1 and line.top + CELL < r.y0 < line.bottom - LEVEL
                   for r in page.rules):
                yield f"page {page.number}: a border crosses {line}"


def words_whole_in_cells(paper):
    for page in paper.pages:
        for line in paper.cells_lines(page):
            for word in line.text.split():
                if word not in paper.cell_words:
                    yield f"page {page.number}: {line} has “{word}”, which is no whole word"


def rows_whole(paper):
    seen = 0
    for page in paper.pages:
        text = " ".join(l.text for l in page.lines)
        begun = re.findall(r"\bV(\d+):", text)
        ended = re.findall(r"\bHV(\d+)\b", text)
        seen += len(begun)
        if begun != ended:
            yield f"page {page.number}: rows {begun} begin, {ended} end"
    if not seen:
        yield "no rows found"


# ---- signature ----

def signature_with_text(paper):
    page = paper.block_page
    lines = [l.text for l in page.lines]
    if not any(text.startswith("- Lưu:") for text in lines):
        yield f"page {page.number} has “Nơi nhận:” but not “- Lưu:”"
    if len(paper.signer) < 2:
        yield f"page {page.number} has “Nơi nhận:” but not the signer's name"
    text = [l for l in page.lines if paper.top < l.top and l.y < paper.noi_nhan.y - 3]
    if not text:
        yield f"page {page.number} holds the signature alone"
    elif not any(l.text.endswith("./.") for l in text):
        yield f"page {page.number} has the signature without the text's end"


def tall_block_with_text(paper):
    """A block too high for one page begins under the text's end, with the signer whole."""
    page = paper.block_page
    if not any(l.text.endswith("./.") for l in page.lines if l.y < paper.noi_nhan.y):
        yield f"page {page.number} has “Nơi nhận:” without the text's end"
    if len(paper.signer) < 2:
        yield f"page {page.number} has “Nơi nhận:” but not the signer's name"


def joint_signers(paper):
    """Two signers side by side and level, the recipients under them, all with the text's end."""
    left, right = paper.signers
    yield from level("authorities", left[0], right[0])
    yield from level("names", left[-1], right[-1])
    for column in (left, right):
        for line in column:
            yield from apart(f"middle of {line}", line.middle, column[0].middle, CENTRED)
    if not any(l.text.startswith("- Lưu:") for l in paper.block_page.lines):
        yield f"page {paper.block_page.number} has “Nơi nhận:” but not “- Lưu:”"


def signature_level(paper):
    yield from level("Nơi nhận", paper.noi_nhan, paper.signer[0])
    for line in paper.signer:
        yield from apart(f"middle of {line}", line.middle, paper.signer[0].middle, CENTRED)
    yield from apart("left edge of “Nơi nhận:”", paper.noi_nhan.x0, paper.left, NEAR)


BOXES = {"HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20, "LƯU HÀNH NỘI BỘ": None}  # wide; None: as its words


def box_around(page, line):
    """(width, height, lines) between the middles of the lines next around a text; None where there is no box."""
    sides = [r for r in page.rules if not r.level and r.y0 < line.y < r.y1]
    ends = [r for r in page.rules if r.level and r.x0 < line.middle < r.x1 and abs(r.y0 - line.y) < 10]
    left = max((r for r in sides if r.x0 < line.x0 + NEAR), key=lambda r: r.x0, default=None)
    right = min((r for r in sides if r.x0 > line.x1 - NEAR), key=lambda r: r.x0, default=None)
    above = max((r for r in ends if r.y0 < line.y), key=lambda r: r.y0, default=None)
    below = min((r for r in ends if r.y0 > line.y), key=lambda r: r.y0, default=None)
    around = (left, right, above, below)
    return (right.x0 - left.x0, below.y0 - above.y0, around) if all(around) else None


def marks(paper):
    page = paper.first
    for line in page.lines:
        if line.text not in BOXES:
            continue
        box = box_around(page, line)
        if box is None:
            yield f"{line}: no box around it"
            continue
        width, height, lines = box
        wanted = BOXES[line.text]
        red = wanted is not None
        if red:
            yield from apart(f"box of {line}", width, wanted, 0.2)
        yield from apart(f"height of the box of {line}", height, 8, 0.2)
        yield from apart(f"middle of {line} in its box", line.middle, (lines[0].x0 + lines[1].x0) / 2, 0.2)
        if any((r.color == (1, 0, 0)) != red for r in lines):
            yield f"box of {line}: colours {[r.color for r in lines]}"
        beside, column = (paper.so, paper.so) if red else (paper.quoc_hieu, paper.quoc_hieu)
        if (line.y > beside.y) != red or abs(line.middle - column.middle) > 1:
            yield f"{line} stands at the wrong place"
    if not any(line.text in BOXES for line in page.lines):
        yield "no mark on page 1"


def address(paper):
    for page in paper.pages:
        line = page.starting("Địa chỉ:")
        if (line is not None) != (page is paper.first):
            yield f"page {page.number}: the address {'stands there' if line else 'is missing'}"
    line = paper.first.starting("Địa chỉ:")
    rules = [r for r in paper.first.rules if r.level and line.y - 8 < r.y0 < line.y]
    if not rules:
        yield "no line above the address"
        return
    yield from apart("line above the address", rules[0].length,
                     paper.text_right(paper.first) - paper.left, 0.2)
    if not 11 <= round(line.size) <= 12:
        yield f"{line}: {line.size} points"


@dataclass
class Check:
    name: str
    clause: str  # of Phụ lục I; "-": sensible, not law
    kinds: tuple  # of the documents it measures
    run: object


CHECKS = [
    Check("quoc-hieu-on-one-line", "II.1.a", ("head",), quoc_hieu_on_one_line),
    Check("columns-apart", "-", ("head",), columns_apart),
    Check("head-level", "II.4.b, IV", ("head",), head_level),
    Check("number-level", "II.3, II.4, IV", ("numbered",), number_level),
    Check("tieu-ngu-rule", "II.1.b", ("head",), tieu_ngu_rule),
    Check("agency-rule", "II.2.b", ("head",), agency_rule),
    Check("subject-rule", "II.5.b", ("head",), subject_rule),
    Check("subject-whole", "-", ("head",), subject_whole),
    Check("subject-breaks", "-", ("subject",), subject_breaks),
    Check("agency-breaks", "-", ("head",), agency_breaks),
    Check("looks-of-head", "V.1, V.2", ("head",), looks("head")),
    Check("looks-of-number", "V.3, V.4", ("numbered",), looks("numbered")),
    Check("looks-of-title", "V.5a", ("head",), looks("title")),
    Check("looks-of-text", "V.6", ("text",), looks("text")),
    Check("looks-of-end", "V.7, V.8", ("end",), looks("end")),
    Check("looks-of-annexes", "V.9", ("annexes",), looks("annexes")),
    Check("faces", "I.4", ("head", "end", "text", "pages"), faces),
    Check("margins", "I.3", ("text", "pages", "head"), margins),
    Check("paper", "I.1", ("head", "pages"), paper_size),
    Check("landscape", "I.2", ("landscape",), landscape),
    Check("edges", "I.3, II.6.e", ("text", "set"), edges),
    Check("page-numbers", "I.7, III.1.đ", ("text", "pages"), page_numbers),
    Check("annex-rule", "III.1.b; Phụ lục III, mẫu 2.1", ("pages",), annex_rule),
    Check("annexes-restart", "III.1.đ", ("annexes",), annexes_restart),
    Check("indents-and-gaps", "II.6.e", ("text", "set"), indents_and_gaps),
    Check("headings-kept", "-", ("breaks",), headings_kept),
    Check("no-widows", "-", ("breaks", "text", "pages"), no_widows),
    Check("heading-rows-repeat", "-", ("tables",), heading_rows_repeat),
    Check("tables-at-top", "-", ("tables",), tables_at_top),
    Check("text-within-cells", "-", ("tables",), text_within_cells),
    Check("words-whole-in-cells", "-", ("tables",), words_whole_in_cells),
    Check("rows-whole", "-", ("rows",), rows_whole),
    Check("signature-with-text", "-", ("end",), signature_with_text),
    Check("tall-block-with-text", "-", ("tall",), tall_block_with_text),
    Check("joint-signers", "-", ("joint",), joint_signers),
    Check("marks", "III.2", ("marks",), marks),
    Check("address", "III.4", ("address",), address),
    Check("signature-level", "II.9.d", ("end",), signature_level),
]
