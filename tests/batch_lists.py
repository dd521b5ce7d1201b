"""Random lists, templates and inputs for tests/batch, the same for the same seed.

Units of one level, or units below the input's own: communes of a province, of a district, districts and their
communes (`thuộc`), which take values from the plan above and have templates of their own. The input as .ini or
.json, lists as .csv or .xlsx."""

import collections
import csv
import io
import json
import random
import unicodedata

import workbook
from batch_templates import OF_PLAN_ABOVE, template_above, template_of

NAMES = ["An Thịnh", "Bình Minh", "Cẩm Thành", "Đông Kinh", "Ea H'leo", "Hòa Bình", "Kỳ Lừa", "Lê Lợi", "5",
         "Mỹ Đức", "Ngọc Hồi", "Phú Quý", "Quảng Yên", "Sơn Tây", "Trà Cú", "Vĩnh Hảo", "Xuân Lộc", "Ý Yên",
         # the beginning of another, words of templates and rules, signs, letters from elsewhere, none but a few
         "An", "An Thịnh Đông", "Bình", "Tuyến", "Năm", "Điều 5", "Phụ Lục", "Tổng Kết", "12", "Cộng Hòa Các Xã Cũ",
         "Toàn Thắng", "Công An", "Khu Trung Tâm", "Łódź", "Ñandú", "Ia O", "R’Lấp", "Ba-Na", "Tân - Lập", "A",
         "Trần Hưng Đạo Nguyễn Thị Minh Khai Lê Hồng Phong Hoàng Văn Thụ", unicodedata.normalize("NFD", "Tưởng Đức")]
KINDS = [["xã", "xã", "xã", "phường", "phường", "đặc khu"], ["xã"], ["xã", "huyện", "thị trấn", "thị xã", "quận"]]
PEOPLE = ["Nguyễn Đình Khánh", "Lương Thị Hạnh", "A Thuận", "Y Hương", "Hà Văn Tiến", ""]
POSTS = ["CHỦ TỊCH", "PHÓ CHỦ TỊCH", ""]
DATES = [["12/3/2026", "5/4/2026", "/4/2026", "12/3/2026", "30/12/2026"], ["12/3/2026"],
         ["12/3/2026", "", "30/6/2025", "1/7/2025", "2/5/2024", "2/2026"]]
WORDS = ["nhà văn hóa", "đường liên thôn", "a & b < c > \"d\"", "10 ha", "số 5", "**đậm**", "*sao*", "{{co_quan.ten}}",
         "[^1]", "một | hai", "1. khoản", "- gạch", "50%", "ngày 05 tháng 4", "m²", "Ủy ban", "{giao}", "\\{{",
         "năm 2024", "Điều 5", "Phụ lục I", "./.", "xã Bình Minh", "hai\ttab", "“ngoặc”", "{{don_vi.ten}}", "năm"]
DATES_BEFORE = [["12/3/2025", "5/4/2025", "/4/2025", "12/3/2025", "30/5/2025"], ["12/3/2025"], ["", "30/6/2025", "/3/2025"]]
BESIDE = {  # columns by path: what is worked out once for rows that say the same
    "văn bản.độ khẩn": ["", "khẩn", "hỏa tốc", "thượng khẩn"],
    "văn bản.dự thảo": ["", "có", "lần 2", "-"],
    "văn bản.phạm vi lưu hành": ["", "lưu hành nội bộ", "Xem xong trả lại"],
    "văn bản.người soạn": ["nvt", "", "ab"],
    "văn bản.số bản": ["5", "", "30"],
    "văn bản.mô hình": ["", "2 cấp"],
    "kính gửi.danh sách": ["Sở Nội vụ", "Sở Nội vụ\nSở Tài chính", ""],
    "nơi nhận.lưu": ["VT", "VT, KT", "VT"],
    "nơi nhận.danh sách": ["- Như trên\n- Sở Y tế", "- Sở Y tế", "{\n- A\n- B\n} (để b/c)\n- C"],
    "ký.quyền hạn": ["", "", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
    "ký.chức vụ khác": ["", "Trưởng Ban Chỉ đạo"],
    "cơ quan.chủ quản": ["", "Ủy ban nhân dân tỉnh Lạng Sơn"],
    "cơ quan 2.tên": ["", "", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Kỳ Lừa"],
    "ký 2.chức vụ": ["CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    "ký 2.họ tên": ["Lê Văn Bê", "Hà Thị Xê"],
    "kèm theo.số": ["", "", "", "12"],
    "kèm theo.ngày": ["", "11/3/2026"],
    "bản sao.hình thức": ["", "", "sao y", "trích sao", "sao lục"],
    "bản sao.chức vụ": ["CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
    "bản sao.số": ["", "3"],
    "bản sao.ngày": ["", "20/4/2026"],
    "cấp trên.số": ["171", "", "05"],
    "cấp trên.ký hiệu": ["KH-UBND", ""],
    "cấp trên.ngày": ["13/8/2025", "/8/2025", "1/1/2027"],
    "cấp trên.cơ quan": ["Ủy ban nhân dân tỉnh Lạng Sơn", "Sở Nội vụ", "", "Ủy ban nhân dân tỉnh Cà Mau"],
    "cấp trên.trích yếu": ["Ra quân vệ sinh", "Ra quân vệ sinh", "RA QUÂN", "về an toàn"],
    "cấp trên.trích dẫn": ["", "", "Kế hoạch số 5 của tỉnh"],
    "thể thức.cỡ chữ": ["", "14", "13"],
}
WITHOUT = {"ký 2": "cơ quan 2.tên", "bản sao": "bản sao.hình thức"}
Level = collections.namedtuple("Level", "kinds dates above without most", defaults=((), ("?",), 14))
COLUMNS = ["tuyến", "dự toán", "ghi chú", "mức", "hạn"]


def cell(rng, column, few):
    """`few`: what a list has in this column, mostly one of two."""
    if few.get(column) and rng.random() < 0.7:
        return rng.choice(few[column])
    value = any_cell(rng, column)
    few.setdefault(column, [])
    if len(few[column]) < 2:
        few[column].append(value)
    return value


def any_cell(rng, column):
    if rng.random() < 0.25:
        return rng.choice(["", "", "-"])
    if column == "tuyến":
        return "\n".join(rng.choice(WORDS) for _ in range(rng.randint(1, 4)))
    if column == "dự toán":
        return str(rng.choice([15000000, 15000000, 2500000, 0]))
    if column == "mức":
        return rng.choice(["cao", "vừa"])
    if column == "hạn":
        return rng.choice(["10/4/2026", "28/02/2027"])
    words = " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 6)))
    return unicodedata.normalize("NFD", words) if rng.random() < 0.2 else words


def rows_of(rng, level):
    """Heads and rows of a list of that level."""
    columns = [c for c in COLUMNS if rng.random() < 0.8]
    names = rng.sample(NAMES, rng.randint(3, 14) if level.most > 3 else rng.randint(1, level.most))
    kinds, dates = rng.choice(level.kinds), rng.choice(level.dates)
    rows, few = [], {}
    for name in names:
        row = [f"{rng.choice(kinds)} {name}", rng.choice([name, name, ""]) if name != "5" else "", rng.choice(dates),
               rng.choice(PEOPLE), rng.choice(POSTS), rng.choice(["", str(rng.randint(1, 40))])]
        rows.append(row + [cell(rng, c, few) for c in columns])
    beside = [c for c in BESIDE if rng.random() < rng.choice([0.02, 0.08, 0.2]) and not c.startswith(level.without)]
    for row in rows:
        said = {c: rng.choice(BESIDE[c] + [BESIDE[c][0]] * 2) for c in beside}
        for name in list(said):  # what would be a fault without the rest
            whole = WITHOUT.get(name.split(".")[0])
            said[name] = said[name] if not whole or said.get(whole) else ""
        row += said.values()
    head = ["tên", "địa danh", "ngày", "họ tên", "chức vụ", "số"] + columns + beside
    if level.above:
        head.append("thuộc")
        for row in rows:
            row.append(rng.choice(level.above))
    return head, rows


GROUNDS = [[], ["Căn cứ tình hình của {{don_vi.ten}}"], ["{{#ra_quan.muc}}", "Căn cứ mức {{ra_quan.muc}}", "{{/ra_quan.muc}}"]]
SHARED = [("mức", "cao"), ("ghi chú", "Việc của {{don_vi.ten}} năm 2025"), ("tuyến", ["số 5", "{{ra_quan.muc}}"]),
          ("hạn", "10/4/2026")]
OPTIONS = [[]] * 6 + [["--renumber"], ["--split-annexes"], ["--set", "ra_quan.muc=vừa"], ["--set", "ra_quan.ghi_chu=10 ha"],
                      ["--set", "ky.ho_ten=Lê Văn Bê"]]


def input_of(rng, date):
    """What rows may say otherwise, in the same words or not at all: section -> key -> words, or lines."""
    shared = {key: said for key, said in SHARED if rng.random() < 0.25}
    if "tuyến" in shared and rng.random() < 0.7:  # which asks for it
        shared["mức"] = "cao"
    return {"văn bản": {"khung": "khung.xml", "ký hiệu": "KH-UBND", "ngày": date},
            "căn cứ": {"danh sách": ["Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
                                     *rng.choice(GROUNDS)]},
            "nơi nhận": {"lưu": "VT"}} | ({"ra quân": shared} if shared else {})


def input_above(rng, name, date):
    """The plan of the unit above; what units below don't take of it, too."""
    said = input_of(rng, date)
    said["văn bản"] |= {"khung": "tren.xml", "số": "12", "địa danh": name.split(" ", 1)[1],
                        "trích yếu": rng.choice(["Ra quân vệ sinh", "RA QUÂN dọn vệ sinh năm 2026"])}
    said["cơ quan"] = {"tên": f"Ủy ban nhân dân {name}"}
    said["ký"] = {"chức vụ": "CHỦ TỊCH", "họ tên": "Lê Văn Tám"}
    for rank in ["cấp huyện", "cấp xã"]:
        if rng.random() < 0.3 and (rank == "cấp xã" or "tỉnh" in name):
            said[rank] = {"ra_quan.mức": "vừa"} | ({"ra_quan.ghi chú": "của cấp dưới"} if rng.random() < 0.5 else {})
    if rng.random() < 0.3:
        said["mục viec"] = {"thêm": ["Câu thêm của {{don_vi.ten}}.", "?. Câu nữa{{#ra_quan.muc}}, mức {{ra_quan.muc}}{{/ra_quan.muc}}."]}
    return said


# ---- files ----

def as_ini(said):
    lines = []
    for section, keys in said.items():
        lines.append(f"[{section}]")
        for key, words in keys.items():
            lines += [f"{key} ="] + [f"  {w}" for w in words] if isinstance(words, list) else [f"{key} = {words}"]
    return "\n".join(lines) + "\n"


def as_csv(rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


class RandomList:
    """files: name -> bytes; words: what the command has besides where to write; rows: how many there are."""

    def __init__(self, seed):
        rng = random.Random(seed)
        self.files, self.words, self.rows = {}, list(rng.choice(OPTIONS)), 0
        rng.choice([self.of_one_level] * 3 + [self.of_communes, self.of_district] + [self.of_three_levels] * 2)(rng)

    def add_list(self, rng, name, level):
        head, rows = rows_of(rng, level)
        self.rows += len(rows)
        if rng.random() < 0.25:
            self.files[name + ".xlsx"] = workbook.book([head] + [[c or None for c in row] for row in rows])
            self.words += ["--each", name + ".xlsx"]
        else:
            self.files[name + ".csv"] = as_csv([head, *rows])
            self.words += ["--each", name + ".csv"]
        return [row[0] for row in rows]

    def add_input(self, rng, said):
        if rng.random() < 0.25:
            self.files["input.json"] = json.dumps(said, ensure_ascii=rng.random() < 0.5).encode()
            self.words.append("input.json")
        else:
            self.files["input.ini"] = as_ini(said).encode()
            self.words.append("input.ini")

    def of_one_level(self, rng):
        self.files["khung.xml"] = template_of(rng).encode()
        self.add_list(rng, "list", Level(KINDS, DATES))
        self.add_input(rng, input_of(rng, rng.choice(["10/3/2026", "10/3/2026", "1/6/2025"])))

    def of_units_below(self, rng, name, date, lists):
        """`lists`: rank -> level; those of a rank may belong to those of the one before."""
        above = []
        for rank, level in lists.items():
            self.files[rank + ".xml"] = template_of(rng, rank, f' cap="{rank}"', OF_PLAN_ABOVE * 2).encode()
            if above:
                level = level._replace(above=(*level.above, *above * 3))
            above = self.add_list(rng, rank, level)
        self.files["tren.xml"] = template_above(" ".join(f"{rank}.xml" for rank in lists)).encode()
        self.words += ["--level", "xa"]
        self.add_input(rng, input_above(rng, name, date))

    def of_communes(self, rng):
        name = "tỉnh Lạng Sơn"
        level = Level(KINDS[:2], DATES[:2], rng.choice([(), ("", name)]), ("cấp trên", "văn bản.mô hình"))
        self.of_units_below(rng, name, rng.choice(["10/3/2026", "1/7/2025"]), {"xa": level})

    def of_district(self, rng):
        level = Level([["xã", "thị trấn"], ["xã"]], DATES_BEFORE, (), ("cấp trên", "văn bản.mô hình"))
        self.of_units_below(rng, "huyện Cao Lộc", rng.choice(["10/3/2025", "1/6/2024"]), {"xa": level})

    def of_three_levels(self, rng):
        name, without = "tỉnh Lạng Sơn", ("cấp trên", "văn bản.mô hình")
        self.of_units_below(rng, name, "10/3/2025", {
            "huyen": Level([["huyện"], ["huyện", "thị xã"]], DATES_BEFORE, (), without, 3),
            "xa": Level([["xã", "thị trấn"], ["xã"]], DATES_BEFORE, (name, ""), without)})
