"""Long names of offices, from their own documents before and after 01/7/2025: (superior or "", name)."""

NAMES = [
    ("", "Ủy ban nhân dân thành phố Phan Rang - Tháp Chàm"),
    ("", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
    ("", "Ủy ban nhân dân phường Văn Miếu - Quốc Tử Giám"),
    ("", "Ban Chỉ đạo các chương trình mục tiêu quốc gia giai đoạn 2021 - 2025 tỉnh Thừa Thiên Huế"),
    ("", "Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06 "
         "thành phố Hồ Chí Minh"),
    ("", "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an "
         "ninh Tổ quốc tỉnh Bà Rịa - Vũng Tàu"),
    ("UBND tỉnh Bà Rịa - Vũng Tàu", "Ban Chỉ đạo liên ngành về vệ sinh an toàn thực phẩm tỉnh Bà Rịa - "
                                    "Vũng Tàu"),
    ("UBND tỉnh Quảng Ninh", "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh Quảng Ninh"),
    ("UBND tỉnh Thừa Thiên Huế", "Sở Lao động - Thương binh và Xã hội"),
    ("UBND thành phố Hồ Chí Minh", "Sở Quy hoạch - Kiến trúc"),
    ("UBND tỉnh Bà Rịa - Vũng Tàu", "Sở Văn hóa, Thể thao và Du lịch"),
    ("UBND thành phố Hồ Chí Minh", "Ban Quản lý các khu chế xuất và công nghiệp Thành phố Hồ Chí Minh"),
    ("UBND tỉnh Quảng Ngãi", "Ban Quản lý Khu kinh tế Dung Quất và các khu công nghiệp Quảng Ngãi"),
    ("UBND tỉnh Nghệ An", "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông, dân dụng và công "
                          "nghiệp"),
    ("UBND tỉnh Thanh Hóa", "Ban Chỉ huy Phòng thủ dân sự và Tìm kiếm cứu nạn tỉnh Thanh Hóa"),
    ("UBND thành phố Phan Rang - Tháp Chàm", "Phòng Lao động - Thương binh và Xã hội thành phố Phan Rang "
                                             "- Tháp Chàm"),
    ("UBND phường Điện Biên Phủ", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ("UBND xã Nguyễn Nghiêm", "Trung tâm Phục vụ hành chính công"),
    ("", "Hội đồng nhân dân và Ủy ban nhân dân huyện Mù Cang Chải"),
    ("UBND tỉnh Đồng Nai", "Ban Đại diện Hội đồng quản trị Ngân hàng Chính sách xã hội tỉnh Đồng Nai"),
]
