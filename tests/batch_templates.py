"""Random templates for tests/batch: what a text can have of a row, and lines of several kinds beside each other."""

LINES = [
    "?. Ra quân tại {{cap.don_vi_duoi}} của {{don_vi.ten}} trong tháng 4.",
    "Ở đây nói riêng về:\n{{don_vi.ten | in_hoa}}",
    "{{#ra_quan.ghi_chu}}\n?. {{ra_quan.ghi_chu | in_hoa}}\n{{/ra_quan.ghi_chu}}",
    "::: giữa\n**{{don_vi.ten | in_hoa}}**\n{{#ra_quan.muc}}*{{ra_quan.muc}}*{{/ra_quan.muc}}\n:::",
    "?. **{{don_vi.ten_rieng}}** *của {{cap.loai}}*: {{don_vi.ten_rieng}}{{#van_ban.so}} {{van_ban.so}}{{/van_ban.so}}.",
    "?. Hạn chót {{#ra_quan.han}}là {{ra_quan.han | ngay_dai}} ở {{don_vi.ten}}{{/ra_quan.han}}.",
    "?. Chuẩn bị dụng cụ; {{cap.mat_tran}} vận động Nhân dân tham gia.",
    "?. Việc chung của mọi đơn vị, không phụ thuộc vào ai.",
    "{{#ra_quan.muc}}\n?. Mức huy động: {{ra_quan.muc}}.\n{{/ra_quan.muc}}",
    "{{^ra_quan.muc}}\n?. Mức huy động do đơn vị chọn.\n{{/ra_quan.muc}}",
    "?. Kinh phí{{#ra_quan.du_toan}}: {{ra_quan.du_toan | tien}} đồng (bằng chữ: {{ra_quan.du_toan | bang_chu}} "
    "đồng){{/ra_quan.du_toan}}{{^ra_quan.du_toan}}: lồng ghép{{/ra_quan.du_toan}}.",
    "?. Các tuyến:\n{{#ra_quan.tuyen}}\n- {{.}};\n{{/ra_quan.tuyen}}\n- Các tuyến khác.",
    "| TT | Tuyến | Đơn vị |\n|:-:|:--|:--|\n{{#ra_quan.tuyen}}\n| ? | {{.}} | {{don_vi.ten_rieng}} |\n{{/ra_quan.tuyen}}\n| ? | khác | |",
    "| Việc chung | Hạn |\n|:--|:--|\n| dọn vệ sinh | tháng 4 |\n| tổng kết | tháng 5 |",
    "?. Có chú thích[^N]{{#ra_quan.ghi_chu}} và lời riêng{{/ra_quan.ghi_chu}}.\n\n[^N]: Theo {{co_quan.ten}}.",
    "?. Ghi chú của đơn vị: {{#ra_quan.ghi_chu}}{{ra_quan.ghi_chu}}{{/ra_quan.ghi_chu}}{{^ra_quan.ghi_chu}}không{{/ra_quan.ghi_chu}}.",
    "?. Xong trước {{#ra_quan.han}}{{ra_quan.han | ngay_dai}}{{/ra_quan.han}}{{^ra_quan.han}}cuối năm{{/ra_quan.han}}, theo {{tham_chieu chung}}.",
    "{{ra_quan.tuyen}}",
    "?. **Việc đậm** của {{cap.ubnd}}:\na) Một;\nb) Hai {{don_vi.ten}}.",
    "?. Thực hiện kế hoạch trên{{#cap_tren.trich_dan}}: {{cap_tren.trich_dan}}{{/cap_tren.trich_dan}}{{#cap_tren.don_vi}} của {{cap_tren.don_vi}}{{/cap_tren.don_vi}}.",
    "{{#cap_tren.trich_dan_ngan}}\n?. Theo {{cap_tren.trich_dan_ngan}}, {{co_quan.ten}} giao.\n{{/cap_tren.trich_dan_ngan}}",
    "?. Công an {{cap.loai}}\n- Giữ trật tự. {phối hợp: Dân quân {{don_vi.ten_rieng}}; thời hạn: tháng 4}\n- Tuần tra. {giao}",
]


def if_said(path):
    return "{{#%s}}{{%s}}{{/%s}}" % (path, path, path)


LINES += [  # words beside names, and alone; what a rule finds in one row's plan and in no other's
    "?. Giao {{don_vi.ten}} Bình Minh và xã {{don_vi.ten_rieng}} Đông, {{don_vi.ten}}{{don_vi.ten_rieng}}.",
    "?. {{don_vi.ten}}: {{ra_quan.ghi_chu}}",
    "?. " + if_said("ra_quan.ghi_chu"),
    "?. Việc:\n- " + if_said("ra_quan.ghi_chu") + ";\n- " + if_said("ra_quan.muc"),
    "?. Từ năm 2024 đến năm 2025, {{don_vi.ten}} đã làm; năm 2023 chưa.",
    "?. Phối hợp với xã Bình Minh, phường Kỳ Lừa, huyện Cao Lộc và {{don_vi.ten}}.",
    "?. Xã An Thịnh và xã An cùng làm; UBND huyện chỉ đạo, {{cap.ubnd}} thực hiện.",
    "?. Việc có lời chú[^N] chung.\n\n[^N]: Như mọi năm{{#ra_quan.muc}}, mức {{ra_quan.muc}}{{/ra_quan.muc}}.",
    "?. Theo nội dung[^N] của {{don_vi.ten}}.\n\n[^N]: Xem {{tham_chieu chung}} của {{don_vi.ten}}{{#ra_quan.muc}}, {{ra_quan.muc}}{{/ra_quan.muc}}.",
    "?. Xem {{tham_chieu p0}}{{#ra_quan.muc}} và {{tham_chieu chung}}{{/ra_quan.muc}}.",
    "?. Trong tháng 4 năm 2026 {{don_vi.ten_rieng}} số " + if_said("van_ban.so") + " ngày 5 tháng 4, Điều {{don_vi.ten_rieng}} khoản 2 của {{don_vi.ten}} 12 ha.",
    "?. Trong tháng 4 năm 2026 {{don_vi.ten_rieng}} triệu đồng và 12 {{don_vi.loai}} của " + if_said("ra_quan.ghi_chu") + " cho 5 hộ.",
    "?. Ở {{don_vi.ten_rieng | in_hoa}} ({{don_vi.ten}} cũ), đến " + if_said("ra_quan.han") + ".",
    "| Khoản | Tiền |\n|:--|--:|\n| Vật tư | {{#ra_quan.du_toan}}{{ra_quan.du_toan | tien}}{{/ra_quan.du_toan}} |\n| Xem {{tham_chieu chung}} | " + if_said("ra_quan.muc") + " |",
    # a fault where the loop has nothing
    "| TT | Mức |\n|:-:|:--|\n{{#ra_quan.muc}}\n| 1 | {{ra_quan.muc}} |\n{{/ra_quan.muc}}\n| ^^ | chung |",
    "| Việc | Nơi |\n|:--|:--|\n| {{tham_chieu chung}} | thôn |\n| tổng kết | {{tham_chieu p0}} |",
    "{{tham_chieu p0}}\n{{#ra_quan.muc}}\n- {{tham_chieu chung}}\n{{/ra_quan.muc}}",
    "{{#ra_quan.tuyen}}\n?. Tuyến {{.}} của {{don_vi.ten}}.\n{{/ra_quan.tuyen}}",
    "{{#ra_quan.tuyen}}\n{{^ra_quan.muc}}\n- {{.}}{{#ra_quan.han}} trước {{ra_quan.han}}{{/ra_quan.han}};\n{{/ra_quan.muc}}\n{{/ra_quan.tuyen}}",
    "?. Công an {{cap.loai}}\n- Trực ở {{don_vi.ten}}. {thời hạn: " + if_said("ra_quan.han") + "; phối hợp: " + if_said("ra_quan.ghi_chu") + "}\n- Xem {{tham_chieu chung}}. {giao}",
]
CONDITIONS = ["", "", ' neu="ra_quan.muc"', ' tru_khi="ra_quan.du_toan"', ' moi="ra_quan.tuyen"', ' neu="ra_quan.han"']


def lines_of(rng, note, known):
    """Lines of a section; notes of one section are numbered on from `note`."""
    out = []
    for line in rng.sample(known, rng.randint(2, 7)):
        note[0] += 1
        if out and out[-1].startswith("|") and line.startswith("|"):
            out.append("?. Giữa hai bảng.")  # they would be one
        out += line.replace("[^N]", f"[^{note[0]}]").split("\n")
    return "\n".join("      " + escaped(l) for l in out)


def escaped(line):
    return line.replace("&", "&amp;").replace("<", "&lt;")


FIELDS = """  <truong ma="ra quân.tuyến" kieu="danh_sach">Các tuyến</truong>
  <truong ma="ra quân.dự toán" kieu="tien">Dự toán</truong>
  <truong ma="ra quân.ghi chú"{}>Ghi chú</truong>
  <truong ma="ra quân.mức" kieu="chon" lua_chon="cao | vừa">Mức</truong>
  <truong ma="ra quân.hạn" kieu="ngay">Hạn</truong>
"""


def template_of(rng, name="thu", rank="", lines=None):
    """`rank`: the one that it is for; `lines`: what may stand in it besides."""
    note = [0]
    known = LINES + (lines or [])
    parts = []
    if rng.random() < 0.4:  # numbers of all that others refer to hang on it
        parts.append(f'    <muc id="truoc" tieu_de="VIỆC TRƯỚC"{rng.choice(CONDITIONS[2:])}>\n      ?. Việc.\n    </muc>')
    parts.append(f'    <muc id="chung" tieu_de="VIỆC CHUNG">\n{lines_of(rng, note, known)}\n    </muc>')
    for i in range(rng.randint(1, 4)):
        condition = rng.choice(CONDITIONS) if i else ""  # what others refer to
        title = rng.choice(["PHẦN RIÊNG", "VIỆC CỦA {{don_vi.ten}}", "Tại {{cap.don_vi_duoi}}"])
        if "moi" in condition:
            title = "TUYẾN {{.}}"
        inside = lines_of(rng, note, known)
        parts.append(f'    <muc id="p{i}" tieu_de="{title}"{condition}>\n      ?. Mở đầu.\n{inside}\n    </muc>')
    if rng.random() < 0.6:
        parts.append('    <muc id="giao" tieu_de="PHÂN CÔNG">\n      ::: phân công\n      :::\n    </muc>'
                     if "{giao}" in "".join(parts) else "")
    annex = ""
    if rng.random() < 0.7:
        annex = (f'  <chen_sau id="ky">\n    <phu_luc id="mau" tieu_de="BIỂU CỦA {{{{don_vi.ten}}}}"{rng.choice(CONDITIONS[:4])}>\n'
                 f'{lines_of(rng, note, known)}\n    </phu_luc>\n  </chen_sau>')
    note_field = rng.choice(["", "", ' mac_dinh="Việc của {{don_vi.ten}}"'])
    return f'''<khung xmlns="urn:kehoach:skeleton:1" ten="{name}" ke_thua="ke-hoach"{rank}>
  <mo_ta>Thử</mo_ta>
{FIELDS.format(note_field)}  <truong ma="ký.chức vụ" mac_dinh="CHỦ TỊCH"/>
  <truong ma="văn bản.trích yếu" mac_dinh="Ra quân tổng vệ sinh môi trường {rng.choice(['', '{{don_vi.ten}}', 'tại {{cap.loai}}', '{{#ra_quan.muc}}mức {{ra_quan.muc}} {{/ra_quan.muc}}'])} năm 2026"/>
  <mo_dau>
    {rng.choice(['', '{{#cap_tren}}Thực hiện {{cap_tren.trich_dan}}, {{/cap_tren}}', '{{#ra_quan.han}}Hạn {{ra_quan.han | ngay_dai}}. {{/ra_quan.han}}'])}{{{{co_quan.ten}}}} ban hành Kế hoạch như sau:
  </mo_dau>
  <noi_nhan>
    - Sở Nội vụ
    - Các phòng của {rng.choice(['{{cap.ubnd}}', '{{don_vi.ten}}', 'đơn vị'])}
    {rng.choice(['', '{{#ra_quan.muc}}- Tổ {{ra_quan.muc}}{{/ra_quan.muc}}', '- ' + if_said('ra_quan.ghi_chu')])}
  </noi_nhan>
  <chen_sau id="mo_dau">
{chr(10).join(parts)}
  </chen_sau>
{annex}
</khung>
'''


OF_PLAN_ABOVE = [  # lines that units below may take from it, or say of the unit above
    "{{cap_tren.muc.viec}}",
    "?. Báo cáo" + "{{#don_vi.thuoc}} {{don_vi.thuoc}}{{/don_vi.thuoc}} trước ngày 30 hằng tháng.",
    "{{#cap_tren}}\n?. Thực hiện {{cap_tren.trich_dan}}.\n{{/cap_tren}}",
    "?. {{don_vi.thuoc | in_hoa}} và {{co_quan.ten}} cùng làm.",
]


def template_above(below):
    return f'''<khung xmlns="urn:kehoach:skeleton:1" ten="tren" ke_thua="ke-hoach" cap_duoi="{below}">
{FIELDS.format("")}  <chen_sau id="mo_dau">
    <muc id="viec" tieu_de="VIỆC">
      ?. Dọn đường làng của {{{{don_vi.ten}}}}{{{{#ra_quan.muc}}}}, mức {{{{ra_quan.muc}}}}{{{{/ra_quan.muc}}}}.
      ?. Việc của {{{{cap.don_vi_duoi}}}}.
    </muc>
  </chen_sau>
</khung>
'''
