#!/usr/bin/env bats
# kehoach init: a starter input that makes a whole plan at once.
load common

kinds="tinh thanh-pho huyen quan thi-xa xa phuong thi-tran dac-khu"

# Kinds that a template is for.
kinds_for() { # TEMPLATE
  case $1 in
    *-tinh) echo tinh thanh-pho ;;
    *-huyen) echo thanh-pho huyen quan thi-xa ;;
    *-xa) echo xa phuong thi-tran dac-khu ;;
    *) echo "$kinds" ;;
  esac
}

@test "every built-in template, every kind that fits: works at once, without a warning" {
  for name in $("$kehoach" templates | cut -d' ' -f1); do
    for kind in $(kinds_for "$name"); do
      try init --level "$kind" --template "$name"
      ended 0
      echo "$out" >my.ini
      try generate --strict --format text my.ini
      [ "$status" = 0 ] && [ -z "$err" ] || { echo "$name $kind"; echo "$err"; false; }
      words=$(wc -w <<<"$out")
      # 3 to 6 pages, at some 500 words a full one
      [ "$words" -gt 1000 ] && [ "$words" -lt 3200 ] || { echo "$name $kind: $words words"; false; }
      python3 - <<'PY'
import configparser
c = configparser.ConfigParser(interpolation=None, strict=True, delimiters=("=",))
with open("my.ini", encoding="utf-8-sig") as f:
    c.read_file(f)
assert c["văn bản"]["khung"] and c["cơ quan"]["tên"].startswith("Ủy ban nhân dân")
PY
    done
  done
}

@test "without options: the bare form of a commune" {
  try init
  ended 0
  [[ $out == *"khung = ke-hoach"*"cấp = xã"*"tên = Ủy ban nhân dân xã "*"[mục III]"*"[nơi nhận]"*"[ký]"* ]]
  try init --template hoi-nghi-huyen
  ended 0
  [[ $out == *"cấp = huyện"*"tên = Ủy ban nhân dân huyện Sa Thầy"* ]]
}

@test "fields: help above, examples filled in, defaults told, optional ones commented out" {
  try init --template hoi-nghi-xa
  ended 0
  for words in $'\n; Năm đầu của giai đoạn được tổng kết\ntừ năm = 2021\n' \
    $'\n; Số tham luận hoặc lượt giao lưu nhiều nhất\n; mặc định: 4\ntham luận = 4\n' \
    $'\n; Trích yếu nội dung\n; trích yếu = Tổ chức {{hoi_nghi.ten_goi}}' \
    $'\ndanh sách =\n    Cả nước thi đua xây dựng nông thôn mới\n    Bình dân học vụ số\n' \
    $'\n; [mục muc_dich]\n; thêm =\n'; do
    [[ $out == *"$words"* ]] || { echo "no $words"; echo "$out"; false; }
  done
}

@test "examples follow the kind of unit and its time" {
  try init --level phuong --template hoi-nghi-xa
  [[ $out == *"tên = Ủy ban nhân dân phường Cẩm Thành"* && $out == *"địa điểm = Nhà Văn hóa phường"* ]]
  try init --level thi-tran --template hoi-nghi-xa
  [[ $out == *"ngày = 06/4/2025"*"thị trấn Măng Đen"*"Ủy ban nhân dân huyện Kon Plông"* ]]
  [[ $out == *"hạn báo cáo = 10/6/2025"* && $out == *"đến năm = 2025"* ]]
  try init --level dac-khu
  [[ $out == *"ngày = 12/3/2026"*"đặc khu Lý Sơn"* ]]
  try init --level huyen
  [[ $out == *"ngày = 12/3/2025"*"huyện Phong Thổ"* ]]
  try init --level thanh-pho --template hoi-nghi-huyen
  [[ $out == *"thành phố Bắc Kạn"*"Ủy ban nhân dân tỉnh Bắc Kạn"* ]]
  try init --level thanh-pho --template hoi-nghi-tinh
  [[ $out == *"thành phố Đà Nẵng"* ]]
}

@test "a template of one's own" {
  cat >rieng.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="rieng">
  <truong ma="việc.hạn" kieu="ngay" bat_buoc="co">Hạn chót</truong>
  <truong ma="việc.cách" kieu="chon" lua_chon="gọn | đủ" bat_buoc="co">Cách làm</truong>
  <truong ma="việc.nơi" bat_buoc="co">Nơi làm</truong>
  <truong ma="việc.năm" mac_dinh="2026" co_dinh="co">Năm, do khung đặt</truong>
  <truong ma="thư.số" vi_du="@5">Số thư</truong>
  <trich_yeu>{{van_ban.trich_yeu}}</trich_yeu>
  <muc id="viec" tieu_de="CÔNG VIỆC">
    {{viec.cach}}, {{viec.noi}}, {{viec.han}}, {{viec.nam}}, {{thu.so}}
  </muc>
  <noi_nhan>- Các thôn</noi_nhan>
  <ky/>
</khung>
XML
  try init --template rieng.xml
  ended 0
  [[ $out == *"hạn = 12/3/2026"*"cách = gọn"*"nơi = Nơi làm"*"; năm = 2026"*'số = \@5'* ]]
  [[ $out != *"[căn cứ]"* && $out != *"[mục I]"* ]]
  echo "$out" >my.ini
  try generate --strict --format text my.ini
  ended 0
  [[ $out == *"gọn, Nơi làm, 12/3/2026, 2026, @5"* ]]
}

@test "numbers and sums without an example; a template that nobody signs" {
  cat >rieng.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="rieng">
  <truong ma="việc.số" kieu="so" bat_buoc="co">Số hộ</truong>
  <truong ma="việc.tiền" kieu="tien" bat_buoc="co">Số tiền</truong>
  <trich_yeu>Ra quân {{viec.so}} hộ, {{viec.tien}} đồng</trich_yeu>
  <mo_dau>Làm ngay.</mo_dau>
  <noi_nhan>- Các thôn</noi_nhan>
</khung>
XML
  try init --template rieng.xml
  ended 0
  [[ $out == *$'\n; Số hộ\nsố = 1\n; Số tiền\ntiền = 1000000\n'* ]]
  [[ $out != *"[ký]"* ]]
}

@test "a kind of unit of one's own: the line of its rank is enough" {
  mkdir templates
  printf '[khu kinh tế]\ncấp = xã\nví dụ = khu kinh tế Dung Quất | tỉnh Quảng Ngãi\nnội vụ = Ban Tổ chức\n' >templates/cap.ini
  for name in ke-hoach hoi-nghi-xa nhan-dien-hinh-xa; do
    try init --level khu-kinh-te --template "$name"
    ended 0
    echo "$out" >my.ini
    try generate --strict --format text my.ini
    ended 0
    [[ $out == *"KHU KINH TẾ DUNG QUẤT"*"khu kinh tế"* ]]
  done
}

@test "a template of one's own: the superior's plan where it is cited, no grounds of another subject" {
  cat >rieng.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="rieng" ke_thua="ke-hoach">
  <mo_ta>Ra quân trồng cây.</mo_ta>
  <chen_sau id="mo_dau">
    <muc id="viec" tieu_de="VIỆC">Báo cáo UBND {{cap_tren.don_vi}} theo {{cap_tren.trich_dan}}, {{don_vi.số hộ}} hộ.</muc>
  </chen_sau>
</khung>
XML
  try init --template rieng.xml
  ended 0
  [[ $out == "; Ra quân trồng cây."$'\n'*"trích yếu = Ra quân trồng cây"*"[cấp trên]"*"cơ quan = Ủy ban nhân dân tỉnh Quảng Ngãi"* ]]
  [[ $out == *"; danh sách ="* && $out != *"Luật"* && $out != *"môi trường"* ]]
  sed -i 's/, {{don_vi.số hộ}} hộ//' rieng.xml
  for kind in xa phuong thi-tran huyen; do
    try init --template rieng.xml --level "$kind"
    ended 0
    echo "$out" >my.ini
    try generate --strict --format text my.ini
    ended 0
    [[ $out == *"theo Kế hoạch số 25/KH-UBND ngày"* ]]
  done
  try init --template rieng.xml --level tinh
  [[ $out == *"ký hiệu = KH-CP"*"cơ quan = Chính phủ"* ]]
  sed -i 's/<chen_sau/<can_cu bat_buoc="co">{{can_cu.danh_sach}}<\/can_cu>&/; s/ theo {{.*}}//' rieng.xml
  try init --template rieng.xml
  [[ $out == *$'\ndanh sách =\n    Căn cứ'* && $out == *"[cấp trên]"* ]]
}

@test "examples name no unit of another province" {
  try init --level thanh-pho --template hoi-nghi-tinh
  ended 0
  [[ $out == *"thành phố Đà Nẵng"* && $out != *"Cẩm Thành"* ]]
}

@test "a starter of one's own: khoi-dau.ini among the templates" {
  mkdir templates
  printf '[mục I]\ntiêu đề = Việc\nnội dung =\n    Làm việc.\n[ký]\nhọ tên = Lò Văn Páo\n' >templates/khoi-dau.ini
  try init
  ended 0
  [[ $out == *"[mục I]"*"Làm việc."*"họ tên = Lò Văn Páo"* && $out != *"[mục II]"* ]]
}

@test "the date of a starter of one's own: kept as it is, but for a unit that there isn't on it yet" {
  mkdir templates
  for row in "06/4/2024:06/4/2026" "/4/2026:/4/2026" "mai:mai"; do
    printf '[văn bản]\nngày = %s\n' "${row%:*}" >templates/khoi-dau.ini
    try init --level "đặc khu"
    ended 0
    [[ $out == *$'\n'"ngày = ${row#*:}"$'\n'* ]] || { echo "$row"; grep '^ngày' <<<"$out"; false; }
  done
}

@test "a starter of one's own that leaves the date out: it stays commented out" {
  mkdir templates
  printf '[văn bản]\nngày =\n' >templates/khoi-dau.ini
  try init
  ended 0
  [[ $out == *$'\n'"; ngày ="$'\n'* && $out != *$'\n'"ngày ="* ]] || { grep 'ngày =' <<<"$out"; false; }
}

@test "a template without signature and grounds: keys of neither, but for grounds that a section takes in" {
  printf '%s' '<khung xmlns="urn:kehoach:skeleton:1" ten="st"><trich_yeu>{{van_ban.trich_yeu}}</trich_yeu>' \
    '<muc id="v" tieu_de="V">Làm.' $'\n{{can_cu.danh_sach}}\n' '</muc></khung>' >st.xml
  try init --template st.xml
  ended 0
  [[ $out == *"[căn cứ]"*$'\n; danh sách =\n'* && $out != *"[ký]"* && $out != *"[nơi nhận]"* ]] || { echo "$out"; false; }
}

@test "-o writes a file, never over an old one" {
  try init -o my.ini
  ended 0
  [ -z "$out" ]
  try init
  [ "$out" = "$(cat my.ini)" ]
  echo cũ >my.ini
  try init -o my.ini
  ended 2 "my.ini: lỗi:" "[KH0871]"
  [ "$(cat my.ini)" = cũ ]
  try init -o khong-co/my.ini
  ended 3 "[KH0701]"
  holds_only my.ini
}

@test "levels and templates that there aren't, or that don't fit" {
  try init --level phuog
  ended 2 "[KH0343]" "phường"
  try init --template hoi-nghi-xaa
  ended 2 "[KH0547]"
  try init --level tinh --template hoi-nghi-xa
  ended 2 "[KH0870]" "cấp xã" "tỉnh"
  [ -z "$out" ]
  try init --level tinh --template hoi-nghi-xa --lang en
  ended 2 "is for"
}

@test "wrong command lines" {
  try init x
  ended 2 '`x`'
  try init --set a.b=c
  ended 2 '`--set`'
  try init -o
  ended 2 '`-o`'
  try init --help
  ended 0
  [[ $out == *" --template"*" --output"* ]]
  [ -w /dev/full ] || skip "no /dev/full"
  status=0
  "$kehoach" init >/dev/full 2>/dev/null || status=$?
  [ "$status" = 3 ]
}

@test "lists' examples and defaults: an item a line, bars within tags part none" {
  cat >ds.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="ds" ke_thua="ke-hoach">
  <truong ma="việc.một" kieu="danh_sach" bat_buoc="co" vi_du="Họp {{van_ban.ngay | ngay_dai}} | Hai">Một</truong>
  <truong ma="việc.hai" kieu="danh_sach" mac_dinh="Ba {{van_ban.ngay | ngay_dai}} | Bốn">Hai</truong>
  <truong ma="việc.ba" kieu="doan" mac_dinh="- Năm | Sáu&#10;- Bảy">Ba</truong>
  <truong ma="việc.bốn" kieu="danh_sach" mac_dinh="|">Bốn</truong>
  <chen_sau id="mo_dau"><muc id="m" tieu_de="M">
    {{viec.mot}}
    {{viec.hai}}
    {{viec.ba}}
    {{viec.bon}}
  </muc></chen_sau>
</khung>
XML
  try init --template ds.xml --level xa
  ended 0
  [[ $out == *$'\nmột =\n    Họp {{van_ban.ngay | ngay_dai}}\n    Hai\n'* ]]
  [[ $out == *$'\n; hai =\n;     Ba {{van_ban.ngay | ngay_dai}}\n;     Bốn\n; Ba\n; ba =\n;     - Năm | Sáu\n;     - Bảy\n; Bốn\n; bốn =\n'* ]]
  echo "$out" >my.ini
  try generate --format text my.ini
  ended 0
  words="$out"
  [[ $words == *$'Họp ngày 12 tháng 3 năm 2026\nHai\nBa ngày 12 tháng 3 năm 2026\nBốn\n- Năm | Sáu\n- Bảy'* ]] || { echo "$out"; false; }
  sed -i '/^; \(hai\|ba\) =/,/^; \(Ba\|Bốn\)$/s/^; \(hai\|ba\|   \)/\1/' my.ini # taken over as they stand
  grep -qx '    - Bảy' my.ini
  try generate --format text my.ini
  ended 0
  [ "$out" = "$words" ]
}
