#!/usr/bin/env bats
# What a superior's plan says to the plans below it.
load common

# A superior's plan and a template for the communes below it; more lines go into [hội nghị] and
# [cấp xã].
superior() { # [LINE OF HỘI NGHỊ] [LINE OF CẤP XÃ]
  cat >t.ini <<INI
[văn bản]
số = 58
ngày = 16/3/2026
khung = tinh.xml
trích yếu = Tổ chức hội nghị điển hình tiên tiến
[cơ quan]
tên = Ủy ban nhân dân tỉnh Quảng Ngãi
[hội nghị]
${1-hạn = 30/6/2026}
[cấp xã]
khung = xa.xml
ky.chuc_vu = CHỦ TỊCH
noi_nhan.luu = VT
$2
[mục muc_dich]
tiêu đề = Mục đích
nội dung =
    1. Họp chậm nhất ngày {{hoi_nghi.han}}
    - Gạch **đậm**[^1].
    [^1]: Chú thích của tỉnh.
[nơi nhận]
lưu = VT
[ký]
chức vụ = CHỦ TỊCH
họ tên = Nguyễn Đình Khánh
INI
  local head='<khung xmlns="urn:kehoach:skeleton:1"'
  local field='<truong ma="hội nghị.hạn" kieu="ngay">Hạn</truong>'
  cat >tinh.xml <<XML
$head ten="tinh" ke_thua="ke-hoach" cap="tinh">$field</khung>
XML
  cat >xa.xml <<XML
$head ten="xa" cap="xa">$field
  <trich_yeu>Tổ chức hội nghị {{don_vi.ten}}</trich_yeu>
  <mo_dau>Thực hiện {{cap_tren.trich_dan}}; hạn {{hoi_nghi.han}}.</mo_dau>
  <muc id="cua_tren" tieu_de="Mục đích">
    {{cap_tren.muc.muc_dich}}
  </muc>
  <noi_nhan>- {{cap_tren.co_quan | viet_tat}}</noi_nhan>
  <ky/>
</khung>
XML
  printf 'tên\nxã Tịnh Khê\nxã Ba Gia\n' >ds.csv
}

below() { # ARGUMENT…
  try generate --level xa --each ds.csv --format text "$@" t.ini
}

@test "a plan below cites the superior's, and takes in its section with marks and notes" {
  superior
  below
  [ "$status" = 0 ] || { echo "$err"; return 1; }
  [[ $out == *"Thực hiện Kế hoạch số 58/KH-UBND ngày 16 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Quảng Ngãi về việc tổ chức hội nghị điển hình tiên tiến; hạn 30/6/2026."* ]] || { echo "$out"; return 1; }
  [[ $out == *"1. Họp chậm nhất ngày 30/6/2026"* ]] || { echo "$out"; return 1; }
  [[ $out == *"[^1]: Chú thích của tỉnh."* ]] || { echo "$out"; return 1; }
  [[ $out == *"- UBND tỉnh Quảng Ngãi;"* ]] || { echo "$out"; return 1; }
}

@test "a deadline later than the superior's is a warning" {
  superior 'hạn = 30/6/2026' 'hạn = 05/7/2026'
  below
  ended 0 "t.ini:14:1: cảnh báo: \`hạn\` là \`05/7/2026\`, muộn hơn thời hạn của cấp trên (\`30/6/2026\`, dòng 9)" KH0389
  superior 'hạn = 30/6/2026' 'hạn = 20/6/2026'
  below
  [[ $err != *KH0389* ]]
}

@test "what is said for the communes and their template doesn't print" {
  superior 'hạn = 30/6/2026' 'can_cu.danh_sach = Căn cứ A'
  below
  ended 1 "t.ini:14:1: lỗi: khung xa không dùng \`danh sách\`" "[KH0317]"
}

@test "the superior's own day, however it is written, is no later one" {
  for day in 30/06/2026 2026-06-30; do
    superior 'hạn = 30/6/2026' "hạn = $day"
    below
    [[ $status = 0 && $err != *KH0389* ]] || { echo "$day"; echo "$err"; false; }
  done
}

@test "a deadline without its day is later than none" {
  superior 'hạn = 30/6/2026' 'hạn = /7/2026'
  below
  [[ $status = 0 && $err != *KH0389* ]] || { echo "$err"; false; }
}

# Each row's plan says what that row alone would give.
each_as_alone() { # LIST
  local name
  rm -rf whole alone
  try generate --each "$1" --out-dir whole a.ini
  [ "$status" = 0 ] || { echo "$err"; return 1; }
  for i in $(seq 2 "$(grep -c '' "$1")"); do
    sed -n "1p;${i}p" "$1" >alone.csv
    try generate --each alone.csv --out-dir alone a.ini
    [ "$status" = 0 ] || { echo "$err"; return 1; }
  done
  [ "$(ls whole)" = "$(ls alone)" ]
  for name in whole/*; do
    cmp <("$kehoach" text "$name") <("$kehoach" text "alone/${name#*/}") || return 1
  done
}

@test "citations that differ from row to row, that are typed whole, of many keys" {
  local head='<khung xmlns="urn:kehoach:skeleton:1" ten="xa" cap="xa" ke_thua="ke-hoach">'
  local part='<can_cu>Thực hiện {{cap_tren.trich_dan}}</can_cu></khung>'
  good 'khung = xa.xml' 'cấp = xã' | sed '/^địa danh/d; /^họ tên/d' >cited.ini
  printf '[cấp trên]\nký hiệu = KH-UBND\nngày = 06/8/2024\ncơ quan = Ủy ban nhân dân tỉnh Kon Tum\ntrích yếu = Họp\n' >>cited.ini
  printf 'tên,địa danh,họ tên,cấp trên.số\n' >xa.csv
  for i in 1 2 8; do printf 'xã Số %s,Số %s,An,%s\n' $i $i $((i * 3)); done >>xa.csv
  echo "$head$part" >xa.xml
  cp cited.ini a.ini
  each_as_alone xa.csv
  try generate --each xa.csv --format text a.ini
  [[ $out == *"Kế hoạch số 03/KH-UBND"*"Kế hoạch số 24/KH-UBND"* ]]
  sed -i 's/^trích yếu = Họp/trích yếu = Họp ở {{don_vi.ten}}/' a.ini # it is made of values
  each_as_alone xa.csv
  { echo "$head"; printf '<truong ma="cấp trên.khóa %s" mac_dinh="x"/>' $(seq 30); echo "$part"; } >xa.xml
  cp cited.ini a.ini
  each_as_alone xa.csv
  echo "$head$part" >xa.xml
  sed '/^ký hiệu/d; /^ngày = 06/d; s/^trích yếu = Họp/trích dẫn = kế hoạch họp của tỉnh/' cited.ini >a.ini
  cut -d, -f1-3 xa.csv >ten.csv
  each_as_alone ten.csv
  try generate --each ten.csv --format text a.ini
  [[ $status = 0 && $out == *"Thực hiện kế hoạch họp của tỉnh"* ]]
}
