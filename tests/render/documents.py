"""The documents that are measured: inputs written here, and the samples. Each has a name and kinds; a check
names the kinds it wants. Knows the input language, not the rules."""

import re
from dataclasses import dataclass
from pathlib import Path

from names import NAMES

HEAD = """[văn bản]
{level}số = 5
ký hiệu = KH-UBND
địa danh = {place}
ngày = {date}
trích yếu = {subject}

[cơ quan]
{superior}tên = {agency}

"""
TAIL = """
[nơi nhận]
danh sách =
{recipients}
lưu = VT, VHXH

[ký]
{authority}chức vụ = {title}
họ tên = Nguyễn Đình Khánh
"""
ROW = "xây dựng chương trình, phân công người phụ trách và kiểm tra kết quả từng việc theo lịch đã thống nhất "
SUBJECTS = [
    "Ra quân tổng vệ sinh môi trường",
    "Thực hiện chuyển đổi số trên địa bàn xã An Thịnh năm 2026",
    "Ra quân tổng vệ sinh môi trường, hưởng ứng Ngày Môi trường thế giới và Tháng hành động vì môi trường "
    "trên địa bàn xã An Thịnh năm 2026",
    "Triển khai thực hiện Nghị quyết Đại hội đại biểu Đảng bộ xã An Thịnh lần thứ XXVIII, nhiệm kỳ 2025 - "
    "2030 và Kế hoạch số 27/KH-UBND ngày 22 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Bắc Ninh về chuyển "
    "đổi số tỉnh Bắc Ninh năm 2026",
]
RECIPIENTS = ["UBND tỉnh (để b/c)", "Thường trực Đảng ủy (để b/c)", "Thường trực HĐND xã",
              "Chủ tịch, các Phó Chủ tịch UBND xã", "Các phòng, đơn vị thuộc UBND xã", "Công an xã",
              "Các thôn"]


@dataclass
class Document:
    name: str
    text: str  # the input; or
    path: Path = None  # where it stands
    kinds: frozenset = frozenset()
    margins: tuple = (20, 20, 30, 20)  # mm asked for: top, bottom, left, right
    first_line: float = 12.7  # mm
    gap: float = 6  # points between paragraphs


def indented(lines):
    return "".join(f"    {line}\n" for line in lines)


def plan(body, *, agency="Ủy ban nhân dân xã An Thịnh", superior="", level="", place="An Thịnh",
         date="06/02/2026", subject=SUBJECTS[0], recipients=RECIPIENTS, authority="", title="CHỦ TỊCH",
         extra=""):
    """An input: body is the lines of [nội dung]."""
    return (extra + HEAD.format(level=f"cấp = {level}\n" if level else "", place=place, date=date,
                                subject=subject, superior=f"chủ quản = {superior}\n" if superior else "",
                                agency=agency)
            + "[nội dung]\nnội dung =\n" + indented(body)
            + TAIL.format(recipients=indented(recipients), title=title,
                          authority=f"quyền hạn = {authority}\n" if authority else ""))


def words(lines, start=""):
    """Text that takes about that many full lines of the page, ending in the middle of the last."""
    text = start + ROW * lines
    return text[:77 * lines - 35].rsplit(" ", 1)[0] + "."


def named():
    for i, (superior, agency) in enumerate(NAMES, 1):
        own = agency.startswith("Ủy ban nhân dân ")
        yield Document(f"ten-{i:02}", plan(
            ["I. NỘI DUNG", words(3)], agency=agency, superior=superior, level="" if own else "tỉnh",
            date="06/02/2026" if "phường" in agency + superior else "04/9/2024",
            authority="" if own else "-", title="CHỦ TỊCH" if own else "TRƯỞNG BAN"), None,
            frozenset({"head", "numbered"}))


def subjects():
    for i, subject in enumerate(SUBJECTS, 1):
        yield Document(f"trich-yeu-{i}", plan(["I. NỘI DUNG", words(3)], subject=subject), None,
                       frozenset({"head", "numbered", "subject"}))


def ends():
    """The text's end moves down the page a line at a time, past the place where the block no longer fits."""
    for i in range(1, 27):
        for last, lines in (("dai", 5), ("ngan", 1)):
            body = ["I. NỘI DUNG", words(12), words(9 + i - lines), words(lines)]
            yield Document(f"het-{last}-{i:02}", plan(body), None, frozenset({"end"}))


def breaks():
    """Headings and paragraphs of two, three and six lines move over the page's end, a line at a time."""
    for i in range(1, 13):
        body = ["I. NỘI DUNG", words(13 + i)]
        for part in ("II", "III", "IV", "V"):
            body += [f"{part}. TÊN CỦA MỤC THỨ {part}", "1. Tên của khoản thứ nhất", words(2, "a) "),
                     words(3, "b) "), "2. Tên của khoản thứ hai", words(6), words(2), words(3)]
        yield Document(f"ngat-{i:02}", plan(body), None, frozenset({"breaks", "text"}))


def breaks_before_tables():
    """The same with a table under each heading."""
    for i in range(1, 13):
        body = ["I. NỘI DUNG", words(13 + i)]
        for number in range(1, 5):
            body += [f"{number}. Bảng thứ {number}", *table(4), words(3)]
        yield Document(f"ngat-bang-{i:02}", plan(body), None, frozenset({"breaks", "tables", "rows"}))


def table(rows):
    """Rows of one to three lines; each begins with a word V7: and ends with HV7, its number."""
    lines = ["| TT | Nội dung công việc | Đơn vị thực hiện |", "|:-:|:--|:--|"]
    for i in range(1, rows + 1):
        lines.append(f"| {i} | V{i}: " + ROW[:40 + 50 * (i % 4)].rsplit(" ", 1)[0]
                     + f" HV{i} | Phòng Văn hóa - Xã hội |")
    return lines


def annexed():
    """A plan of several pages with a table over pages, and three annexes, two of several pages."""
    body = ["I. NỘI DUNG", words(20), "1. Phân công tại các Phụ lục I, II, III", *table(24), words(30)]
    annexes = [("I", "Danh mục nhiệm vụ", table(60)), ("II", "Lịch kiểm tra", table(5)),
               ("III", "Đề cương báo cáo", [words(70)])]
    extra = "".join(f"[phụ lục {n}]\ntiêu đề = {title}\nnội dung =\n{indented(lines)}\n"
                    for n, title, lines in annexes)
    yield Document("phu-luc", plan(body, extra=extra), None,
                   frozenset({"text", "pages", "tables", "rows", "annexes", "breaks", "head", "numbered", "end"}))


def wide_table(rows):
    """Nine columns under two heading rows; cells joined down over three rows, and across."""
    lines = ["| TT | Nội dung công việc | Đơn vị chủ trì | Kinh phí (đồng) ||| Thời gian || Ghi chú |",
             "| ^^ | ^^ | ^^ | Tổng số | Ngân sách xã | Nguồn khác | Bắt đầu | Kết thúc | ^^ |",
             "|:-:|:--|:--|--:|--:|--:|:-:|:-:|:--|"]
    for i in range(1, rows + 1):
        unit = "^^" if i % 3 != 1 else "Phòng Văn hóa - Xã hội"
        dates = "Cả năm 2026 ||" if i % 5 == 0 else "07/02/2026 | 20/12/2026 |"
        lines.append(f"| {i} | V{i}: " + ROW[:20 + 40 * (i % 4)].rsplit(" ", 1)[0] + f" HV{i} | {unit} | "
                     f"12.500.000 | 10.000.000 | 2.500.000 | {dates} |")
    return lines


def landscape():
    extra = "".join(f"[phụ lục {n}]\ntiêu đề = {title}\n{more}nội dung =\n{indented(lines)}\n"
                    for n, title, more, lines in [
                        ("I", "Kinh phí thực hiện", "khổ = ngang\n", wide_table(40)),
                        ("II", "Danh mục nhiệm vụ", "", table(30))])
    yield Document("phu-luc-ngang", plan(["I. NỘI DUNG", "Theo các Phụ lục I, II. " + words(3)], extra=extra),
                   None, frozenset({"head", "numbered", "end", "pages", "tables", "rows", "landscape"}))


def narrow_table(rows):
    """Eight columns on an upright page, each of what must not break: numbers with units, dates, signs, long
    words; one holds most."""
    lines = ["| TT | Nhiệm vụ | Đơn vị chủ trì | Căn cứ | Kinh phí || Thời gian ||",
             "| ^^ | ^^ | ^^ | ^^ | Tổng số | Xã | Bắt đầu | Kết thúc |", "|-|-|-|-|-|-|-|-|"]
    for i in range(1, rows + 1):
        if i % 10 == 1:
            lines.append(f"| {'I' * (i // 10 + 1)} | Nhóm việc thứ {i // 10 + 1} |||||||")
        lines.append(f"| ? | Việc {i}: {ROW[:30 + 30 * (i % 4)].rsplit(' ', 1)[0]} | "
                     f"{'Phòng Văn hóa - Xã hội' if i % 2 else 'Trưởng thôn số 12'} | 171/KH-UBND | "
                     f"{i}.250 | {i}.000 | 07/02/2026 | 20/12/2026 |")
    return lines


def narrow():
    extra = (f"[phụ lục]\ntiêu đề = Danh mục nhiệm vụ\nkhổ = dọc\nnội dung =\n{indented(narrow_table(16))}\n")
    yield Document("bang-hep", plan(["I. NỘI DUNG", "Theo Phụ lục. " + words(3)], extra=extra), None,
                   frozenset({"head", "numbered", "end", "pages", "tables"}))


def signed():
    deputies = [("pho-chu-tich", dict(title="Phó Chủ tịch")),
                ("so", dict(agency="Sở Nội vụ", superior="UBND tỉnh Bắc Ninh", level="tỉnh",
                            title="Phó Giám đốc"))]
    for name, values in deputies:
        yield Document(f"ky-{name}", plan(["I. NỘI DUNG", words(3)], **values), None,
                       frozenset({"head", "numbered", "end"}))
    yield Document("ky-nhieu-noi-nhan", plan(["I. NỘI DUNG", words(3)],
                                             recipients=[f"Đơn vị thứ {i}" for i in range(1, 76)]), None,
                   frozenset({"head", "numbered", "pages", "tall"}))


def issued():
    """Jointly, and by a decision."""
    yield Document("lien-tich", plan(
        ["I. NỘI DUNG", words(12)], agency="Sở Giáo dục và Đào tạo", superior="UBND tỉnh Bắc Ninh",
        level="tỉnh", title="Giám đốc",
        extra="[cơ quan 2]\nchủ quản = UBND tỉnh Bắc Ninh\ntên = Sở Khoa học và Công nghệ\n\n[ký 2]\n"
              "chức vụ = Phó Giám đốc\nhọ tên = Trần Thị Minh Nguyệt\n\n"), None,
        frozenset({"head", "numbered", "joint", "pages"}))
    yield Document("kem-quyet-dinh", plan(
        ["I. NỘI DUNG", words(12)], subject=SUBJECTS[1], extra="[kèm theo]\nloại = Quyết định\nsố = 118\n"
        "ký hiệu = QĐ-UBND\nngày = 06/02/2026\n\n").replace("số = 5\nký hiệu = KH-UBND\n", "")
        .replace("địa danh = An Thịnh\nngày = 06/02/2026\n", ""), None, frozenset({"head", "pages"}))


def chosen():
    """Margins, indent, gap and size that [thể thức] chooses, with a long name and with several pages."""
    choices = [((25, 25, 35, 20), 10, 8, 13), ((20, 25, 30, 15), 12.7, 6, 14)]
    for i, (margins, first_line, gap, size) in enumerate(choices, 1):
        top, bottom, left, right = margins
        extra = (f"[thể thức]\nlề trên = {top} mm\nlề dưới = {bottom} mm\nlề trái = {left} mm\n"
                 f"lề phải = {right} mm\nthụt đầu dòng = {first_line / 10:g} cm\ncách đoạn = {gap} pt\n"
                 f"cỡ chữ = {size}\n\n").replace(".", ",")
        body = ["I. NỘI DUNG", words(30), "1. Tên của khoản", *[words(k) for k in (3, 2, 6, 9, 30, 4)]]
        for k, (superior, agency) in enumerate([("", "Ủy ban nhân dân xã An Thịnh"), NAMES[5]], 1):
            yield Document(f"chon-{i}-{k}", plan(
                body, agency=agency, superior=superior, level="" if k == 1 else "tỉnh",
                authority="" if k == 1 else "-", title="CHỦ TỊCH" if k == 1 else "TRƯỞNG BAN",
                date="06/02/2026" if k == 1 else "04/9/2024", extra=extra), None,
                frozenset({"head", "numbered", "pages", "end", "breaks", "set"}), margins, first_line, gap)


def marked():
    """Each degree of urgency; with the first the rest of what stands beside the text, over several pages."""
    address = "địa chỉ = Thôn Đông, xã An Thịnh\nđiện thoại = 0222 3873 333\ntrang tin = anthinh.bacninh.gov.vn\n"
    annex = f"[phụ lục]\ntiêu đề = Đề cương\nnội dung =\n{indented([words(50)])}\n"
    for i, degree in enumerate(("THƯỢNG KHẨN", "HỎA TỐC", "KHẨN")):
        text = plan(["I. NỘI DUNG", words(3 if i else 60), "1. Việc tại Phụ lục"], extra="" if i else annex)
        text = text.replace("trích yếu =", f"độ khẩn = {degree}\ntrích yếu =")
        if i == 0:
            text = text.replace("trích yếu =", "phạm vi lưu hành = Lưu hành nội bộ\ntrích yếu =") \
                .replace("[nơi nhận]", "[kính gửi]\ndanh sách =\n  Sở Nội vụ\n  Công an xã\n\n[nơi nhận]") \
                .replace("tên = Ủy", address + "tên = Ủy")
        yield Document(f"dau-{i + 1}", text, None, frozenset({"head", "numbered", "marks"}
                                                             | ({"address"} if i == 0 else set())))


def asked_margins(text):
    """The margins that a sample's [thể thức] asks for, in mm; where it asks for none, the usual ones."""
    usual = {"trên": 20, "dưới": 20, "trái": 30, "phải": 20}
    return tuple(float(asked[1].replace(",", ".")) if (asked := re.search(rf"^lề {side} = ([\d,]+) mm$", text, re.M))
                 else mm for side, mm in usual.items())


def samples(root):
    """Each sample; who signs a copy stands below who signed the plan, so the plan's end isn't the last text."""
    for path in sorted(root.glob("samples/*/*.ini")):
        text = path.read_text(encoding="utf-8")
        kinds = {"head", "numbered", "pages", "tables"} | (set() if "\n[bản sao]\n" in text else {"end"})
        yield Document(f"{path.parent.name}-{path.stem}", "", path, frozenset(kinds), asked_margins(text))


def all_documents(root):
    for group in (named(), subjects(), ends(), breaks(), breaks_before_tables(), annexed(), landscape(), narrow(),
                  signed(), issued(), chosen(), marked(), samples(root)):
        yield from group
