#!/usr/bin/env bats
# kehoach init --interactive: answers, right and wrong, typed and piped; what is written in the end.
load common

# A template with a field of each kind.
small() {
  cat >rieng.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="rieng">
  <truong ma="việc.hạn" kieu="ngay" bat_buoc="co" vi_du="15/5/2026">Hạn chót</truong>
  <truong ma="việc.cách" kieu="chon" lua_chon="gọn | đủ" bat_buoc="co">Cách làm</truong>
  <truong ma="việc.số hộ" kieu="so" mac_dinh="12">Số hộ</truong>
  <truong ma="việc.tiền" kieu="tien" vi_du="15.000.000">Kinh phí</truong>
  <truong ma="việc.nơi" kieu="danh_sach" bat_buoc="co" vi_du="Thôn Một | Thôn Hai">Các nơi làm</truong>
  <truong ma="việc.năm" mac_dinh="2026" co_dinh="co">Năm, do khung đặt</truong>
  <trich_yeu>Ra quân</trich_yeu>
  <muc id="viec" tieu_de="CÔNG VIỆC">
    {{viec.cach}}, {{viec.han}}, {{viec.so_ho}} hộ, {{viec.tien}} đồng, {{viec.nam}}
    {{#viec.noi}}
    - {{.}}
    {{/viec.noi}}
  </muc>
  <noi_nhan>- Các thôn</noi_nhan>
  <ky/>
</khung>
XML
}
# Its answers: issuing body, number, place, date; deadline, how, households, money, places, filed, title, name.
answers() { printf '%s\n' 'Ủy ban nhân dân xã Tịnh Khê' 7 '' 12/3/2026 15/5/2026 đủ '' 2.000.000 'Thôn Một' 'Thôn Hai' '' '' '' 'Lò Văn Páo'; }

asked() { try init --interactive --template rieng.xml --level xa "$@"; }

# The program on a terminal: $out is what was shown.
terminal() { # ARGUMENT… <ACTIONS
  python3 -c 'import os; os.openpty()' 2>/dev/null || skip "there is no terminal to be had here"
  status=0
  out=$(python3 "$tests/cli/on_terminal.py" "$kehoach" "$@" 2>"$folder/.err") || status=$?
  err=$(cat "$folder/.err"); rm "$folder/.err"
}

@test "piped answers: the file holds them, is whole, and generates without a fault" {
  small
  answers >.answers
  asked -o my.ini <.answers
  ended 0 "Hạn chót (việc.hạn); cần có" "  gọn | đủ" "  [12] > " "12/12  Họ và tên người ký"
  [ -z "$out" ]
  for line in 'khung = rieng.xml' 'cấp = xã' 'số = 7' '; địa danh = Tịnh Khê' 'ngày = 12/3/2026' 'hạn = 15/5/2026' \
    'cách = đủ' '; số hộ = 12' 'tiền = 2.000.000' 'họ tên = Lò Văn Páo' '    Thôn Hai' '; năm = 2026'; do
    grep -qxF "$line" my.ini || { echo "no $line"; cat my.ini; false; }
  done
  try generate --strict --format text my.ini
  ended 0 "[KH0339]"
  [[ $out == *"đủ, 15/5/2026, 12 hộ, 2.000.000 đồng, 2026"* ]]
  asked <.answers # to standard output
  [ "$out" = "$(cat my.ini)" ]
  asked --lang en <.answers
  ended 0 "Answer question by question" "; wanted" "one a line"
  sed 's/$/\r/' .answers >.answers-of-windows
  asked <.answers-of-windows
  [ "$out" = "$(cat my.ini)" ]
}

@test "wrong answers: what is wrong is said, as for an input, and it is asked again" {
  small
  { printf '%s\n' 'UBND huyện Sa Thầy' '' 'Ủy ban nhân dân xã Tịnh Khê' 7 '' 31/02/2026 12/3/2026 \
    mai '' 15/5/2026 nửa đủ mười '' 'nhiều' 2.000.000 '' 'Thôn Một' '; Thôn Ba' '' 'Thôn Một' 'Thôn Hai' '' '' '' 'Lò Văn Páo'; } >.answers
  asked -o my.ini <.answers
  ended 0 "sai: cấp là \`xã\` nhưng cơ quan là của huyện Sa Thầy" "sai: câu này cần câu trả lời" "31/02/2026" "[KH1390]" \
    "nửa" "mười" "nhiều"
  [ "$(grep -c '^  sai: ' <<<"$err")" -ge 9 ]
  grep -q '^số = 7$' my.ini
  try generate --strict --format text my.ini
  ended 0 "[KH0339]"
  [[ $out == *"đủ, 15/5/2026, 12 hộ, 2.000.000 đồng"*"Thôn Hai"* && $out != *"Thôn Ba"* ]]
  printf 'Ủy ban nhân dân xã \xd0\n' >.answers
  asked -o other.ini <.answers
  ended 1 "  sai: " "UTF-8" "chưa trả lời hết các câu"
  [ ! -e other.ini ]
}

@test "an answer that draws a warning is taken, and the warning told" {
  small
  answers | sed "s/^Lò/TS. Lò/" >.answers
  asked -o my.ini <.answers
  ended 0 "  cảnh báo: trước họ tên \`TS. Lò Văn Páo\`"
  grep -qx "họ tên = TS. Lò Văn Páo" my.ini
  asked --lang en <.answers
  ended 0 "  warning: "
}

@test "?, < and -: help with an example, the question before, nothing" {
  small
  { printf '%s\n' '<' '?' 'Ủy ban nhân dân xã Tịnh Khê' 8 '<' '' '' 12/3/2026 '?' '<' '' 15/5/2026 đủ 5 '<' - '<' '' \
    2.000.000 'Thôn Một' '<' '<' '' 'Thôn Ba' '?' 'Thôn Hai' '<' '.' '<' 'Thôn Hai' '' - '' 'Lò Văn Páo'; } >.answers
  asked -o my.ini <.answers
  ended 0 "đây là câu đầu" "Khóa trong tệp: cơ quan.tên" "Ủy ban nhân dân xã Tịnh Khê" "[8] > " "15/5/2026" "Enter thì để trống, nếu" \
    "ngày, như 12/3/2026" "[-] > " "đã bỏ dòng: Thôn Một" "    Thôn Hai" "đã bỏ dòng: Thôn Ba" "câu này chưa xong"
  for line in 'số = 8' 'ngày = 12/3/2026' '; số hộ = 12' '; lưu = VT'; do
    grep -qxF "$line" my.ini || { echo "no $line"; cat my.ini; false; }
  done
  [ "$(grep -c 'Thôn' my.ini)" = 1 ]
}

@test "who leaves early leaves nothing; an old file is never touched; nobody there" {
  small
  answers | head -5 >.answers
  asked -o my.ini <.answers
  ended 1 "chưa trả lời hết các câu, không ghi gì"
  asked -o my.ini </dev/null
  ended 1 "không có ai trả lời" "bỏ --interactive"
  try init --interactive --lang en </dev/null
  ended 1 "nobody answers"
  [ -z "$out" ]
  holds_only .answers rieng.xml
  echo cũ >my.ini
  answers >.answers
  asked -o my.ini <.answers
  ended 2 "my.ini: lỗi:" "[KH0871]"
  [[ $err != *"Hạn chót"* ]] # before anything is asked
  [ "$(cat my.ini)" = cũ ]
  asked -o khong-co/my.ini <.answers
  ended 3 "khong-co"
  try init --interactive --message-format json
  ended 2 "--message-format json"
  try init --interactive --level tinh --template hoi-nghi-xa </dev/null
  ended 2 "[KH0870]"
}

@test "who stops by a dot has what was answered; what can't be left out is told" {
  small
  answers | head -4 >.answers
  { cat .answers; echo .; } >.stopped
  asked -o my.ini <.stopped
  ended 0 "Chưa trả lời, trong tệp là ví dụ, phải sửa:" "  việc.hạn" "  việc.nơi"
  [[ $err != *"  nơi nhận.lưu"* && $err != *"  việc.số hộ"* ]]
  for line in 'số = 7' '; địa danh = Tịnh Khê' 'ngày = 12/3/2026' 'hạn = 15/5/2026' 'lưu = VT' '    Thôn Hai'; do
    grep -qxF "$line" my.ini || { echo "no $line"; cat my.ini; false; }
  done
  try generate --strict --format text my.ini
  ended 0 "[KH0339]"
  asked --lang en <.stopped
  ended 0 "Not answered, examples in the file"
}

@test "the same words again are taken, dates and choices never; what is left is told in the end" {
  small
  answers | sed -e '3s/^$/Tịnh Khê/' -e '1c\Ban Quản lý chợ Mới\nBan Quản lý chợ\nBan Quản lý chợ' -e 's/^15.*/31.2.2026\n31.2.2026\n&/' -e 's/^đủ/nửa\nnửa\n&/' >.answers
  asked -o my.ini <.answers
  ended 1 "(gõ lại y như thế thì vẫn nhận" "chưa biết tên tắt của \`Ban Quản lý chợ\`"
  [ "$(grep -c 'tên tắt của .Ban Quản lý chợ Mới' <<<"$err")" = 1 ]
  [ "$(grep -c 'tên tắt của .Ban Quản lý chợ. ' <<<"$err")" = 3 ]
  grep -qxF 'tên = Ban Quản lý chợ' my.ini
  grep -qxF 'hạn = 15/5/2026' my.ini
  grep -qxF 'cách = đủ' my.ini
  [ "$(grep -c 'gõ lại y như thế' <<<"$err")" = 2 ]
  asked --lang en <.answers
  ended 1 "the same again will be taken"
  printf 'Ủy ban\0 nhân dân xã Tịnh Khê\n' >.answers # its end isn't lost
  asked <.answers
  ended 1 "[KH0111]"
}

@test "template and level are asked for; other ones ask for other things, and answers stay" {
  printf '%s\n' hoi-nghi-x hoi-nghi-xa phuog phường 'Ủy ban nhân dân phường Cẩm Thành' 9 '<' '<' '<' 'tỉnh' 'đặc khu' 'Ủy ban nhân dân phường Cẩm Thành' 'Ủy ban nhân dân đặc khu Lý Sơn' >.answers
  try init --interactive <.answers
  ended 1 "1/20  Khung của kế hoạch (văn bản.khung)" "  hoi-nghi-xa           Tổ chức hội nghị" "  ke-hoach              Kế hoạch: khung trần" "[ke-hoach] > " "[KH0547]" "[KH1391]" \
    "2/38  Loại đơn vị" "xã | phường | thị trấn | đặc khu" "[phường] > " "[Ủy ban nhân dân phường Cẩm Thành] > " "[KH1393]" "cấp là \`đặc khu\` nhưng" "[9] > "
}

@test "a file that can't be used is no wrong answer; nobody is told to drop an option that he didn't type" {
  printf '<khung ten="hong"' >hong.xml
  mkdir thu-muc.xml
  printf '%s\n' hong.xml thu-muc.xml khong-co hoi-nghi-xa tỉnh >.answers
  try init --interactive <.answers
  ended 1 "  lỗi: tệp hết khi còn ở giữa thẻ mở ở dòng 1" "[KH1397] (hong.xml:1:17)" "  lỗi: \`thu-muc.xml\` là thư mục" \
    "  sai: không có khung \`khong-co\`" "  sai: khung hoi-nghi-xa dùng cho cấp xã, không dùng cho tỉnh; chọn khung khác, hoặc loại đơn vị khác [KH1393]"
  [[ $err != *--level* ]]
  try init --interactive --lang en <.answers
  ended 1 "  error: " "(hong.xml:1:17)" "  wrong: there is no template" "or another kind of unit [KH1393]"
}

@test "sections of one's own: what still is the sample's is told" {
  { printf '%s\n' 'Ủy ban nhân dân xã An Thịnh' '' '' 12/3/2026 'Trồng cây' '' 'UBND xã trồng cây.' '' 'Mục đích' '' \
    'Việc' 'Các thôn trồng cây.' '' '' '' '' '' '' '' 'Lò Văn Páo'; } >.answers
  try init --interactive --template ke-hoach --level xa -o my.ini <.answers
  ended 0 "Còn là lời văn mẫu" "  mục I.nội dung" "  kết thúc.nội dung"
  [[ $err != *"  mục II.nội dung"$'\n'"  mục III"* ]]
  try generate --strict --format text my.ini
  ended 0 "[KH0339]"
  [[ $out == *"Trồng cây"*"I. MỤC ĐÍCH"*"II. VIỆC"$'\n'"Các thôn trồng cây."* && $out != *"Luật Bảo vệ môi trường"* ]]
}

@test "all templates: the examples as answers give what init prints; Enter alone what generates" {
  for name in $("$kehoach" templates | cut -d' ' -f1); do
    "$kehoach" init --template "$name" >plain.ini
    python3 "$tests/cli/answer_all.py" examples "$kehoach" init --interactive --template "$name" -o my.ini >.asked || { cat .asked; false; }
    cmp plain.ini my.ini
    rm my.ini
    [ "$name" != ke-hoach ] || continue # its example of a subject wants a year
    python3 "$tests/cli/answer_all.py" least "$kehoach" init --interactive --template "$name" -o my.ini >.asked || { cat .asked; false; }
    try generate --format text my.ini
    [ "$status" = 0 ] || { echo "$name"; echo "$err"; false; }
    rm my.ini
  done
}

@test "typed on a terminal, with an input method that writes letters and marks apart" {
  small
  terminal init --interactive --template rieng.xml --level xa -o my.ini <<'ACTIONS'
see (cơ quan.tên)
type U\u0309y ban nha\u0302n da\u0302n xa\u0303 Ti\u0323nh Khe\u0302\n
see (văn bản.số)
type ?\n
see Enter thì để trống, nếu khung không cần
type 12x\x7f\n
see (văn bản.địa danh)
type \n
see (văn bản.ngày)
type 31/02/2026\n
see sai:
see (văn bản.ngày)
type 12/3/2026\n
see (việc.hạn)
type 15/5/2026\n
see (việc.cách)
type đu\u0309\n
see (việc.số hộ)
type \n
see (việc.tiền)
type \n
see cần câu trả lời
see (việc.tiền)
type 2.000.000\n
see (việc.nơi)
type Thôn Một\n
see > 
type Thôn Hai\n
see > 
type \n
see (nơi nhận.lưu)
type \n
see (ký.chức vụ)
type \n
see (ký.họ tên)
type Lò Văn Páo\n
see đã ghi: my.ini
end
ACTIONS
  [ "$status" = 0 ] || { echo "$err"; echo "$out"; false; }
  grep -qxF 'tên = Ủy ban nhân dân xã Tịnh Khê' my.ini
  grep -qxF 'cách = đủ' my.ini
  grep -qxF 'số = 12' my.ini
  try generate --strict --format text my.ini
  ended 0 "[KH0339]"
}

@test "Ctrl-C and Ctrl-D on a terminal leave nothing; a line that the terminal cuts isn't taken" {
  small
  for key in x03 x04; do
    terminal init --interactive --template rieng.xml -o my.ini <<ACTIONS
see (văn bản.cấp)
type xã\n
see (cơ quan.tên)
type Ủy ban nhân dân xã Tịnh Khê\n
see (văn bản.số)
type \\$key
end
ACTIONS
    [ "$status" = "$([ $key = x03 ] && echo 130 || echo 1)" ] || { echo "$status"; echo "$out"; false; }
    [ ! -e my.ini ]
  done
  [[ $out == *"không ghi gì"* ]]
  terminal init --interactive --template rieng.xml -o my.ini <<ACTIONS
see (văn bản.cấp)
type xã\n
see (cơ quan.tên)
type $(printf 'dài %.0s' {1..1000})\n
see cửa sổ lệnh đã cắt bớt
see (cơ quan.tên)
type \x04
end
ACTIONS
  [ "$status" = 1 ]
  [ ! -e my.ini ]
  terminal init --interactive --template rieng.xml --level xa -o my.ini <<ACTIONS
see (cơ quan.tên)
type Ủy ban nhân dân xã Tịnh Khê\n7\n\n12/3/2026\n15/5/2026\nđủ\n\n5\n
see (việc.nơi)
type Thôn Một\n
see   >
type $(printf 'dài %.0s' {1..1000})\n
see cửa sổ lệnh đã cắt bớt
type Thôn Hai\n\n\n\n\nLò Văn Páo\n
end
ACTIONS
  [ "$status" = 0 ]
  [ "$(grep -c 'Thôn' my.ini)" = 2 ]
  [ "$(grep -c dài my.ini)" = 0 ]
  rm my.ini
  terminal init --interactive --template rieng.xml --level xa -o - <<ACTIONS
see Tệp sẽ in ra màn hình; muốn ghi ra tệp thì chạy lại với -o TÊN.ini.
see (cơ quan.tên)
type \x04
end
ACTIONS
  [ "$status" = 1 ]
}

@test "templates to choose from: each on a line of its own, with or without what it is for; none with faults" {
  mkdir templates
  printf '<khung xmlns="urn:kehoach:skeleton:1" ten="tron"><trich_yeu>A</trich_yeu><muc tieu_de="V">B.</muc><noi_nhan/><ky/></khung>' >templates/tron.xml
  printf '<khung xmlns="urn:kehoach:skeleton:1" ten="sai" ke_thua="khong-co"/>' >templates/sai.xml
  try init --interactive </dev/null
  if grep -q '^  sai' <<<"$err"; then echo "$err"; false; fi
  grep -qx '  tron *' <<<"$err" || { echo "$err"; false; }
  grep -q '^  ke-hoach  *Kế hoạch: khung trần' <<<"$err"
}
