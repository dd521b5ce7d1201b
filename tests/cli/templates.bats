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
