#!/usr/bin/env bats
# kehoach explain: where values, parts and words on the page came from.
load common

# A template with a parent, an input for it, text from a file.
family() {
  cat >cha.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="cha">
  <truong ma="hội nghị.đại biểu tối đa" kieu="so" mac_dinh="200">Số đại biểu nhiều nhất</truong>
  <truong ma="hội nghị.nơi" mac_dinh="Hội trường {{cap.ubnd}}">Nơi họp</truong>
  <trich_yeu>{{van_ban.trich_yeu}}</trich_yeu>
  <mo_dau>{{mo_dau.noi_dung}}</mo_dau>
  <muc id="muc_dich" tieu_de="MỤC ĐÍCH">Nâng cao ý thức.</muc>
  <muc id="to_chuc" tieu_de="TỔ CHỨC">
    Họp tại {{hoi_nghi.noi}}, tối đa {{hoi_nghi.dai_bieu_toi_da}} đại biểu.
  </muc>
  <noi_nhan>
    - {{cap.mat_tran}} (để p/h)
    - Các thôn
  </noi_nhan>
  <ky/>
</khung>
XML
  cat >con.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="con" ke_thua="cha">
  <truong ma="hội nghị.đại biểu tối đa" mac_dinh="150"/>
  <muc id="muc_dich" tieu_de="MỤC ĐÍCH" neu="mo_dau.noi_dung">Làm gương.</muc>
  <truoc id="to_chuc">Trước hết.</truoc>
  <sau id="to_chuc">Sau cùng.</sau>
</khung>
XML
  good 'khung = con.xml' 'cấp = xã' 'số = 5' 'ngày = 06/02/2026' |
    sed '/^\[mục I\]/,/^nội dung/d' >a.ini
  cat >>a.ini <<'INI'
[mở đầu]
nội dung = @mo-dau.txt
[hội nghị]
đại biểu tối đa = 100
[mục to_chuc]
thêm = Còn nữa.
INI
  printf 'Thực hiện nhiệm vụ\nnăm 2026:\n' >mo-dau.txt
}

# The last output is this, blanks at line ends aside.
printed() { # (standard input)
  diff <(sed 's/ *$//') <(echo "$out")
}

@test "a value, layer by layer, the winner marked" {
  family
  try explain a.ini "hội nghị.đại biểu tối đa"
  ended 0
  printed <<'TEXT'
hoi_nghi.dai_bieu_toi_da: `đại biểu tối đa` [hội nghị]
  → tệp đầu vào  a.ini:18   100
    khung con    con.xml:2  150
    khung cha    cha.xml:2  200
  khai ở khung con, con.xml:2: Số đại biểu nhiều nhất
  khai ở khung cha, cha.xml:2: Số đại biểu nhiều nhất
TEXT
}

@test "--set is above the input; English; names as they are typed" {
  family
  for key in hoi_nghi.dai_bieu_toi_da "[Hội nghị] Đại biểu tối đa" "HỘI NGHỊ . đại biểu tối đa"; do
    try explain a.ini "$key" --set "hoi_nghi.dai_bieu_toi_da=90" --lang en
    ended 0
    [[ $out == *$'\n  → --set '*90*$'\n    input '*"a.ini:18"*$'\n    template con'*"declared by template cha"* ]]
  done
}

@test "a value with {{…}}: as typed, as filled, and what is in it" {
  family
  try explain a.ini hoi_nghi.noi
  ended 0
  [[ $out == *$'→ khung cha  cha.xml:3  Hội trường {{cap.ubnd}}\n        điền thành: Hội trường UBND xã\n'* ]]
  [[ $out == *"{{cap.ubnd}} = UBND xã  ← chữ theo cấp, templates/cap.ini:"*"{{cap.loai}} = xã"* ]]
}

@test "derived values, words by level, values that nobody gave" {
  family
  sed -i '/^địa danh/d' a.ini
  try explain a.ini van_ban.dia_danh
  [[ $out == *"→ suy ra từ \`tên\` [cơ quan], tệp đầu vào  a.ini:"*"An Thịnh"* ]]
  try explain a.ini cap.noi_vu
  [[ $out == *"→ chữ theo cấp  templates/cap.ini:"*"Phòng Văn hóa - Xã hội"* ]]
  try explain a.ini van_ban.loai
  [[ $out == *"suy ra"*"KẾ HOẠCH"* ]]
  try explain a.ini co_quan.chu_quan
  ended 0
  [[ $out == *"chưa có giá trị ở đâu cả"* ]]
}

@test "text from a file, and all values of a section" {
  family
  try explain a.ini mo_dau.noi_dung
  [[ $out == *"→ tệp đầu vào  mo-dau.txt:1  Thực hiện nhiệm vụ / năm 2026:"* ]]
  try explain a.ini "nơi nhận"
  [[ $out == *"thêm"* || $out == *"noi_nhan: nơi nhận"* ]]
  for typed in "hội nghị" "[hội nghị]"; do
    try explain a.ini "$typed"
    ended 0
    [[ $out == *"hoi_nghi.dai_bieu_toi_da:"*"hoi_nghi.noi:"* ]]
  done
  for typed in "[hội nghị" "[]"; do
    try explain a.ini "$typed"
    [ "$status" = 2 ]
  done
}

@test "parts: who gave them, what was put around, what the input did" {
  family
  try explain a.ini to_chuc
  ended 0
  printed <<'TEXT'
to_chuc: mục “TỔ CHỨC”
  do khung cha, cha.xml:7
  thêm trước bởi khung con, con.xml:4
  thêm sau bởi khung con, con.xml:5
  tệp đầu vào, a.ini:20: thêm vào cuối
TEXT
  try explain a.ini muc_dich
  printed <<'TEXT'
muc_dich: mục “MỤC ĐÍCH”
  do khung con, con.xml:3
  thay phần của khung cha, cha.xml:6
  nếu có mo_dau.noi_dung: phần này có trên trang
TEXT
  try explain a.ini "mục I"
  [[ $out == "muc_dich: "* ]]
  try explain a.ini "mở đầu"
  [[ $out == *"tệp đầu vào, a.ini:16: khung lấy chữ từ đây"* ]]
}

@test "words of the page: text, values in it, the file and line of each piece" {
  family
  try explain a.ini --words "TỐI ĐA  100 đại biểu"
  ended 0
  printed <<'TEXT'
1. nội dung “II. TỔ CHỨC”:
    Họp tại Hội trường UBND xã, tối đa 100 đại biểu.
    “tối đa”   ← khung cha, cha.xml:8
    “100”      ← `đại biểu tối đa` [hội nghị], tệp đầu vào, a.ini:18
        đặt vào khung cha, cha.xml:8
    “đại biểu” ← khung cha, cha.xml:8
TEXT
}

@test "every place; issuer, derived words, words by level" {
  family
  sed -i 's/^trích yếu.*/trích yếu = Ra quân ở xã An Thịnh/; /^địa danh/d' a.ini
  try explain a.ini --words "xã An Thịnh"
  ended 0
  [[ $out == "1. cơ quan ban hành:"*"XÃ AN THỊNH"*"2. trích yếu:"*"tệp đầu vào, a.ini:"* ]]
  try explain a.ini --words "An Thịnh, ngày 06 tháng 02"
  [[ $out == *"suy ra từ \`tên\` [cơ quan]"*"II.4.a"*"\`ngày\` [văn bản], tệp đầu vào"*"II.4.b"* ]]
  try explain a.ini --words "TM. ỦY BAN NHÂN DÂN"
  [[ $out == *"suy ra từ \`chức vụ\` [ký]"*"Điều 13"* ]]
  try explain a.ini --words "Việt Nam xã (để p/h"
  [[ $out == *"nơi nhận:"*"[cấp], chữ theo cấp, templates/cap.ini:"*"đặt vào khung cha, cha.xml:11"*"khung cha, cha.xml:11" ]]
  try explain a.ini --words "thực hiện nhiệm vụ"
  [[ $out == *"mo-dau.txt:1"* ]]
  printf '%s\n' '[bản sao]' 'hình thức = sao y' 'bản = điện tử' 'ngày = 07/02/2026' 'giờ = 9:05' >>a.ini
  try explain a.ini --words "07/02/2026; 09:05"
  [[ $out == *"\`ngày\` [bản sao]"*"\`giờ\` [bản sao]"* ]]
}

@test "a paper copy, line by line" {
  cp "$tests/cases/copy-paper/input.ini" a.ini
  sed -i 's/^TL\..*//; s/^chức vụ = Chánh Văn phòng/&\nchức vụ khác = Ủy viên UBND/' a.ini
  while IFS='|' read -r words part from; do
    try explain a.ini --words "$words"
    [[ $status = 0 && $out == "1. $part:"*"$from"* && $out != *$'\n2. '* ]] || { echo "$words"; echo "$out$err"; false; }
  done <<'ROWS'
SAO Y|bản sao|`hình thức` [bản sao], tệp đầu vào, a.ini:25
Số: 07/SY-UBND|bản sao|`số` [bản sao], tệp đầu vào, a.ini:26
ngày 09 tháng 02|bản sao|`ngày` [bản sao], tệp đầu vào, a.ini:27
Chánh Văn phòng|bản sao|`chức vụ` [bản sao], tệp đầu vào, a.ini:28
Ủy viên UBND|bản sao|`chức vụ khác` [bản sao], tệp đầu vào, a.ini:29
TL. CHỦ TỊCH|bản sao|`quyền hạn` [bản sao], tệp đầu vào, a.ini:30
Trần Thị Hạnh|bản sao|`họ tên` [bản sao], tệp đầu vào, a.ini:31
Trạm Y tế|nơi nhận của bản sao|tệp đầu vào, a.ini:34
ROWS
  try explain a.ini --words "Xã An Thịnh"
  [[ $out == "1. cơ quan ban hành:"*"2. bản sao:"* ]]
}

@test "a plan that a decision issues" {
  cp "$tests/cases/attached/input.ini" a.ini
  try explain a.ini --words "15/QĐ-UBND ngày 05"
  ended 0
  [[ $out == "1. dòng kèm theo:"*"“15” "*"\`số\` [kèm theo], tệp đầu vào, a.ini:9"*"“QĐ-UBND”"*"suy ra từ \`tên\` [cơ quan]"*"\`ngày\` [kèm theo], tệp đầu vào, a.ini:10"* ]]
  try explain a.ini --words "An Thịnh, ngày" # no line for place and date
  ended 1 KH0861
}

@test "what the decree fixes" {
  family
  while IFS='|' read -r words clause; do
    try explain a.ini --words "$words"
    [[ $status = 0 && $out == *"Nghị định 30/2020/NĐ-CP, $clause"* ]] || { echo "$words"; echo "$out$err"; false; }
  done <<'ROWS'
Cộng hòa xã hội|Phụ lục I, mục II.1.a
Độc lập - Tự do|Phụ lục I, mục II.1.b
Số: 05/KH-UBND|Phụ lục I, mục II.3
kế hoạch|Phụ lục I, mục II.5
./.|Phụ lục III, mẫu 1.4
Nơi nhận:|Phụ lục I, mục II.9.d
- Lưu: VT|Phụ lục I, mục II.9.d
ROWS
}

@test "what the page shows though nobody gives it: what it follows from" {
  family
  while IFS='|' read -r key words; do
    try explain a.ini "$key"
    [[ $status = 0 && $out == *"$words"* ]] || { echo "$key"; echo "$out$err"; false; }
  done <<'ROWS'
van_ban.nam|→ suy ra từ `ngày` [văn bản], tệp đầu vào  a.ini:7  2026
van_ban.ky_hieu|→ suy ra từ `tên` [cơ quan], tệp đầu vào  a.ini:9  KH-UBND
ky.quyen_han|→ suy ra từ `chức vụ` [ký], tệp đầu vào  a.ini:13  TM. ỦY BAN NHÂN DÂN
co_quan.loai|→ suy ra từ `tên` [cơ quan], tệp đầu vào  a.ini:9  UBND
co_quan.ten_tat|→ suy ra từ `tên` [cơ quan], tệp đầu vào  a.ini:9  UBND
van_ban.mo_hinh|→ suy ra từ `ngày` [văn bản], tệp đầu vào  a.ini:7  2 cấp
noi_nhan.danh_sach|→ khung cha  cha.xml:10  - {{cap.mat_tran}} (để p/h) / - Các thôn
ROWS
  sed -i '/^ngày/d; s/^chức vụ.*/chức vụ = Phó Chủ tịch/' a.ini
  try explain a.ini van_ban.mo_hinh
  [[ $out == *"→ đoán "*"2 cấp"* ]]
  try explain a.ini ky.quyen_han --lang en
  [[ $out == *"→ derived from"*"TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH"* ]]
  sed -i 's/^chức vụ.*/&\nquyền hạn = TL. CHỦ TỊCH/' a.ini
  try explain a.ini ky.quyen_han
  [[ $out == *"→ tệp đầu vào  a.ini:13  TL. CHỦ TỊCH"* ]]
}

@test "cap.ini of one's own and the one compiled in" {
  family
  mkdir templates
  printf '[xã An Thịnh]\nnội vụ = Tổ Nội vụ\n' >templates/cap.ini
  try explain a.ini cap.noi_vu
  [[ $out == *"→ chữ theo cấp  templates/cap.ini:2  Tổ Nội vụ"* ]]
  try explain a.ini cap.ubnd
  [[ $out =~ "→ chữ theo cấp  templates/cap.ini:"[0-9]+" (có sẵn)" ]]
  try explain a.ini cap.ubnd --lang en
  [[ $out == *"(built in)"* ]]
}

@test "a part that a child took out; the closing; [cấp xã] with its mark" {
  family
  sed -i 's/<ky\/>/<ket_thuc>Hết năm {{cap_xa.han}}.<\/ket_thuc>&/; s/<trich_yeu>/<truong ma="cấp xã.hạn">Hạn<\/truong>&/' cha.xml
  sed -i 's/<muc .*/<bo id="muc_dich"\/>/' con.xml
  printf '[cấp xa]\nhạn = 2027\n' >>a.ini
  try explain a.ini muc_dich
  ended 0
  printed <<'TEXT'
muc_dich: mục “MỤC ĐÍCH”
  do khung cha, cha.xml:6
  bỏ bởi khung con, con.xml:3
TEXT
  try explain a.ini --words "Hết năm 2027"
  [[ $out == "1. kết thúc:"*"\`hạn\` [cấp xã]"* ]]
  try explain a.ini mo_dau_khac
  ended 2 "[KH086"
}

@test "annexes, tables, footnotes, braces" {
  family
  cat >>a.ini <<'INI'
[phụ lục]
tiêu đề = Biểu mẫu
đơn vị tính = Triệu đồng
nội dung =
    | Việc | Tiền |
    |---|---|
    | Quét vôi[^1] | 12 |
    [^1]: Cả nhà để xe.
INI
  sed -i 's/<ky\/>/&<phu_luc_tu_do\/>/; s/- Các thôn/{\n    - Thôn Một\n    } (để t\/h)/' cha.xml
  for words in "Biểu mẫu" "Triệu đồng" "Quét vôi" "Cả nhà để xe"; do
    try explain a.ini --words "$words"
    [[ $status = 0 && $out == *"a.ini:"* ]] || { echo "$words"; echo "$out$err"; false; }
  done
  try explain a.ini --words "Kèm theo Kế hoạch số"
  [[ $out == *"III.1.b"* ]]
  try explain a.ini --words "số 05/KH-UBND ngày 06 tháng 02 năm 2026 của Ủy ban nhân dân xã An Thịnh)"
  [[ $out == *"← \`số\` [văn bản]"*"\`ký hiệu\` [văn bản], suy ra"*"\`ngày\` [văn bản]"*"\`tên\` [cơ quan]"* ]]
  try explain a.ini --words "Phụ lục"
  [[ $out == *"III.1.a"* ]]
  try explain a.ini --words "để t/h"
  [[ $out == *"cha.xml:14"* ]]
  try explain a.ini "phụ lục"
  [[ $out == *"[phụ lục]"*"tệp đầu vào, a.ini:21"* ]]
}

@test "words that are nowhere, with the nearest line" {
  family
  try explain a.ini --words "tối đa 120 đại biểu"
  ended 1 "[KH0861]" "Họp tại Hội trường"
  [ -z "$out" ]
  try explain a.ini --words "con mèo"
  ended 1 "[KH0860]"
  try explain a.ini --words " "
  ended 2 "[KH0862]"
}

@test "unknown names, with the nearest" {
  family
  try explain a.ini hoi_nghi.dai_bieu_toi
  ended 2 "[KH0864]" '`hoi_nghi.dai_bieu_toi_da`'
  try explain a.ini "đại biểu tối đa"
  ended 2 "[KH0864]" '`hoi_nghi.dai_bieu_toi_da`'
  try explain a.ini to_chucc
  ended 2 "[KH0864]" '`to_chuc`'
  try explain a.ini mua.xuan.nam.nay
  ended 2 "[KH0863]"
  try explain a.ini ""
  ended 2 "[KH086"
  try explain a.ini $'\xff'
  [ "$status" != 0 ]
  [ -z "$out" ]
}

superior() {
  cat >tren.ini <<'INI'
[văn bản]
cấp = tỉnh
khung = hoi-nghi-tinh
số = 12
ngày = 10/02/2026
địa danh = Quảng Ngãi
[cơ quan]
tên = Ủy ban nhân dân tỉnh Quảng Ngãi
[giai đoạn]
từ năm = 2021
đến năm = 2025
[cấp xã]
khung = hoi-nghi-xa
đại biểu tối đa = 90
[ký]
họ tên = Trần Minh Hải
[đơn vị]
danh sách = xa.csv
INI
  printf 'tên,họ tên,địa danh\nxã Ba Tơ,Phạm Văn Ếch,Ba Tơ\nphường Cẩm Thành,Lê Thị Na,Cẩm Thành\nxã Cẩm Thành,Lê Na,Cẩm Thành\n' >xa.csv
}

@test "plans of a list: the row, [cấp xã], the superior's plan" {
  superior
  below=(--level xa --unit "Ba Tơ")
  try explain tren.ini ky.ho_ten "${below[@]}"
  ended 0
  [[ $out == *"→ danh sách, cột \`họ tên\`"*"xa.csv:2"*"Phạm Văn Ếch"* ]]
  try explain tren.ini hoi_nghi.dai_bieu_toi_da "${below[@]}"
  [[ $out == *"→ [cấp xã]"*"tren.ini:14"*90* ]]
  try explain tren.ini giai_doan.tu_nam "${below[@]}"
  [[ $out == *"→ kế hoạch cấp trên"*"tren.ini:10"*2021* ]]
  try explain tren.ini --words "Kế hoạch số 12/KH-UBND" "${below[@]}"
  ended 0
  [[ $out == *"\`trích dẫn\` [cấp trên], suy ra"*"{{cap_tren.so}} = 12"* ]]
  try explain tren.ini --words "xã Ba Tơ" "${below[@]}"
  [[ $out == *"danh sách"*"xa.csv:2"* ]]
}

@test "which unit is meant" {
  superior
  try explain tren.ini ky.ho_ten --level xa
  ended 2 "[KH0865]" "có 3 đơn vị" '--unit "xã Ba Tơ"'
  try explain tren.ini ky.ho_ten --level xa --unit "Cẩm Thành"
  ended 2 "[KH0869]"
  try explain tren.ini ky.ho_ten --level xa --unit "phuong cam thanh"
  ended 0
  try explain tren.ini ky.ho_ten --level xa --unit "Ba Tơo"
  ended 2 "[KH0867]" "xã Ba Tơ"
  try explain tren.ini ky.ho_ten --level xa --unit "Xuân Trường Giang"
  ended 2 "[KH0866]"
  try explain tren.ini ky.ho_ten --unit "Ba Tơ"
  ended 2 "[KH0868]"
}

@test "an input with faults is explained all the same; its errors alone are told" {
  wrong >a.ini
  try explain a.ini van_ban.trich_yeu
  ended 1 "[KH0328]"
  [[ $out == *"a.ini:3"*"Ra quân"* ]]
  warned >a.ini
  try explain a.ini van_ban.trich_yeu
  ended 0
  echo 'văn bản' >a.ini
  try explain a.ini van_ban.trich_yeu
  ended 1 "[KH0202]"
  [ -z "$out" ]
}

@test "JSON: places are paths" {
  cat >a.json <<'JSON'
{"van_ban": {"cap": "xã", "trich_yeu": "Ra quân", "dia_danh": "An Thịnh"},
 "co_quan": {"ten": "Ủy ban nhân dân xã An Thịnh"},
 "muc_i": {"tieu_de": "Việc", "noi_dung": ["Làm {{ngay}}.", "Làm nữa."]},
 "noi_nhan": {"luu": "VT"}, "ky": {"chuc_vu": "CHỦ TỊCH", "ho_ten": "Lê Na"}}
JSON
  try explain a.json van_ban.trich_yeu
  ended 0
  [[ $out == *"→ "*"a.json: van_ban.trich_yeu  Ra quân"* ]]
  try explain a.json --words "làm nữa"
  [[ $out == *"a.json: muc_i.noi_dung[1]"* ]]
}

@test "wrong command lines" {
  good >a.ini
  try explain
  ended 2 "thiếu tên tệp đầu vào"
  try explain a.ini
  ended 2 "thiếu khóa"
  try explain a.ini a.b c.d
  ended 2 '`c.d`'
  try explain a.ini a.b --words x
  ended 2 '`a.b`'
  try explain a.ini --words
  ended 2 '`--words`'
  try explain a.ini a.b -o x
  ended 2 '`-o`'
  try explain khong-co.ini van_ban.so
  ended 3 "[KH0101]"
  try explain a.ini van_ban.so --template khong-co
  ended 2 "[KH0501]"
  try explain --help
  ended 0
  [[ $out == *" --words"*" --unit"*" --level"*" --each"* ]]
}

@test "an annex with a name and a line of its own, the foot of the page, another type of document" {
  good 'số = 5' 'ngày = 06/02/2026' 'loại = Phương án' 'ký hiệu = PA-UBND' >a.ini
  sed -i 's/^\[mục I\]/thư điện tử = anthinh@bacninh.gov.vn\n\n&/' a.ini
  printf '%s\n' '[phụ lục I]' 'tên = Biểu mẫu' 'tiêu đề = Một' 'nội dung =' \
    '    (Kèm theo Phương án số …/PA-UBND)' '    Chữ.' >>a.ini
  line() { grep -nF "$1" a.ini | tail -n 1 | cut -d: -f1; }
  try explain a.ini --words "Biểu mẫu"
  ended 0
  [[ $out == *"“Biểu mẫu” ← \`tên\` [phụ lục I], tệp đầu vào, a.ini:$(line 'tên = Biểu')"* ]]
  try explain a.ini --words "Kèm theo Phương"
  [[ $out == *"dòng kèm theo của phụ lục:"*"“Kèm theo Phương” ← tệp đầu vào, a.ini:$(line '(Kèm theo')"* ]]
  try explain a.ini --words "Thư điện tử: anthinh"
  [[ $out == *"chân trang 1:"*"“Thư điện tử:” ← cố định: "*"“anthinh”"*"← \`thư điện tử\` [cơ quan], tệp đầu vào, a.ini:$(line anthinh)"* ]]
  try explain a.ini --words "PHƯƠNG ÁN"
  [[ $out == *"“PHƯƠNG ÁN” ← \`loại\` [văn bản], tệp đầu vào, a.ini:$(line 'loại =')"* ]]
}

@test "loops, texts that are taken in, defaults, conditions that don't hold, an annex of the template" {
  cat >khung.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="khung" ke_thua="ke-hoach">
  <truong ma="hội nghị.nơi" mac_dinh="Hội trường"/>
  <truong ma="hội nghị.việc" kieu="danh_sach">Việc</truong>
  <truong ma="hội nghị.khác" kieu="danh_sach">Việc khác</truong>
  <truong ma="hội nghị.lời" kieu="doan" mac_dinh="Làm ngay."/>
  <truong ma="hội nghị.trống" mac_dinh=""/>
  <chen_sau id="mo_dau"><muc id="to_chuc" tieu_de="TỔ CHỨC" co_dinh="co">
    Họp tại {{hoi_nghi.noi}}, {{hoi_nghi.trong}}.
    {{#hoi_nghi.viec}}
    - Việc {{.}};
    {{/hoi_nghi.viec}}
    {{hoi_nghi.khac}}
    {{hoi_nghi.loi}}
  </muc>
  <muc id="them" tieu_de="THÊM" neu="van_ban.do_khan">Làm gương.</muc></chen_sau>
  <chen_sau id="ky"><phu_luc id="bieu" tieu_de="Biểu" ten="MẪU SỐ 1">Chữ.</phu_luc></chen_sau>
</khung>
XML
  good 'khung = khung.xml' 'số = 5' 'ngày = 06/02/2026' | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d; /^\[mục I\]/,/^nội dung/d' >a.ini
  printf '[hội nghị]\ntrống = x\nviệc =\n  Một {{hoi_nghi.noi}} rồi {{hoi_nghi.noi}}\n  Hai\n' >>a.ini
  printf 'tên,địa danh,hội nghị.khác\n"xã An","An","Ba\nBốn"\n' >xa.csv
  of=(--each xa.csv --unit "xã An")
  try explain a.ini "${of[@]}" --words "Việc Một"
  ended 0
  [[ $out == *"“Việc”"*"← khung khung, khung.xml:10"*"← \`việc\` [hội nghị], tệp đầu vào, "*"đặt vào khung khung, khung.xml:10"* ]]
  [[ $out != *"{{hoi_nghi.noi}} = "* ]] # which may be another line's
  try explain a.ini "${of[@]}" --words "Bốn"
  [[ $out == *"“Bốn” ← danh sách, xa.csv:3"* ]]
  try explain a.ini "${of[@]}" --words "Làm ngay"
  [[ $out == *"“Làm ngay” ← khung khung, khung.xml:5: mặc định của \`lời\` [hội nghị]"* ]]
  try explain a.ini "${of[@]}" --words "MẪU SỐ 1"
  [[ $out == *"“MẪU SỐ 1” ← khung khung, khung.xml:16"* ]]
  try explain a.ini "${of[@]}" --set "hoi_nghi.noi=Nhà A" --words "Nhà A"
  [[ $out == *"“Nhà A” ← \`nơi\` [hội nghị], --set"$'\n'"        đặt vào "* ]]
  try explain a.ini "${of[@]}" hoi_nghi.trong
  [[ $out == *"→ tệp đầu vào  "*" x"*"khung khung "*" khung.xml:6 "*" (để trống)"* ]]
  try explain a.ini "${of[@]}" hoi_nghi.viec
  [[ $out == *"điền thành: Một Hội trường rồi Hội trường / Hai"* ]]
  [ "$(grep -c "{{hoi_nghi.noi}} = Hội trường" <<<"$out")" = 1 ] # it is told once
  try explain a.ini "${of[@]}" to_chuc
  [[ $out == *"cố định bởi khung khung, khung.xml:7"* ]]
  try explain a.ini "${of[@]}" them
  [[ $out == *"nếu có van_ban.do_khan: phần này không có trên trang"* ]]
}

@test "a long piece alone, a list's lines that go wrong, a type of document that the template gives" {
  good 'số = 5' 'ngày = 06/02/2026' >a.ini
  sed -i 's/^nội dung.*/nội dung = Các thôn dọn vệ sinh, khơi thông cống rãnh và trồng cây./' a.ini
  try explain a.ini --words "các thôn dọn vệ sinh, khơi thông cống rãnh"
  ended 0
  [[ $out == *"“Các thôn dọn vệ sinh, khơi thông cống rãnh” ← tệp đầu vào, a.ini:10"* ]] || { echo "$out"; false; }
  sed -i '/^lưu/d; /^\[nơi nhận\]/d' a.ini
  printf '[nơi nhận]\nlưu = VT\ndanh sách =\n    - Như {{tham_chieu I}}\n    {\n    - Một\n    }\n    {\n    - Hai\n' >>a.ini
  try explain a.ini --words "như" # an entry with what can't stand there
  ended 1 "a.ini:17:11: lỗi: " "[KH1075]" "a.ini:21:5: lỗi: " "[KH0425]"
  [[ $out == *"“Như” ← tệp đầu vào, a.ini:17"* ]] || { echo "$out"; false; }
  for words in Một Hai; do # a brace without words, a brace that nothing closes
    try explain a.ini --words "$words"
    [[ $out == *"“$words” ← tệp đầu vào, a.ini:"* ]] || { echo "$out"; false; }
  done
  cat >khung.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="khung">
  <ten_loai>PHƯƠNG ÁN</ten_loai>
  <trich_yeu>{{van_ban.trich_yeu}}</trich_yeu>
  <muc tieu_de="VIỆC">Làm.</muc>
  <noi_nhan/><ky/>
</khung>
XML
  good 'khung = khung.xml' 'ký hiệu = PA-UBND' | sed '/^\[mục I\]/,/^nội dung/d' >b.ini
  try explain b.ini --words "phương án"
  ended 0
  [[ $out == *"“PHƯƠNG ÁN” ← khung khung, khung.xml:2"* ]] || { echo "$out"; false; }
}

@test "a section as a whole: the keys that nobody gives aren't told; the short name by the kind that is given" {
  good 'số = 5' >a.ini
  try explain a.ini "văn bản"
  ended 0
  [[ $out == *"van_ban.so: "* && $out == *"van_ban.trich_yeu: "* && $out != *"van_ban.do_khan"* ]] || { echo "$out"; false; }
  sed -i 's/^tên = .*/&\nloại = HĐND/' a.ini
  try explain a.ini "cơ quan.tên tắt"
  ended 0
  [[ $out == *"→ suy ra từ \`tên\` [cơ quan], tệp đầu vào  a.ini:6  HĐND"* ]] || { echo "$out"; false; }
}

@test "tiers by the day, by the kind of unit, or guessed; what a second issuer alone would have" {
  good >a.ini
  try explain a.ini "văn bản.mô hình"
  [[ $status = 0 && $out == *$'\n  → đoán    2 cấp'* ]] || { echo "$out"; false; }
  good 'ngày = 05/8/2024' >a.ini
  try explain a.ini "văn bản.mô hình"
  [[ $status = 0 && $out == *$'\n  → suy ra từ `ngày` [văn bản], tệp đầu vào  a.ini:4  3 cấp'* ]] || { echo "$out"; false; }
  good | sed 's/^tên = .*/tên = Ủy ban nhân dân huyện Ba Tơ/' >a.ini
  try explain a.ini "văn bản.mô hình"
  [[ $status = 0 && $out == *$'\n  → đoán    3 cấp'* ]] || { echo "$out"; false; }
  for key in "cơ quan 2.tên tắt" "cơ quan 2.loại" "ký 2.quyền hạn"; do
    try explain a.ini "$key"
    [[ $status = 0 && $out == *"chưa có giá trị ở đâu cả"* ]] || { echo "$key: $out"; false; }
  done
}

@test "words that a superior's section brings along: its values, its template; keys for a level" {
  superior
  cat >tinh.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="tinh" ke_thua="ke-hoach" cap="tinh">
  <chen_sau id="mo_dau"><muc id="viec" tieu_de="Việc">Tỉnh giao {{cap.noi_vu}} làm.</muc></chen_sau>
</khung>
XML
  cat >xa.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="xa" cap="xa">
  <trich_yeu>Họp tại {{van_ban.dia_danh}}</trich_yeu>
  <muc id="viec" tieu_de="Việc">
    {{cap_tren.muc.viec}}
  </muc>
  <noi_nhan>- Các thôn</noi_nhan>
  <ky/>
</khung>
XML
  sed -i '/^\[giai đoạn\]/,/^đến năm/d; /^đại biểu/d; s/hoi-nghi-tinh/tinh.xml/; s/hoi-nghi-xa/xa.xml/; s/^ngày.*/&\ntrích yếu = Họp/; s/^họ tên/chức vụ = CHỦ TỊCH\n&/; s/^khung = xa.xml/&\nky.chuc_vu = CHỦ TỊCH/' tren.ini
  below=(--level xa --unit "Ba Tơ")
  try explain tren.ini --words "giao Sở Nội vụ" "${below[@]}"
  ended 0
  [[ $out == *"“giao” "*"← khung cấp trên, tinh.xml:2"*"“Sở Nội vụ” ← chữ theo cấp, templates/cap.ini:"*" (có sẵn)"$'\n'"        đặt vào khung cấp trên, tinh.xml:2"* ]]
  try explain tren.ini --words "giao Sở Nội vụ" "${below[@]}" --lang en
  [[ $out == *"← words by level, "*"put into the superior's template, tinh.xml:2"* ]]
  try explain tren.ini van_ban.trich_yeu "${below[@]}"
  ended 0
  [[ $out == *"→ khung xa  xa.xml:2  Họp tại {{van_ban.dia_danh}}"*"điền thành: Họp tại Ba Tơ"* ]]
  sed -i '/^danh sách/d' tren.ini
  try explain tren.ini cap_xa.khung
  ended 0
  [[ $out == "cap_xa.khung: \`khung\` [cấp xã]"$'\n'*"→ tệp đầu vào  tren.ini:"*"  xa.xml"* ]]
}

@test "an item of a list's default is told as the field's, wherever it stands" {
  cat >khung.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="khung" ke_thua="ke-hoach">
  <truong ma="căn cứ.danh sách" mac_dinh="Căn cứ một &amp; hai; | Căn cứ {{van_ban.ngay | ngay_dai}}
    | Căn cứ ba"/>
</khung>
XML
  good 'khung = khung.xml' 'số = 5' 'ngày = 06/02/2026' >a.ini
  try explain a.ini --words "Căn cứ ba"
  ended 0
  [[ $out == *"“Căn cứ ba” ← khung khung, khung.xml:3: mặc định của \`danh sách\` [căn cứ]"* ]] || { echo "$out"; false; }
}

@test "the type of document: what is the key's, what the template's, and which of them gave way" {
  of_type() { # (what the template says of it)
    cat >khung.xml <<XML
<khung xmlns="urn:kehoach:skeleton:1" ten="khung">
  <ten_loai>$1</ten_loai>
  <trich_yeu>{{van_ban.trich_yeu}}</trich_yeu>
  <muc tieu_de="VIỆC">Làm.</muc>
  <noi_nhan/><ky/>
</khung>
XML
    good 'khung = khung.xml' 'số = 7' 'ký hiệu = PA-UBND' 'loại = phương án' | sed '/^\[mục I\]/,/^nội dung/d' >a.ini
    try explain a.ini --words "$2"
    ended 0
  }
  local key="← \`loại\` [văn bản], tệp đầu vào, a.ini:7"
  of_type 'Dự thảo {{van_ban.loai}} số {{van_ban.so}}' "dự thảo phương án số 7"
  printed <<TEXT
1. tên loại:
    DỰ THẢO PHƯƠNG ÁN SỐ 7
    “DỰ THẢO”   ← khung khung, khung.xml:2
    “PHƯƠNG ÁN” $key
        đặt vào khung khung, khung.xml:2
        viết theo Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5
    “SỐ”        ← khung khung, khung.xml:2
    “7”         ← \`số\` [văn bản], tệp đầu vào, a.ini:5
        đặt vào khung khung, khung.xml:2
        viết theo Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5
TEXT
  of_type 'KẾ HOẠCH' "phương án" # the input's goes before it
  [[ $out == *"“PHƯƠNG ÁN” $key"$'\n'* && $out != *khung.xml* ]] || { echo "$out"; false; }
  of_type '{{van_ban.loai}}' "phương án"
  [[ $out == *"“PHƯƠNG ÁN” $key"$'\n'* && $out != *khung.xml* ]] || { echo "$out"; false; }
  sed -i '/^loại/d' a.ini
  try explain a.ini --words "kế hoạch"
  ended 0
  [[ $out == *"“KẾ HOẠCH” ← cố định: Nghị định 30/2020/NĐ-CP"* ]] || { echo "$out"; false; }
}

@test "keys for the units below, called as they stand in the input, one by one and as a section" {
  family
  printf '[Cấp Xã]\nHội nghị.nơi = Đình làng\nký.Chức vụ = CHỦ TỊCH\nKhung = con.xml\n' >>a.ini
  try explain a.ini "[cấp xã] khung"
  ended 0
  [[ $out == "cap_xa.khung: \`Khung\` [Cấp Xã]"$'\n'"  → tệp đầu vào  a.ini:24  con.xml" ]] || { echo "$out"; false; }
  try explain a.ini "cấp xã.hội nghị.nơi"
  [[ $out == "cap_xa.hoi_nghi.noi: \`hội nghị.nơi\` [Cấp Xã]"$'\n'* ]] || { echo "$out"; false; }
  for typed in "[cấp xã]" cap_xa; do
    try explain a.ini "$typed"
    ended 0
    [ "$(grep -o '^cap_xa.*' <<<"$out" | cut -d: -f2-)" = ' `hội nghị.nơi` [Cấp Xã]
 `ký.chức vụ` [Cấp Xã]
 `Khung` [Cấp Xã]' ] || { echo "$out"; false; }
  done
}
