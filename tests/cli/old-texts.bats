#!/usr/bin/env bats
# Inputs in encodings before Unicode: told, and converted by --from.
load common

# The words of standard input in an old encoding, or typed in one into a Unicode program.
as() { # CODE [typed]
  python3 - "$@" 3<&0 <<'PY'
import os, sys, unicodedata
text = unicodedata.normalize("NFC", os.fdopen(3).read())
code = sys.argv[1]
TONES = "\u0300\u0309\u0303\u0301\u0323"
PLAIN = "aăâeêioôơuưy"
def letter(base, tone): return unicodedata.normalize("NFC", base + (TONES[tone - 1] if tone else ""))
table = {}
if code == "tcvn3":
    small = {"a": (0, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9), "ă": (0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6),
             "â": (0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB), "e": (0, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1),
             "ê": (0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6), "i": (0, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
             "o": (0, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4), "ô": (0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9),
             "ơ": (0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE), "u": (0, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4),
             "ư": (0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9), "y": (0, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE)}
    for base, row in small.items():
        for tone, unit in enumerate(row):
            if unit: table[letter(base, tone)] = bytes([unit]); table.setdefault(letter(base, tone).upper(), bytes([unit]))
    table.update(zip("đĂÂÊÔƠƯĐ", map(lambda u: bytes([u]), (0xAE, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7))))
elif code == "vni":
    tones, circ, breve = (0xF8, 0xFB, 0xF5, 0xF9, 0xEF), (0xE0, 0xE5, 0xE3, 0xE1, 0xE4), (0xE8, 0xFA, 0xFC, 0xE9, 0xEB)
    def put(base, tone, units):
        table[letter(base, tone)] = bytes(units)
        table[letter(base, tone).upper()] = bytes(u - 0x20 for u in units)
    for base in "aeouy":
        for tone in range(1, 6): put(base, tone, (ord(base), tones[tone - 1]))
    for base, plain in zip("âêô", "aeo"):
        put(base, 0, (ord(plain), 0xE2))
        for tone in range(1, 6): put(base, tone, (ord(plain), circ[tone - 1]))
    put("ă", 0, (ord("a"), 0xEA))
    for tone in range(1, 6): put("ă", tone, (ord("a"), breve[tone - 1]))
    for base, unit in (("ơ", 0xF4), ("ư", 0xF6)):
        put(base, 0, (unit,))
        for tone in range(1, 6): put(base, tone, (unit, tones[tone - 1]))
    for tone, unit in enumerate((0xEC, 0xE6, 0xF3, 0xED, 0xF2), 1): put("i", tone, (unit,))
    put("y", 5, (0xEE,)); put("đ", 0, (0xF1,))
elif code == "cp1258":
    for base in PLAIN + PLAIN.upper():
        for tone in range(1, 6): table[letter(base, tone)] = (base + TONES[tone - 1]).encode("cp1258")
out = b""
for c in text:
    out += table.get(c) or (c.encode("cp1258") if code == "cp1258" else c.encode("cp1252"))
if sys.argv[2:]:
    out = out.decode("cp1252").encode()
sys.stdout.buffer.write(out)
PY
}
viscii() { iconv -f UTF-8 -t VISCII; }

# What an input comes to, and what was said of it.
same_words() { # OPTION…
  good >mau.ini
  "$kehoach" generate --format text mau.ini >mau.txt
  "$kehoach" generate --format text a.ini "$@" >a.txt 2>loi.txt
  diff mau.txt a.txt
  [ ! -s loi.txt ]
}

@test "each encoding is told, with the option that converts it" {
  good | as tcvn3 >a.ini; try generate a.ini
  ended 1 "a.ini:1:3: lỗi: chữ giống mã cũ TCVN3" "--from tcvn3" "[KH0108]"
  good | as vni >a.ini; try generate a.ini
  ended 1 "a.ini:1:4: lỗi: chữ giống mã cũ VNI" "--from vni" "[KH0109]"
  good | viscii >a.ini; try generate a.ini
  ended 1 "a.ini:1:3: lỗi: chữ giống mã cũ VISCII" "--from viscii" "[KH1350]"
  good | as cp1258 >a.ini; try generate a.ini
  ended 1 "a.ini:1:3: lỗi: chữ giống mã cũ CP1258" "--from cp1258" "[KH1351]"
  good | as tcvn3 typed >a.ini; try generate a.ini
  ended 1 'a.ini:1:2: lỗi: chữ gõ theo mã cũ TCVN3 (ABC, .VnTime): `v¨n` là “văn”; thêm --from tcvn3' "[KH1352]"
  good | as vni typed >a.ini; try generate a.ini --lang en
  ended 1 'a.ini:1:2: error: the text was typed in the old encoding VNI: `vaên` is “văn”; add --from vni' "[KH1352]"
  holds_only a.ini
}

@test "each encoding is converted" {
  good | as tcvn3 >a.ini; same_words --from tcvn3
  good | as tcvn3 typed >a.ini; same_words --from tcvn3
  good | as vni >a.ini; same_words --from vni
  good | as vni typed >a.ini; same_words --from vni
  good | viscii >a.ini; same_words --from viscii
  good | as cp1258 >a.ini; same_words --from=cp1258
}

@test "files that an input names, lists, tables and templates are converted too" {
  mkdir templates
  cat >u.ini <<'INI'
[văn bản]
trích yếu = Ra quân
ngày = 05/3/2026
[mục I]
tiêu đề = Nội dung
nội dung = @muc.txt
[nơi nhận]
lưu = VT
[ký]
chức vụ = CHỦ TỊCH
họ tên = Nguyễn Đình Khánh
INI
  printf 'Các thôn dọn vệ sinh.\n::: bảng so.csv\n:::\n' >u.txt
  printf 'việc,người làm\ntrồng cây,thôn Đông\n' >u-so.csv
  printf 'tên,số\nxã Đông Kinh,4\nxã Hoàng Đồng,5\n' >u-xa.csv
  sed 's/@muc/@u/' u.ini >mau.ini
  sed 's/so.csv/u-so.csv/' u.txt >u2.txt; mv u2.txt u.txt
  "$kehoach" generate --format text mau.ini --each u-xa.csv >mau.out
  sed 's/u-so.csv/so.csv/' u.txt | as vni >muc.txt
  as vni <u.ini >a.ini; as vni typed <u-so.csv >so.csv; as vni <u-xa.csv >xa.csv
  "$kehoach" generate --format text a.ini --from vni --each xa.csv >a.out
  diff mau.out a.out
  grep -q 'trồng cây | thôn Đông' a.out
  as vni typed <<'XML' >templates/rieng.xml
<khung xmlns="urn:kehoach:skeleton:1" ten="rieng" cap="xa">
  <mo_ta>Khung riêng</mo_ta>
  <trich_yeu>Tổ chức ngày hội đọc sách</trich_yeu>
  <muc id="mot" tieu_de="MỤC ĐÍCH">Khuyến khích đọc sách.</muc>
  <noi_nhan>- Các thôn</noi_nhan>
  <ky/>
</khung>
XML
  printf '[văn bản]\nđịa danh = An Thịnh\n[cơ quan]\ntên = Ủy ban nhân dân xã An Thịnh\n' >b.ini
  printf '[nơi nhận]\nlưu = VT\n[ký]\nchức vụ = CHỦ TỊCH\nhọ tên = Nguyễn Đình Khánh\n' >>b.ini
  as vni <b.ini >a.ini
  try generate --format text --template rieng --from vni a.ini
  ended 0
  [[ $out == *"Khuyến khích đọc sách."* ]]
}

@test "a workbook typed in old fonts" {
  PYTHONPATH=$tests python3 - <<'PY'
import workbook
rows = [["tên", "số"], ["x· §«ng Kinh", "1"], ["x· Hoµng §ång", "2"], ["x· Qu¶ng L¹c", "3"]]
open("xa.xlsx", "wb").write(workbook.book(rows))
PY
  good >a.ini
  try generate --format text --each xa.xlsx a.ini
  ended 1 "xa.xlsx:" "[KH1353]"
  sed -n 1p <<<"$err" | grep -q 'dòng 2 là TCVN3'
}

@test "two encodings in one file: both places are told" {
  { good; printf '# '; echo 'thêm những việc của thôn Đông, xã Tây' | as tcvn3; } >a.ini
  try generate a.ini
  ended 1 "a.ini:1:2: lỗi: tệp lẫn hai loại mã: ở đây là Unicode, dòng 14 là TCVN3" "[KH1353]"
  try generate a.ini --from tcvn3
  ended 1 "a.ini:1:2:" "dòng 14 là TCVN3" "[KH1353]"
  { good | as vni; printf '# '; echo 'thêm những việc của thôn Đông, xã Tây' | as tcvn3; } >a.ini
  try generate a.ini --from vni --lang en
  ended 1 "here it is VNI, in line 14 TCVN3" "[KH1353]"
  holds_only a.ini
}

@test "the wrong --from, one that isn't needed, one that there isn't" {
  good | as vni >a.ini
  try generate a.ini --from tcvn3
  ended 1 "chữ giống mã VNI, không phải --from tcvn3" "dùng --from vni" "[KH1354]"
  good >a.ini
  try generate --format text a.ini --from tcvn3
  ended 0 "lưu ý: tệp đã là Unicode" "[KH1356]"
  try generate a.ini --from utf8
  ended 2 'không có mã `utf8`' "[KH1358]"
  good 'số = 12' | as vni >a.ini
  printf '# \xe2\n' >>a.ini
  try generate a.ini --from vni
  ended 1 "a.ini:15:3: lỗi: ký tự tại đây không có trong mã" "[KH1355]"
}

@test "places are those of the user's file" {
  { wrong | as vni; } >a.ini
  try generate a.ini --from vni
  ended 1 "a.ini:4:9: lỗi:" "ngày = 31/02/2026"
  good 'ngày = 31/02/2026' | as tcvn3 typed >a.ini
  try generate a.ini --from tcvn3
  ended 1 "a.ini:4:8: lỗi:"
}

@test "marks that stand apart are told and joined" {
  good >b.ini
  python3 -c 'import unicodedata; open("a.ini", "w").write(unicodedata.normalize("NFD", open("b.ini").read()))'
  try generate --format text a.ini
  ended 0 "a.ini:1:3: lưu ý: từ đây có chữ mà dấu để rời" "[KH1357]"
  [ "$out" = "$("$kehoach" generate --format text b.ini)" ]
}

@test "a text template, its partials and data" {
  printf 'Kính gửi: {{tên}}. {{>phần}}' | as tcvn3 >mẫu
  printf 'Hội nghị tổ chức ngày mười.' | as tcvn3 >phần
  printf '{"tên": "xã Đông Kinh"}' | as tcvn3 typed >d.json
  try render --from tcvn3 mẫu d.json
  ended 0
  [ "$out" = "Kính gửi: xã Đông Kinh. Hội nghị tổ chức ngày mười." ]
  try render --from abc mẫu d.json
  ended 2 "[KH1358]"
}

@test "a text that says it is Unicode is, whatever --from says" {
  { printf '\xef\xbb\xbf'; good; } >a.ini
  for code in tcvn3 vni viscii cp1258; do
    try generate --from $code --format text -o - a.ini
    ended 0 "tệp đã là Unicode" "[KH1356]"
    [[ $out == *"Ra quân"* ]]
  done
}

@test "characters that no old encoding has stand as they are in a text that was typed" {
  good | as tcvn3 typed | sed 's/^tr.*= /&中, Łź → /' >a.ini
  grep -qF '中, Łź → Ra qu' a.ini
  try generate --from tcvn3 --format text -o - a.ini
  ended 0
  [[ $out == *"中, Łź → Ra quân"* ]]
}
