#!/usr/bin/env bats
# kehoach inspect: what a template holds and wants.
load common

# A parent with a lock and a condition, and a child that does all that a child can.
family() {
  cat >cha.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="cha" cap="xa">
  <mo_ta>Khung cha</mo_ta>
  <truong ma="hội nghị.ngày" kieu="ngay" bat_buoc="co" vi_du="15/3/2026">Ngày tổ chức</truong>
  <truong ma="hội nghị.hình thức" kieu="chon" lua_chon="trực tiếp | trực tuyến" mac_dinh="trực tiếp">Cách họp</truong>
  <trich_yeu>Tổ chức hội nghị</trich_yeu>
  <mo_dau>Mở đầu.</mo_dau>
  <muc id="muc_dich" tieu_de="MỤC ĐÍCH" co_dinh="co">Chữ.</muc>
  <muc id="kinh_phi" tieu_de="KINH PHÍ" neu="hoi_nghi.ngay">Chi cho hội nghị {{hoi_nghi.hinh_thuc}}.</muc>
  <noi_nhan>- Các thôn</noi_nhan>
  <ky/>
</khung>
XML
  cat >con.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="con" ke_thua="cha">
  <truong ma="hội nghị.ngày" mac_dinh="20/3/2026"/>
  <truoc id="kinh_phi">Trước.</truoc>
  <sau id="kinh_phi">Sau.</sau>
  <chen_sau id="kinh_phi"><muc id="them" tieu_de="THÊM">Chữ.</muc></chen_sau>
</khung>
XML
}

@test "a whole template, for people" {
  family
  try inspect con.xml
  ended 0
  diff - <(echo "$out") <<'TEXT'
con: Khung cha
Cấp: cấp xã
Chuỗi:
    con  con.xml
  ← cha  cha.xml

Trường (2):
  [hội nghị] ngày       ngày       bắt buộc  con, con.xml:2
      Ngày tổ chức
      mặc định: 20/3/2026
      ví dụ: 15/3/2026
  [hội nghị] hình thức  chọn một             cha, cha.xml:4
      Cách họp
      chọn: trực tiếp | trực tuyến
      mặc định: trực tiếp

Các phần theo thứ tự in:
  trich_yeu  trích yếu       cha, cha.xml:5
  mo_dau     mở đầu          cha, cha.xml:6
  muc_dich   mục “MỤC ĐÍCH”  cha, cha.xml:7
        cố định bởi cha, cha.xml:7
  kinh_phi   mục “KINH PHÍ”  cha, cha.xml:8
        nếu có: hoi_nghi.ngay
        thêm trước: con, con.xml:3
        thêm sau: con, con.xml:4
  them       mục “THÊM”      con, con.xml:5
  noi_nhan   nơi nhận        cha, cha.xml:9
  ky         ký              cha, cha.xml:10
TEXT
}

@test "labels in English" {
  family
  try inspect con.xml --lang en
  ended 0
  for words in "Level: commune (xã)" "Chain:" "Fields (2):" required "choices: trực tiếp | trực tuyến" \
    "Parts in the order of the page:" "locked by cha, cha.xml:7" "put before: con, con.xml:3"; do
    [[ $out == *"$words"* ]] || { echo "no $words"; false; }
  done
}

@test "--json has the same, in the shape that the manual gives" {
  family
  try inspect --json con.xml
  ended 0
  python3 - "$out" <<'PY'
import json, sys
t = json.loads(sys.argv[1])
assert list(t) == ["ten", "mo_ta", "cap", "cap_duoi", "chuoi", "truong", "phan"], list(t)
assert (t["ten"], t["mo_ta"], t["cap"], t["cap_duoi"]) == ("con", "Khung cha", "xa", [])
assert t["chuoi"] == [{"ten": "con", "tep": "con.xml", "co_san": False},
                      {"ten": "cha", "tep": "cha.xml", "co_san": False}]
ngay, hinh_thuc = t["truong"]
assert ngay == {"ma": "hội nghị.ngày", "muc": "hội nghị", "khoa": "ngày", "duong_dan": "hoi_nghi.ngay",
                "kieu": "ngay", "bat_buoc": True, "mac_dinh": "20/3/2026", "vi_du": "15/3/2026",
                "lua_chon": [], "co_dinh": False, "mo_ta": "Ngày tổ chức", "khung": "con",
                "tep": "con.xml", "dong": 2}, ngay
assert hinh_thuc["lua_chon"] == ["trực tiếp", "trực tuyến"] and hinh_thuc["vi_du"] is None
parts = {p["id"]: p for p in t["phan"]}
assert list(parts) == ["trich_yeu", "mo_dau", "muc_dich", "kinh_phi", "them", "noi_nhan", "ky"]
assert parts["muc_dich"]["co_dinh"] == {"tep": "cha.xml", "dong": 7}
assert parts["kinh_phi"] == {"loai": "muc", "id": "kinh_phi", "tieu_de": "KINH PHÍ",
                             "neu": "hoi_nghi.ngay", "tru_khi": None, "moi": None, "khung": "cha",
                             "tep": "cha.xml", "dong": 8, "co_dinh": None,
                             "truoc": [{"khung": "con", "tep": "con.xml", "dong": 3}],
                             "sau": [{"khung": "con", "tep": "con.xml", "dong": 4}]}
PY
}

@test "every built-in template" {
  for name in $("$kehoach" templates | cut -d' ' -f1); do
    try inspect "$name"
    ended 0
    [[ $out == "$name: "*"(có sẵn)"* ]]
    "$kehoach" inspect --json "$name" | python3 -c 'import json, sys; assert json.load(sys.stdin)["chuoi"][0]["co_san"]'
  done
}

@test "faults of texts, titles, conditions, defaults and partials, as generate finds them" {
  printf 'Một {{> vong}}\n' >vong.mustache
  cat >sai.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="sai">
  <truong ma="việc.hạn" kieu="ngay" mac_dinh="{{viec.hann}}">Hạn</truong>
  <truong ma="việc.thừa">Không ai dùng</truong>
  <trich_yeu>{{van_ban.trich_yeu}}</trich_yeu>
  <mo_dau neu="viec.kho">{{viec.hạn | in_hao}} {{viec.noi}}</mo_dau>
  <muc id="mot" tieu_de="Một {{cap.loaii}}">
    {{#viec.han}}
    {{=a b=}}
    | Một | Hai |
    |---|---|
    | 1 | 2 | 3 |
  </muc>
  <muc id="hai" tieu_de="Hai">
    {{> khong-co}}
    {{> vong}}
    Dân số: {{don_vi.dân số}}.
  </muc>
  <noi_nhan>- Các thôn</noi_nhan>
  <ky/>
</khung>
XML
  try inspect sai.xml
  ended 1 "sai.xml:2:" "viec.hann" "[KH0582]" "viec.kho" "in_hao" "viec.noi" "cap.loaii" "[KH0522]" \
    "[KH0573]" "[KH0571]" "sai.xml:11:"
  [[ $err != *dân* && $err != *dan_so* ]]
  [[ $out == "sai"* ]]
  try inspect sai.xml --lang en
  ended 1 "no part of the template uses the field \`thừa\`"
}

@test "a field that no part uses is a warning; one for the units below is none" {
  family
  sed -i 's/<mo_ta>/<truong ma="việc.thừa">x<\/truong><truong ma="cấp xã.hẹn">x<\/truong><truong ma="việc.chung">x<\/truong>&/; s/cap="xa"/cap_duoi="duoi.xml"/' cha.xml
  sed 's/ten="con"/ten="duoi"/; s/ke_thua="cha"//; /<t\|<s\|<c/d' con.xml >duoi.xml
  sed -i 's/<\/khung>/<truong ma="việc.chung">x<\/truong>&/' duoi.xml
  try inspect con.xml
  ended 0
  try inspect cha.xml
  ended 0 "cha.xml:2:" "\`thừa\` [việc]" "{{viec.thua}}" "[KH0582]"
  [[ $err != *cap_xa* && $err != *viec.chung* ]]
  sed -i 's/ma="việc.thừa"/& bat_buoc="co"/' cha.xml
  try inspect con.xml
  ended 0 "cha.xml:2:" "[KH0582]"
}

@test "a locked field shows no example: nobody fills it in" {
  family
  sed -i 's/mac_dinh="20.3.2026"/& co_dinh="co"/' con.xml
  try inspect con.xml
  ended 0
  [[ $out == *"mặc định: 20/3/2026"*"cố định"* && $out != *"15/3/2026"* ]]
  try inspect --json con.xml
  [[ $out != *"15/3/2026"* ]]
}

@test "no such template, as generate says it" {
  try inspect hoi-nghi-xaa
  ended 2 "[KH0547]" "có phải ý bạn là \`hoi-nghi-xa\`"
  try inspect khong-co
  ended 2 "[KH0501]"
  try inspect khong-co.xml
  ended 3 "[KH0101]"
}

@test "a template with faults" {
  echo '<khung xmlns="urn:kehoach:skeleton:1"><mucc/></khung>' >hong.xml
  try inspect hong.xml
  ended 1 "hong.xml:1:"
  [ -z "$out" ]
}

@test "XML that is none: what is wrong, in plain words" {
  while IFS='~' read -r code rest; do
    printf '<khung xmlns="urn:kehoach:skeleton:1" ten="a">\n%s\n' "$rest" >hong.xml
    try inspect hong.xml
    ended 1 "hong.xml:" "[$code]"
    [ -z "$out" ]
  done <<'ROWS'
KH0583~<mo_ta>a & b</mo_ta></khung>
KH0584~<mo_ta>a&nbsp;b</mo_ta></khung>
KH0585~<mo_ta>a < b</mo_ta></khung>
KH0586~<muc tieu_de=“a”/></khung>
KH0587~<muc tieu_de="a" tieu_de="b"/></khung>
KH0589~<ky/></khung><a/>
KH0880~<ky/>
KH0881~<!-- a -- b --></khung>
KH0882~<mo_ta>a</mo_ta </khung>
KH1409~<mo_ta>&#1;</mo_ta></khung>
ROWS
}

@test "a template cut off anywhere in a tag: that it ends there, and where the tag begins" {
  local whole='<khung xmlns="urn:kehoach:skeleton:1" ten="a" ke_thua="ke-hoach">'$'\n''<mo_ta>a</mo_ta><!-- > --></khung>' i
  for i in 1 4 6 7 12 14 20 37 38 39 45 46 64 67 72 77 81 93 97 99; do
    local cut="${whole:0:i}" line=1
    [ "$i" -lt 66 ] || line=2
    printf '%s' "$cut" >cut.xml
    try inspect cut.xml
    ended 1 "cut.xml:$line:$((i - (line - 1) * 66)): lỗi: " "mở ở dòng $line; " "[KH1397]"
    [ "$(grep -c 'lỗi: ' <<<"$err")" = 1 ] || { echo "$err"; false; }
  done
  printf '%s\n' '<khung xmlns="urn:kehoach:skeleton:1" ten="a"' '  ke_thua="ke-hoach' >cut.xml # a line's end behind it
  try inspect --lang en cut.xml
  ended 1 "cut.xml:2:20: error: " "the tag that begins at line 1" "[KH1397]"
  for words in '<muc id="m" tieu_de="M' '</khung'; do
    printf '<khung xmlns="urn:kehoach:skeleton:1" ten="a" ke_thua="ke-hoach">\n%s' "$words" >cut.xml
    good 'khung = cut.xml' >a.ini
    try generate a.ini
    ended 1 "cut.xml:2:${#words}: lỗi: " "[KH1397]"
    [ "$(grep -c 'lỗi: ' <<<"$err")" = 1 ] || { echo "$err"; false; }
  done
}

@test "wrong command lines" {
  try inspect
  ended 2 "thiếu tên khung"
  try inspect a b
  ended 2 '`b`'
  try inspect --level xa a
  ended 2 '`--level`'
  try inspect --help
  ended 0
  [[ $out == *" --json"* ]]
}

@test "defaults of each kind of field are looked at as the texts that they are" {
  cat >md.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="md" ke_thua="ke-hoach">
<truong ma="việc.chữ" mac_dinh="Một {{#co_quan.ten}}"/>
<truong ma="việc.đoạn" kieu="doan" mac_dinh="Một {{/co_quan.ten}}"/>
<truong ma="việc.dòng" kieu="danh_sach" mac_dinh="Một {{#co_quan.ten}}"/>
<truong ma="việc.tốt" kieu="doan" mac_dinh="- Một {{co_quan.ten}}"/>
</khung>
XML
  try inspect md.xml
  ended 1 "md.xml:2:37: lỗi: " "md.xml:3:50: lỗi: " "md.xml:4:55: lỗi: "
  [ "$(grep -c 'lỗi: .*\[KH0564\]' <<<"$err")" = 3 ]
}

@test "a list's default: bars within tags part no items; faults stand where they are written" {
  cat >ds.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="ds" ke_thua="ke-hoach">
<truong ma="việc.tốt" kieu="danh_sach" mac_dinh="Họp {{van_ban.ngay | ngay_dai}} | Hai"/>
<truong ma="việc.bộ lọc" kieu="danh_sach" mac_dinh="Họp {{van_ban.ngay | ngay_dai}} | Hai {{van_ban.ngay | ngay_daai}}"/>
<truong ma="việc.hở" kieu="danh_sach" mac_dinh="Một | Hai {{van_ban.ngay | Ba {{van_ban.so}}"/>
<truong ma="việc.dòng" kieu="danh_sach" mac_dinh="A &amp; B | C &#38; D &quot;E&quot;&#10;F
  | {{#co_quan.ten}}"/>
<chen_sau id="mo_dau"><muc id="m" tieu_de="A &amp; {{van_ban.ngayy}}">
{{viec.tot}}
{{viec.bo_loc}}
{{viec.ho}}
{{viec.dong}}
</muc></chen_sau>
</khung>
XML
  try inspect ds.xml
  ended 1 "ds.xml:3:108: lỗi: không có bộ lọc \`ngay_daai\`" "ds.xml:4:59: lỗi: " "[KH0325]" "ds.xml:6:5: lỗi: " "[KH0522]" "ds.xml:7:52: lỗi: " "[KH0320]"
  [ "$(grep -c 'lỗi: ' <<<"$err")" = 4 ]
}
