#!/usr/bin/env bats
# Marks, addressees, pictures: what the package holds of them, and where their values may come from.
load common

pictures() { cp "$tests"/cases/picture-both/*.png .; }

signed() { # [LINE]…: more lines of [văn bản]
  good "$@"
  printf 'ảnh chữ ký = chu-ky.png\nảnh dấu = dau.png\n'
}

everything() {
  signed 'độ khẩn = KHẨN' 'độ mật = MẬT' 'phạm vi lưu hành = Lưu hành nội bộ' 'dự thảo = lần 2' \
    'người soạn = PL' 'số bản = 300' | sed 's/^lưu = VT/danh sách =\n  {\n  - UBND tỉnh\n  - Sở Nội vụ\n  } (b\/c)\n  {\n  - Các thôn\n  } (t\/h)\n&/'
  cat <<'INI'
[kính gửi]
danh sách = Công an xã
[phụ lục I]
tiêu đề = Danh sách
nội dung = 1. Thôn Đông.[^1]
   [^1]: Gồm cả thôn mới.
[phụ lục II]
tiêu đề = Phân công
nội dung = 1. Thôn Tây.
INI
}

@test "no id stands twice over all parts, and every picture says what it shows" {
  pictures
  everything | sed 's/^tên = .*/&\nđịa chỉ = Thôn Đông, xã An Thịnh\ntrang tin = anthinh.gov.vn/' >a.ini
  try generate a.ini
  ended 0 "độ MẬT"
  python3 - <<'PY'
import re, zipfile
z = zipfile.ZipFile("a.docx")
parts = {n: z.read(n).decode() for n in z.namelist() if n.endswith((".xml", ".rels"))}
drawn = [i for p in parts.values() for i in re.findall(r'<wp:docPr id="(\d+)"', p)]
shapes = [i for p in parts.values() for i in re.findall(r'<v:shape id="([^"]*)"', p)]
spids = [i for p in parts.values() for i in re.findall(r'o:spid="([^"]*)"', p)]
marks = [i for p in parts.values() for i in re.findall(r'<w:bookmarkStart [^>]*w:id="(\d+)"', p)]
assert len(drawn) == 4 and len(shapes) == 2, (drawn, shapes)
for ids in drawn, shapes, spids, marks:
    assert len(ids) == len(set(ids)), ids
for p in parts.values():
    for named in re.findall(r"<(?:wp:docPr|pic:cNvPr) [^>]*>", p):
        assert re.search(r'descr="[^"]+"', named), named
for name, p in parts.items():
    if name.endswith(".rels"):
        ids = re.findall(r' Id="([^"]*)"', p)
        assert len(ids) == len(set(ids)), (name, ids)
core = parts["docProps/core.xml"]
assert "<dc:title>KẾ HOẠCH Ra quân</dc:title>" in core and "<dc:language>vi-VN" in core
assert re.search(r'<w:lang w:val="vi-VN"', parts["word/styles.xml"])
for i, name in enumerate(("chu-ky.png", "dau.png"), 1):
    assert z.read(f"word/media/image{i}.png") == open(name, "rb").read()
assert '<Default Extension="png" ContentType="image/png"/>' in parts["[Content_Types].xml"]
PY
}

@test "what isn't there leaves no part behind" {
  good >a.ini
  try generate a.ini
  ended 0
  [ -z "$(python3 -c 'import zipfile
print(*[n for n in zipfile.ZipFile("a.docx").namelist() if "media" in n or "footer" in n or "header2" in n])')" ]
  try generate --set van_ban.du_thao=có --set co_quan.dia_chi=X -o b.docx a.ini
  ended 0
  [ "$(python3 -c 'import zipfile
print(*[n for n in zipfile.ZipFile("b.docx").namelist() if "media" in n or "footer" in n or "header2" in n])')" = "word/header2.xml word/footer1.xml" ]
}

@test "a picture is never written over" {
  pictures
  signed >a.ini
  cp chu-ky.png first.png
  try generate -o chu-ky.png a.ini
  [ "$status" != 0 ]
  [[ $err == *"chu-ky.png"* ]]
  cmp chu-ky.png first.png
}

@test "a picture of too many bytes is refused" {
  pictures
  truncate -s 4194305 dau.png
  signed >a.ini
  try generate a.ini
  ended 1 "KH1033"
  truncate -s 4194304 dau.png
  try generate a.ini
  ended 0
}

@test "rows of a list have marks, signatures and addresses of their own" {
  pictures
  cp chu-ky.png an.png
  good 'độ khẩn = KHẨN' | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  printf 'tên,địa danh,họ tên,văn bản.độ khẩn,ký.ảnh chữ ký,cơ quan.địa chỉ\n' >xa.csv
  printf 'xã Một,Một,An,hỏa tốc,an.png,Thôn Một\nxã Hai,Hai,Bình,,,\nxã Ba,Ba,Cao,-,,\n' >>xa.csv
  try generate --each xa.csv --dump a.ini
  ended 0
  [ "$(grep -c 'độ khẩn "HỎA TỐC"' <<<"$out")" = 1 ]
  [ "$(grep -c 'độ khẩn "KHẨN"' <<<"$out")" = 1 ]
  [ "$(grep -c 'ảnh chữ ký "an.png"' <<<"$out")" = 1 ]
  [ "$(grep -c 'địa chỉ "Thôn Một"' <<<"$out")" = 1 ]
}

@test "[cấp xã] says them for plans of communes" {
  good | sed 's/^địa danh/độ khẩn = KHẨN\n&/' >a.ini
  printf '[cấp xã]\nvăn bản.độ khẩn = THƯỢNG KHẨN\nkính gửi.danh sách = Công an xã\n' >>a.ini
  try generate --format text a.ini
  ended 0
  [[ $out == *"THƯỢNG KHẨN"* ]]
  [[ $out == *"Kính gửi: Công an xã"* ]]
}

@test "explain tells where they come from" {
  good 'độ khẩn = khẩn' 'người soạn = PL' 'số bản = 300' >a.ini
  printf '[kính gửi]\ndanh sách =\n  Công an xã\n  Các thôn\n' >>a.ini
  try explain --words KHẨN a.ini
  ended 0
  [[ $out == *"a.ini"* && $out == *"mục III.2.b"* ]]
  try explain --words "PL.(300)" a.ini
  [[ $out == *"số bản"* && $out == *"người soạn"* ]]
  try explain --words "Các thôn" a.ini
  [[ $out == *"kính gửi"* ]]
  try explain a.ini van_ban.do_khan
  ended 0
}
