"""What the benchmark makes plans from: lists of units, long plans and annexes; always the same ones."""

import random

SEED = 3321
SYLLABLES = """An Bắc Bàng Bảo Bình Bồng Bút Cái Cam Cẩm Cát Cầu Châu Chánh Cư Cường Đa Đại Đăk Đạo Điện Định
Đồng Đức Dương Ea Gia Giang Giao Hà Hải Hậu Hiệp Hòa Hoài Hoàng Hội Hồng Hợp Hưng Hương Ia Khánh Kim Kon Krông
Lạc Lâm Lộc Long Lương Mai Mỹ Nam Nghĩa Ngọc Nhơn Ninh Phong Phú Phúc Phước Phượng Quang Quảng Quế Quỳnh Sa
Sơn Sông Tam Tân Tây Thái Thanh Thịnh Thọ Thới Thuận Tiên Tiến Trà Trung Tú Tường Vạn Vân Vĩnh Xuân Yên""".split()
FAMILY = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý A Y".split()
GIVEN = "An Bình Cường Dũng Hạnh Hà Hùng Khánh Lâm Lan Minh Nam Phúc Quân Sơn Thảo Thắng Tuấn Vinh Yến".split()
HEADINGS = "STT,tên,địa danh,số,ngày,họ tên,chức vụ"


def units(kind, n):
    """Rows of a list, no two with one name; the first n are the same whatever n is."""
    chance, seen, rows = random.Random(f"{SEED} {kind}"), set(), []
    while len(rows) < n:
        name = " ".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 2, 3))))
        if name in seen:
            continue
        seen.add(name)
        signer = " ".join([chance.choice(FAMILY), *chance.choices(GIVEN, k=2)])
        rows.append({"ten": f"{kind} {name}", "TEN": f"{kind} {name}".upper(), "dia_danh": name,
                     "so": str(100 + len(rows)), "ho_ten": signer})
    return rows


def write_list(path, rows):
    path.write_text(HEADINGS + "\n" + "".join(
        f"{i},{row['ten']},{row['dia_danh']},{row['so']},12/8/2019,{row['ho_ten']},CHỦ TỊCH\n"
        for i, row in enumerate(rows, 1)), "utf-8")
    return path


HEAD = """[văn bản]
cấp = xã
số = 5
ngày = 06/02/2026
địa danh = An Thịnh
trích yếu = Thực hiện chuyển đổi số trên địa bàn xã An Thịnh năm 2026
[cơ quan]
tên = Ủy ban nhân dân xã An Thịnh
[nơi nhận]
danh sách =
    - UBND tỉnh (để b/c)
lưu = VT
[ký]
chức vụ = CHỦ TỊCH
họ tên = Nguyễn Đình Khánh
[mục I]
tiêu đề = Nội dung
nội dung =
"""
WORDS = """phối hợp tuyên truyền hướng dẫn người dân thực hiện dịch vụ công trực tuyến trên môi trường mạng bảo đảm an toàn
thông tin kiểm tra đôn đốc các thôn tổng hợp kết quả báo cáo theo quy định bố trí kinh phí trong dự toán được giao rà soát
bổ sung trang thiết bị nâng cao chất lượng phục vụ tổ chức tập huấn kỹ năng số cho cán bộ hội viên đoàn viên""".split()
PARAGRAPHS_A_PAGE = 13  # as LibreOffice sets them: 101 pages for 100, measured


def long_plan(path, pages):
    """A plan of about that many pages: paragraphs of 36 to 50 words."""
    chance = random.Random(SEED)
    lines = ("Ủy ban nhân dân xã " + " ".join(chance.choices(WORDS, k=chance.randint(31, 45))) + "."
             for _ in range(pages * PARAGRAPHS_A_PAGE))
    path.write_text(HEAD + "".join(f"    {line}\n" for line in lines), "utf-8")
    return path


def long_annex(path, rows):
    """A plan with an annex whose table has that many rows."""
    chance = random.Random(SEED)
    table = "".join(f"    | {i} | Thôn {' '.join(chance.choices(SYLLABLES, k=2))} | "
                    f"{' '.join(chance.choices(WORDS, k=8))} | {chance.randint(1, 28):02}/3/2026 | "
                    f"{chance.randint(1, 900)}.500.000 |\n" for i in range(1, rows + 1))
    path.write_text(HEAD + "    Danh mục công việc tại Phụ lục I kèm theo.\n[phụ lục I]\n"
                    "tiêu đề = Danh mục công việc\nnội dung =\n"
                    "    | TT | Thôn | Nội dung | Thời hạn | Kinh phí |\n    |-|-|-|-|-|\n" + table, "utf-8")
    return path
