#!/usr/bin/env bats
# Plans of a list: where they are written, and when they are not.
load common

# A plan for any commune; its list; and the same as the plan of a district above them.
input() { # [LINE]…: more lines of [văn bản]
  good "$@" | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d'
}

list() { # [ROW]…
  printf 'tên,địa danh,họ tên,ngày\n' >xa.csv
  printf '%s\n' "${@:-xã Một,Một,An,}" >>xa.csv
}

files_in() { # FOLDER FILE…
  local in=$1; shift
  [ "$(ls -A "$in" | sort)" = "$(printf '%s\n' "$@" | sort)" ] || { ls -lA "$in"; return 1; }
}

@test "plans stand beside the input, under their units' names" {
  input >a.ini
  list "xã Một,Một,An," "thị trấn Hai,Hai,Bình,"
  try generate --each xa.csv a.ini
  ended 0 "đã ghi: 2 trong 2 kế hoạch, vào thư mục này"
  holds_only a.ini xa.csv "xã Một.docx" "thị trấn Hai.docx"
  is_document "xã Một.docx"
}

@test "a list named twice is one fault, not one a row" {
  input >a.ini
  list "xã Một,Một,An," "xã Hai,Hai,Bình,"
  try generate --each xa.csv --each xa.csv --out-dir ra a.ini
  ended 2 "--each: lỗi: danh sách \`xa.csv\` ghi hai lần" "[KH1320]" "1 lỗi, 0 cảnh báo"
  printf '[đơn vị]\ndanh sách =\n    xa.csv\n    xa.csv\n' >>a.ini
  try generate --out-dir ra a.ini
  ended 2 "a.ini:$(grep -nc '' a.ini):5: lỗi: danh sách" "[KH1320]" "1 lỗi, 0 cảnh báo"
  holds_only a.ini xa.csv
}

@test "a title above the columns' names: the message says to take it out" {
  input >a.ini
  printf 'DANH SÁCH XÃ;;\n;;\ntên;địa danh;họ tên\nxã Một;Một;An\n' >xa.csv
  try generate --each xa.csv --out-dir ra a.ini
  ended 1 "xa.csv:1:14: lỗi: cột 2 không có tên; dòng đầu phải là tên các cột: xóa dòng tên bảng" "[KH0803]"
}

@test "--out-dir makes what folders are missing" {
  input >a.ini
  list "xã Một,Một,An," "xã Hai,Hai,Bình,"
  try generate --each xa.csv --out-dir ra/năm/2024/ a.ini
  ended 0 "đã ghi: "
  files_in ra/năm/2024 "xã Một.docx" "xã Hai.docx"
  try generate --each xa.csv --out-dir "$folder/ra/khác" a.ini
  ended 0 "đã ghi: "
  files_in ra/khác "xã Một.docx" "xã Hai.docx"
}

@test "names by \`tệp tên\`, and by --name over it" {
  input >a.ini
  printf '[đơn vị]\ntệp tên = kế hoạch {{don_vi.ten}}\n' >>a.ini
  list
  try generate --each xa.csv --out-dir ra a.ini
  ended 0 "đã ghi: "
  files_in ra "kế hoạch xã Một.docx"
  try generate --each xa.csv --out-dir hai --name "{{van_ban.dia_danh | in_hoa}} - {{ky.ho_ten}}" a.ini
  ended 0 "đã ghi: "
  files_in hai "MỘT - An.docx"
  try generate --each xa.csv --out-dir ba --name "kh {{don_vi.ten}}.DOCX" a.ini
  ended 0 "đã ghi: "
  files_in ba "kh xã Một.docx"
  try generate --each xa.csv --out-dir ba --name ".docx" a.ini
  ended 1 KH0841
}

@test "one row with a fault: nothing is written" {
  input >a.ini
  list "xã Một,Một,An," "xã Hai,Hai,Bình,31/2/2024"
  try generate --each xa.csv --out-dir ra a.ini
  ended 1 "xa.csv:3:" KH0328 "cột \`ngày\` của hàng \`xã Hai\`: \`31/2/2024\` [KH0839]" "chưa ghi tệp nào"
  [ ! -e ra ]
}

@test "two rows with one name: nothing is written" {
  input >a.ini
  list "xã Một,Một,An," "xã Hai,Hai,Bình,"
  try generate --each xa.csv --out-dir ra --name kh a.ini
  ended 1 KH0845
  [ ! -e ra ]
}

@test "--keep-going writes the others, and says which were left out" {
  input >a.ini
  list "xã Một,Một,An," "xã Hai,Hai,Bình,31/2/2024" ",Ba,Chi," "xã Bốn,Bốn,Dung,"
  try generate --each xa.csv --out-dir ra --keep-going a.ini
  ended 1 "xa.csv:3:1: lưu ý: chưa ghi kế hoạch của \`xã Hai\` [KH0854]" "xa.csv:4:1: lỗi" "đã ghi: 2 trong 4 kế hoạch, vào ra"
  [[ $err != *"chưa ghi tệp nào"* ]]
  files_in ra "xã Một.docx" "xã Bốn.docx"
  try generate --each xa.csv --out-dir ra --keep-going --lang en a.ini
  ended 1 "the plan of \`xã Hai\` was not written" "written: 2 of 4 plans, in ra"
}

@test "--keep-going leaves rows with too few or too many cells out" {
  input >a.ini
  list "xã Một,Một,An," "xã Hai,Hai" "xã Ba,Ba,Chi,,x" "xã Bốn,Bốn,Dung,"
  try generate --each xa.csv --out-dir ra a.ini
  ended 1 "xa.csv:3:1: lỗi" KH0806 "xa.csv:4:15: lỗi" KH0805 "chưa ghi tệp nào"
  [ ! -e ra ]
  try generate --each xa.csv --out-dir ra --keep-going a.ini
  ended 1 KH0806 KH0805 "đã ghi: 2 trong 4 kế hoạch, vào ra"
  files_in ra "xã Một.docx" "xã Bốn.docx"
}

@test "--keep-going writes nothing where the fault is everybody's" {
  input >a.ini
  sed -i 's/Các thôn/Các {{don_vi.thôn}}/' a.ini
  list "xã Một,Một,An," "xã Hai,Hai,Bình,"
  try generate --each xa.csv --out-dir ra --keep-going a.ini
  ended 1 KH0320 "chưa ghi tệp nào"
  [ ! -e ra ]
}

@test "a file that was edited in Word stays, and the others aren't written either" {
  input >a.ini
  list "xã Một,Một,An," "xã Hai,Hai,Bình,"
  mkdir ra
  echo "của tôi" >"ra/xã Hai.docx"
  try generate --each xa.csv --out-dir ra a.ini
  ended 1 "ra/xã Hai.docx: lỗi" KH0707 --out-dir "chưa ghi tệp nào"
  files_in ra "xã Hai.docx"
  try generate --each xa.csv --out-dir ra --keep-going a.ini
  ended 1 KH0707 KH0854 "đã ghi: 1 trong 2"
  [ "$(cat "ra/xã Hai.docx")" = "của tôi" ]
  is_document "ra/xã Một.docx"
}

@test "a file that nobody edited is written anew" {
  input >a.ini
  list
  try generate --each xa.csv --out-dir ra a.ini
  ended 0 "đã ghi: "
  list "xã Một,Một,Bình,"
  try generate --each xa.csv --out-dir ra a.ini
  ended 0 "đã ghi: "
  python3 -c 'import zipfile; assert "Bình" in zipfile.ZipFile("ra/xã Một.docx").read("word/document.xml").decode()'
}

@test "a folder without right to write" {
  needs_nobody
  input >a.ini
  list
  mkdir ra
  chmod 555 ra
  status=0
  err=$(as_nobody "$kehoach" generate --each xa.csv --out-dir ra a.ini 2>&1) || status=$?
  ended 3 KH0702 --out-dir
  status=0
  err=$(as_nobody "$kehoach" generate --each xa.csv --out-dir ra/trong a.ini 2>&1) || status=$?
  ended 3 KH0702
  files_in ra
}

@test "a file where the folder would be, a folder where a file would be" {
  input >a.ini
  list
  echo x >ra
  try generate --each xa.csv --out-dir ra a.ini
  ended 3 KH0856
  try generate --each xa.csv --out-dir ra/trong a.ini
  ended 3 KH0856
  [ "$(cat ra)" = x ]
  mkdir -p "hai/xã Một.docx"
  try generate --each xa.csv --out-dir hai a.ini
  ended 3 KH0705
}

@test "a folder where one of the files would be: nothing is written; with --keep-going the others" {
  input >a.ini
  list "xã Một,Một,An," "xã Hai,Hai,Bình," "xã Ba,Ba,Chi," "xã Bốn,Bốn,Dung,"
  mkdir -p "ra/xã Ba.docx"
  try generate --each xa.csv --out-dir ra a.ini
  ended 3 "ra/xã Ba.docx: lỗi" KH0705 "chưa ghi tệp nào"
  files_in ra "xã Ba.docx"
  try generate --each xa.csv --out-dir ra --keep-going a.ini
  ended 3 KH0705 "chưa ghi kế hoạch của \`xã Ba\`" "đã ghi: 3 trong 4"
  files_in ra "xã Một.docx" "xã Hai.docx" "xã Ba.docx" "xã Bốn.docx"
  is_document "ra/xã Bốn.docx"
}

@test "a file that fails as it is written: --keep-going writes those after it" {
  input >a.ini
  list "xã Một,Một,An," "xã Hai,Hai,Bình," "xã Ba,Ba,Chi,"
  mkdir ra
  ln -s nowhere/x.docx "ra/xã Hai.docx"
  try generate --each xa.csv --out-dir ra a.ini
  ended 3 KH0701 "đã ghi: 1 trong 3"
  files_in ra "xã Một.docx" "xã Hai.docx"
  try generate --each xa.csv --out-dir ra --keep-going a.ini
  ended 3 KH0701 "đã ghi: 2 trong 3"
  files_in ra "xã Một.docx" "xã Hai.docx" "xã Ba.docx"
}

@test "more faults in one row than are listed: the others are counted, once" {
  input "khung = riêng" >a.ini
  mkdir templates
  {
    echo '<khung xmlns="urn:kehoach:skeleton:1" ten="riêng">'
    seq -f '<truong ma="số liệu.mục %g" bat_buoc="co">Số liệu</truong>' 1500
    echo '<trich_yeu>{{van_ban.trich_yeu}}</trich_yeu><muc_tu_do/><noi_nhan/><ky/></khung>'
  } >templates/riêng.xml
  for rows in 1 2; do
    list "xã Một,Một,An," "xã Hai,Hai,Bình,"
    sed -i "$((rows + 2)),\$d" xa.csv
    try generate --each xa.csv --out-dir ra a.ini
    ended 1 "còn 500 chỗ nữa không kể ra" "[KH0710]" "1000 lỗi"
  done
}

@test "a plan never takes the place of a file that was read" {
  input >a.ini
  list
  cp xa.csv "xã Một.docx"
  try generate --each "xã Một.docx" --keep-going a.ini
  ended 2 KH0711 --out-dir
  cmp xa.csv "xã Một.docx"
}

@test "-o is for one document" {
  input >a.ini
  list
  for output in một.docx -; do
    try generate --each xa.csv -o "$output" a.ini
    ended 2 "-o chỉ dùng cho một văn bản"
  done
  printf '[đơn vị]\ndanh sách = xa.csv\n' >>a.ini
  try generate -o một.docx a.ini
  ended 2 "--out-dir"
  holds_only a.ini xa.csv
  try generate -o - --format text a.ini
  ended 0
  [[ $out == "== xã Một =="* ]]
}

@test "what is for lists alone is refused without one" {
  good >a.ini
  for option in --out-dir=ra --name=x --keep-going; do
    try generate "$option" a.ini
    ended 2 "chỉ dùng khi có danh sách" "${option%%=*}"
  done
  holds_only a.ini
}

@test "a list that can't be used makes no plan of the input alone" {
  good >a.ini
  printf 'tên\n' >blank.csv
  printf 'tên,loại\nMột,khóm\n' >rows.csv
  for list in missing.csv blank.csv rows.csv; do
    try generate --each $list a.ini
    [ "$status" != 0 ]
    [[ $err == *"chưa ghi tệp nào"* ]]
  done
  holds_only a.ini blank.csv rows.csv
}

@test "the program's own notes are told once for all rows" {
  input >a.ini
  { echo tên; for i in $(seq 50); do echo "xã Số $i"; done; } >xa.csv
  try generate --each xa.csv --format text a.ini
  ended 0 "[KH0339] như trên: còn 49 hàng nữa cũng vậy [KH0855]"
  [ "$(grep -c 'lưu ý' <<<"$err")" = 2 ]
}

@test "a row that is told of twice is one row" {
  input >a.ini
  sed -i '/^họ tên/d' a.ini
  printf '[cơ quan 2]\ntên = Ủy ban nhân dân xã Bảy\n[ký 2]\nchức vụ = CHỦ TỊCH\n' >>a.ini
  printf 'tên\nxã Một\nxã Hai\nxã Ba\n' >xa.csv
  try generate --each xa.csv --format text a.ini
  [ "$(grep -c 'KH0350] như trên: còn 2 hàng nữa' <<<"$err")" = 1 ]
}

@test "unseen characters of a list: what turns text round is an error, other ones are told of" {
  input >a.ini
  list "xã Một,Một,An," $'xã Hai,Hai,B\u202eình,'
  try generate --each xa.csv --keep-going --out-dir ra a.ini
  ended 1 "xa.csv:3:13: lỗi: có 1 ký tự ẩn đổi chiều chữ" "U+202E RIGHT-TO-LEFT OVERRIDE" "[KH1400]" "chưa ghi tệp nào"
  list "xã Một,Một,An," $'xã Hai,Hai,B\u200bình\u00ad,'
  try generate --each xa.csv --out-dir ra a.ini
  ended 0 "xa.csv:3:13: cảnh báo: có 2 ký tự ẩn, chỗ đầu ở đây: U+200B ZERO WIDTH SPACE" "[KH1401]"
  files_in ra "xã Một.docx" "xã Hai.docx"
  list "xã Một,Một,An," $'xã Hai,Hai,B\ufffdnh\u202e,'
  try generate --each xa.csv --out-dir mất a.ini
  ended 1 "xa.csv:3:13: lỗi: có 1 ký tự U+FFFD" "[KH1410]" "[KH1400]" "2 lỗi, 0 cảnh báo; chưa ghi tệp nào"
  try generate --each xa.csv --name $'kh\u2060 {{don_vi.ten}}' --out-dir hai a.ini
  ended 1 "có ký tự \`<U+2060>\` mà máy không nhận" "[KH0842]"
  PYTHONPATH=$tests python3 - <<'PY'
import workbook
open("xa.xlsx", "wb").write(workbook.book([["tên", "họ tên"], ["xã Một", "An"], ["xã Hai", "B\u202eình"]]))
PY
  try generate --each xa.xlsx --out-dir ba a.ini
  ended 1 "xa.xlsx:3:9: lỗi: có 1 ký tự ẩn đổi chiều chữ" "[KH1400]"
}

@test "a template and a word of a level that were made just now" {
  input "khung = riêng" >a.ini
  sed -i '/^\[mục I\]/,/^nội dung/d' a.ini
  mkdir templates
  cat >templates/riêng.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="riêng">
  <trich_yeu>{{van_ban.trich_yeu}}</trich_yeu>
  <muc id="viec" tieu_de="VIỆC">Giao {{cap.doi_ve_sinh}} làm.</muc>
  <noi_nhan/>
  <ky/>
</khung>
XML
  printf '[xã]\nđội vệ sinh = Tổ tự quản xã {{don_vi.ten_rieng}}\n[phường]\nđội vệ sinh = Đội môi trường phường\n' >templates/cap.ini
  list "xã Một,Một,An," "phường Hai,Hai,Bình,"
  try generate --each xa.csv --format text a.ini
  ended 0
  [[ $out == *"Giao Tổ tự quản xã Một làm./."*"Giao Đội môi trường phường làm./."* ]]
}

@test "the input from standard input, the list from the folder" {
  input >a.ini
  list
  try generate --each xa.csv --out-dir ra - <a.ini
  ended 0 "đã ghi: "
  files_in ra "xã Một.docx"
}

@test "assignments that no table takes are told of, though a plan before had one" {
  good 'khung = riêng' | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d; /^\[mục I\]/,/^nội dung/d' >a.ini
  mkdir templates
  cat >templates/riêng.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="riêng" ke_thua="ke-hoach">
  <truong ma="ra quân.bảng">Có bảng</truong>
  <chen_sau id="mo_dau">
    <muc id="viec" tieu_de="VIỆC">
      ?. Công an xã
      - Giữ trật tự. {phối hợp: Dân quân; thời hạn: tháng 4}
    </muc>
    <muc id="bang" tieu_de="PHÂN CÔNG" neu="ra_quan.bang">
      ::: phân công
      :::
    </muc>
  </chen_sau>
</khung>
XML
  printf 'tên,địa danh,bảng\nxã Một,Một,có\nxã Hai,Hai,\nxã Ba,Ba,có\nxã Bốn,Bốn,\n' >xa.csv
  try generate --each xa.csv --out-dir ra a.ini
  ended 0 "riêng.xml:6:22" "[KH1084]"
}

@test "a text asks for a value that asks for the unit's name: no plan of a list loses it" {
  good 'khung = riêng' | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d; /^\[mục I\]/,/^nội dung/d' >a.ini
  printf '[ra quân]\nviệc = dọn {{don_vi.ten}}\n' >>a.ini
  mkdir templates
  cat >templates/riêng.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="riêng" ke_thua="ke-hoach">
  <truong ma="ra quân.việc">Việc</truong>
  <truong ma="ra quân.các việc" kieu="danh_sach" mac_dinh="quét {{don_vi.ten}}">Các việc</truong>
  <chen_sau id="mo_dau">
    <muc id="viec" tieu_de="VIỆC">
      ?. Ở {{don_vi.ten_rieng}} thì {{ra_quan.viec}}.
      ?. Ở {{don_vi.ten_rieng}} cũng {{#ra_quan.cac_viec}}{{.}}{{/ra_quan.cac_viec}}.
    </muc>
  </chen_sau>
</khung>
XML
  printf 'tên,địa danh\nxã Một,Một\nxã Hai,Hai\nxã Ba,Ba\nxã Bốn,Bốn\n' >xa.csv
  try generate --jobs 1 --each xa.csv --out-dir ra a.ini
  ended 0 "đã ghi: 4 trong 4"
  for name in Một Hai Ba Bốn; do
    unzip -p "ra/xã $name.docx" word/document.xml >words
    grep -qF "Ở $name thì dọn xã $name." words
    grep -qF "Ở $name cũng quét xã $name." words
  done
}

@test "a field of the template by its short name and by its whole one: one too many" {
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  cat >k.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="k" ke_thua="ke-hoach">
<truong ma="việc.hạn" kieu="chu">Hạn</truong>
<chen_sau id="mo_dau"><muc id="viec" tieu_de="VIỆC">Xong trước {{viec.han}}.</muc></chen_sau>
</khung>
XML
  printf 'tên,địa danh,hạn,việc.hạn\nxã Một,Một,1,2\n' >xa.csv
  try generate --template k.xml --each xa.csv --out-dir ra a.ini
  ended 1 "xa.csv:1:14: lỗi" "\`hạn\`" "\`việc.hạn\`" "[KH0830]"
  [ ! -e ra ]
  printf 'tên,địa danh,hạn\nxã Một,Một,thứ Sáu\n' >xa.csv
  try generate --template k.xml --each xa.csv --out-dir ra a.ini
  ended 0 "1 trong 1"
}

@test "words of one unit in cap.ini are its own, not those of the others nor of one with its name" {
  input >a.ini
  sed -i 's/^nội dung = .*/nội dung = Giao {{cap.mat_tran}}./' a.ini
  mkdir templates
  printf '[xã Hai]\nmặt trận = Ban Mặt trận liên xã\n' >templates/cap.ini
  list "xã Một,Một,An," "xã Hai,Hai,Bình," "thị trấn Hai,Hai,Chi," "xã Ba,Ba,Dung," "xã Hai Một,Hai Một,En,"
  try generate --each xa.csv --out-dir ra a.ini
  ended 0 "5 trong 5"
  for unit in "xã Một" "xã Hai" "thị trấn Hai" "xã Ba" "xã Hai Một"; do
    wanted="Giao Ủy ban Mặt trận Tổ quốc Việt Nam ${unit% *}./."
    [ "$unit" != "xã Hai Một" ] || wanted="Giao Ủy ban Mặt trận Tổ quốc Việt Nam xã./."
    [ "$unit" != "xã Hai" ] || wanted="Giao Ban Mặt trận liên xã./."
    try text "ra/$unit.docx"
    [[ $out == *"$wanted"* ]] || { echo "$unit: $out"; false; }
  done
}

@test "a list where the input belongs, an input where the list belongs: each is told to be what it is" {
  input >a.ini
  list
  try generate xa.csv
  ended 1 "xa.csv: lỗi: \`xa.csv\` là danh sách, không phải tệp đầu vào" "--each xa.csv ke-hoach.ini" "[KH1416]" "1 lỗi"
  try generate --each a.ini xa.csv
  ended 1 "[KH1416]" "1 lỗi"
  cp xa.csv XA.XLSX
  try generate XA.XLSX
  ended 1 "XA.XLSX: lỗi:" "[KH1416]" "1 lỗi"
  try generate --each a.ini a.ini
  ended 1 "a.ini: lỗi: \`a.ini\` là tệp đầu vào, không phải danh sách" "[KH1417]" "1 lỗi"
  { cat a.ini; printf '[đơn vị]\ndanh sách = a.ini\n'; } >b.ini
  try generate b.ini
  ended 1 "b.ini:" "[KH1417]" "1 lỗi"
  { echo '# một tệp đầu vào mang tên lạ'; plan 'trích yếu = Ra quân'; } >ke-hoach.csv
  try generate --check-only ke-hoach.csv
  ended 0 "sẽ ghi: ke-hoach.docx"
  holds_only a.ini b.ini xa.csv XA.XLSX ke-hoach.csv
}

@test "a heading in an office's other words for the same: what is meant is suggested" {
  input >a.ini
  for row in 'ngày ban hành:ngày' 'Số văn bản:số' 'chức danh:chức vụ' 'họ tên người ký:người ký' 'nơi lưu:lưu'; do
    printf 'tên,địa danh,%s\nxã Một,Một,5\n' "${row%:*}" >xa.csv
    try generate --check-only --each xa.csv a.ini
    ended 0 "cột \`${row%:*}\`" "có phải ý bạn là \`${row#*:}\`? [KH0878]"
  done
}

@test "more faults of one kind than are told: counted, and the words of the rest aren't made" {
  input >a.ini
  { echo 'tên,địa danh,họ tên,ngày'; for i in {1..1100}; do echo "xã Số $i,Số $i,An,31/02/$((1990 + i))"; done; } >xa.csv
  try generate --each xa.csv --check-only a.ini
  ended 1 "xa.csv:2:" "xa.csv:1001:" "a.ini: lưu ý: còn 100 chỗ nữa không kể ra" "[KH0710]" "1000 lỗi"
  [[ $err != *"xa.csv:1002:"* ]]
}

@test "units that begin with U and are no committee; names typed without marks" {
  input >a.ini
  list "xã Uông Bi,Uông Bi,An," "Uông Bí,Uông Bí,Bình," "xa Ba To,Ba To,Chi,"
  try generate --each xa.csv --check-only a.ini
  ended 1 "xa.csv:3:1: lỗi: \`Uông Bí\`: chưa biết là huyện, xã hay phường" "[KH0833]"
  [ "$(grep -c 'lỗi: ' <<<"$err")" = 1 ]
  list "xã Uông Bi,Uông Bi,An," "xa Ba To,Ba To,Chi,"
  try generate --each xa.csv --format text a.ini
  ended 0
  [[ $out == *"== xã Uông Bi =="*"== xã Ba To =="* ]] || { echo "$out" | grep ==; false; }
}

@test "a kind of unit of one's own that begins as another one does" {
  input >a.ini
  mkdir templates
  printf '[xã đảo]\ncấp = xã\n' >templates/cap.ini
  list "xã Đảo Một,Một,An," "xã đảo Hai,Hai,Bình," "xa dao Bon,Bon,Dung,"
  try generate --each xa.csv --format text a.ini
  ended 0
  [ "$(grep '^==' <<<"$out" | tr '\n' ' ')" = "== xã đảo Một == == xã đảo Hai == == xã đảo Bon == " ] || { grep '^==' <<<"$out"; false; }
}

@test "names of more words than are remembered: each is still judged" {
  input >a.ini
  python3 - >xa.csv <<'PY'
from itertools import islice, product
print("tên,địa danh,họ tên")
for word in islice(map("".join, product("BCDGHKLMNPQRSTVX", "aeiou", "bcdghklmnp", "aeiou")), 4500):
    print(f"xã {word},{word},An")
PY
  sed -i 's/^nội dung.*/nội dung = Các thôn của xã Bapa dọn vệ sinh./' a.ini
  try generate --each xa.csv --jobs 1 --check-only a.ini
  [ "$status" = 0 ]
  [[ $err == *"a.ini:5:25: cảnh báo: \`xã Bapa\` là đơn vị khác"* ]] || { head -5 <<<"$err"; false; }
}

@test "cities that are no units of their day are told of, each at its row" {
  good 'ngày = 06/02/2026' | sed 's/xã An Thịnh/tỉnh Quảng Ngãi/' >a.ini
  printf 'tên\nthành phố Hà Nội\nthành phố Thủ Đức\n' >tp.csv
  try generate --each tp.csv --level tinh a.ini
  ended 1 "tp.csv:3:1: lỗi: thành phố \`Thủ Đức\` không trực thuộc trung ương" "[KH0334]" "1 lỗi"
  [[ $err != *"thành phố \`Hà Nội\`"* ]]
}

@test "as many lines in each plan, but the closing begins elsewhere: its numbers begin there" {
  cat >k.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="k">
  <truong ma="hội nghị.mở" kieu="danh_sach">Mở</truong>
  <truong ma="hội nghị.kết" kieu="danh_sach">Kết</truong>
  <trich_yeu>{{van_ban.trich_yeu}}</trich_yeu>
  <mo_dau>
    {{#hoi_nghi.mo}}
    1. {{.}}
    {{/hoi_nghi.mo}}
  </mo_dau>
  <ket_thuc>
    {{#hoi_nghi.ket}}
    1. {{.}}
    {{/hoi_nghi.ket}}
  </ket_thuc>
  <ky/>
</khung>
XML
  input 'khung = k.xml' 'cấp = xã' | sed '/^\[mục I\]/,/^nội dung/d; /^\[nơi nhận\]/,/^lưu/d' >a.ini
  printf 'tên,hội nghị.mở,hội nghị.kết\nxã Một,An,"Ba\nBốn"\nxã Hai,"An\nBa",Bốn\n' >xa.csv
  try generate --each xa.csv --renumber --format text a.ini
  [ "$status" = 0 ]
  [ "$(grep '^[0-9]\.' <<<"$out")" = $'1. An\n1. Ba\n2. Bốn./.\n1. An\n2. Ba\n1. Bốn./.' ] || { echo "$out"; false; }
}
