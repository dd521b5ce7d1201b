#!/usr/bin/env bats
# Where templates are looked for: what the environment says.
load common

khung() { # FILE OPENING
  mkdir -p "$(dirname "$1")"
  cat >"$1" <<XML
<khung xmlns="urn:kehoach:skeleton:1">
  <trich_yeu>{{van_ban.trich_yeu}}</trich_yeu>
  <mo_dau>$2</mo_dau>
  <muc_tu_do/>
  <noi_nhan/>
  <ky/>
</khung>
XML
}

opening() { # WORDS: the plan made by template `chung` begins so
  try generate --template chung --format text -o - a.ini
  [[ $out == *"$1"* ]] || { echo "$out"; echo "$err"; return 1; }
}

@test "KEHOACH_TEMPLATES, the user's folder, the system's, in this order" {
  good >a.ini
  export HOME=$folder/home XDG_DATA_DIRS=$folder/system:$folder/other
  khung other/kehoach/templates/chung.xml "Của hệ thống khác."
  opening "Của hệ thống khác."
  khung system/kehoach/templates/chung.xml "Của hệ thống."
  opening "Của hệ thống."
  khung home/.local/share/kehoach/templates/chung.xml "Của người dùng."
  opening "Của người dùng."
  export XDG_DATA_HOME=$folder/data
  opening "Của hệ thống."
  khung data/kehoach/templates/chung.xml "Của người dùng, chỗ khác."
  opening "Của người dùng, chỗ khác."
  khung two/chung.xml "Thứ hai."
  export KEHOACH_TEMPLATES=$folder/one:two:
  opening "Thứ hai."
  khung one/chung.xml "Thứ nhất."
  opening "Thứ nhất."
  khung templates/chung.xml "Cạnh tệp đầu vào."
  opening "Cạnh tệp đầu vào."
}

@test "relative folders of XDG variables count for nothing" {
  good >a.ini
  khung kehoach/templates/chung.xml "x"
  export XDG_DATA_HOME=. XDG_DATA_DIRS=.
  try generate --template chung -o - a.ini
  ended 2 KH0501
}

@test "without HOME" {
  good >a.ini
  unset HOME
  try generate --template ke-hoach --format text -o - a.ini
  ended 0
}

@test "a template that is inherited from is never written over" {
  good >a.ini
  khung templates/chung.xml "Chữ."
  printf '<khung xmlns="urn:kehoach:skeleton:1" ke_thua="chung"/>\n' >con.xml
  try generate --template con.xml -o templates/chung.xml a.ini
  ended 2 KH0711
  grep -q Chữ templates/chung.xml
}

@test "kehoach templates: name, level, place, what for" {
  try templates
  ended 0
  [ "$(wc -l <<<"$out")" = 6 ]
  [[ $out == *"ke-hoach              mọi cấp    có sẵn  Kế hoạch: khung trần"* ]]
  [[ $out == *"hoi-nghi-xa           cấp xã     có sẵn  Tổ chức hội nghị"* ]]
  try templates --lang en
  ended 0
  [[ $out == *"ke-hoach"*"any level"*"built in"* && $out == *"hoi-nghi-tinh"*"province (tỉnh)"* ]]
}

@test "kehoach templates: those of the folders, and those with faults" {
  khung templates/chung.xml "Chữ."
  sed -i 's/ xmlns/ cap="xa" xmlns/; s/<trich_yeu/<mo_ta>Dùng chung<\/mo_ta><trich_yeu/' templates/chung.xml
  mkdir -p two
  echo '<khung' >two/hong.xml
  khung two/ke-hoach.xml "Thay khung có sẵn."
  export KEHOACH_TEMPLATES=$folder/two
  try templates
  ended 0
  [[ $out == *"chung"*"cấp xã"*"templates/chung.xml"*"Dùng chung"* ]]
  [[ $out == *"hong"*"có lỗi"*"$folder/two/hong.xml"*"xem lỗi bằng: kehoach inspect hong"* ]]
  [[ $out == *"ke-hoach"*"$folder/two/ke-hoach.xml"* ]]
  try inspect hong
  ended 1 "two/hong.xml:"
}

@test "words by level are built in, and no template" {
  good >a.ini
  for name in cap.ini dia-danh.ini khoi-dau.ini; do
    try generate --template $name a.ini
    ended 2 "--template: lỗi: không có khung \`$name\`" "[KH0501]"
  done
}

@test "a parent without a name is one fault, and nobody looks for it" {
  printf '<khung xmlns="urn:kehoach:skeleton:1" ten="k" ke_thua=""/>' >k.xml
  try inspect k.xml
  ended 1 "k.xml:1:56: lỗi: " "[KH0527]"
  [ "$(grep -c '\[KH' <<<"$err")" = 1 ]
}

@test "parts that the parent hasn't: no more than a thousand are told" {
  { echo '<khung xmlns="urn:kehoach:skeleton:1" ten="k" ke_thua="ke-hoach">'
    for i in {1..1100}; do echo "<bo id=\"x$i\"/>"; done
    echo '</khung>'; } >k.xml
  try inspect k.xml
  [ "$status" = 1 ]
  [[ $err == "k.xml:2:9: lỗi: khung cha không có phần \`x1\`"*"[KH0552]"* ]]
  [ "$(grep -c KH0552 <<<"$err")" = 1000 ]
}

@test "kehoach templates: wrong command lines" {
  try templates x
  ended 2 '`x`'
  try templates --json
  ended 2 '`--json`'
  try templates --help
  ended 0
  [[ $out == *"Cách dùng:  kehoach templates"* ]]
  [ -w /dev/full ] || skip "no /dev/full"
  status=0
  "$kehoach" templates >/dev/full || status=$?
  [ "$status" = 3 ]
}
