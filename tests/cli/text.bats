#!/usr/bin/env bats
# kehoach text: the words of Word documents, of any program; and of packages that are none.
load common

# Runs Python on word_file.py; `save(bytes)` writes a.docx.
make_file() {
  PYTHONPATH=$tests PYTHONDONTWRITEBYTECODE=1 python3 -W ignore -c "
from word_file import *
def save(data, name='a.docx'): open(name, 'wb').write(data)
$(cat)"
}

is_text() { # compares $out with standard input
  diff <(cat) <(printf '%s\n' "$out")
}

@test "our own document, word for word" {
  { good 'số = 12' 'ngày = 05/3/2026'; cat <<'INI'
[phụ lục I]
tiêu đề = Danh sách
nội dung =
    | TT | Thôn |
    |---|---|
    | 1 | Đông |
    | 2 | Tây |
INI
  } | sed 's/dọn vệ sinh\./dọn vệ sinh[^1] theo Phụ lục I.\n    [^1]: Cả đường làng./' >a.ini
  "$kehoach" generate a.ini 2>/dev/null
  try text a.docx
  ended 0
  [[ $out == *$'ỦY BAN NHÂN DÂN XÃ AN THỊNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc\n'* ]]
  [[ $out == *$'\nCác thôn dọn vệ sinh[^1] theo Phụ'* ]]
  [[ $out == *$'\nTT\tThôn\n1\tĐông\n2\tTây'* ]]
  [[ $out == *$'\n[^1]: Cả đường làng.' ]]
  cp a.docx '-'
  [ "$("$kehoach" text - <a.docx)" = "$out" ]
}

@test "what holds words, and what doesn't" {
  make_file <<'PY'
textbox = "<w:txbxContent>" + paragraph("trong khung") + "</w:txbxContent>"
body = (
  paragraph("Kế ", "hoạch", "<w:r><w:tab/></w:r>", "số", "<w:r><w:br/></w:r>", "1")
  + paragraph("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs><w:numPr/></w:pPr>", "mục tự đánh số")
  + paragraph("cũ", "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>", "<w:ins>" + run(" mới") + "</w:ins>",
      "<w:moveFrom>" + run("dời") + "</w:moveFrom>")
  + paragraph("trang ", "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>", "3", "<w:r><w:noBreakHyphen/></w:r>", "4",
      "<w:r><w:sym w:font='Symbol' w:char='F0B7'/><w:sym w:font='Arial' w:char='00BD'/></w:r>")
  + paragraph("neo", "<w:r><mc:AlternateContent><mc:Choice><w:drawing>" + textbox + "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
      + textbox + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>")
  + "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>" + paragraph("ô điền") + "</w:sdtContent></w:sdt>"
  + paragraph("<w:hyperlink r:id='x'>" + run("liên kết") + "</w:hyperlink>", " <w:r/>".strip(), "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")
  + table(["một", paragraph("hai") + paragraph("ba"), ""], ["bốn", table(["năm", "sáu"], ["bảy"]) + paragraph(""), "t\tám"])
  + paragraph("&lt;hết&gt; &amp;\nxuống"))
save(pack(parts(body)))
PY
  try text a.docx
  ended 0
  is_text <<'TEXT'
Kế hoạch	số 1
mục tự đánh số
cũ mới
trang 3-4•½
trong khung
neo
ô điền
liên kếta+b
một	hai ba	
bốn	năm sáu bảy	t ám
<hết> & xuống
TEXT
}

@test "footnotes, endnotes, headers and footers, wherever their parts are" {
  make_file <<'PY'
def note(kind, i, text, more=""): return f"<w:{kind} w:id='{i}' {more}>" + paragraph(f"<w:r><w:{kind}Ref/></w:r>", text) + f"</w:{kind}>"
def mark(kind, i): return f"<w:r><w:{kind}Reference w:id='{i}'/></w:r>"
body = (paragraph("hai", mark("footnote", 3), mark("endnote", 3), " một", mark("footnote", 2), " lại", mark("footnote", 3))
  + "<w:sectPr><w:headerReference w:type='default' r:id='h1'/><w:headerReference w:type='first' r:id='h1'/>"
  + "<w:footerReference r:id='f1'/><w:footerReference r:id='mất'/></w:sectPr>")
others = [
  ("n1", "footnotes", "chu-thich.xml", root("footnotes", note("footnote", 0, "kẻ", "w:type='separator'") + note("footnote", 2, "thứ ba")
    + note("footnote", 3, "thứ nhất") + note("footnote", 9, "không ai nhắc"))),
  ("n2", "endnotes", "../cuoi/cuoi.xml", root("endnotes", note("endnote", 3, "thứ hai"))),
  ("h1", "header", "header1.xml", root("hdr", paragraph("đầu trang"))),
  ("f1", "footer", "/word/footer1.xml", root("ftr", paragraph("chân trang")))]
p = parts(body, others)
p["cuoi/cuoi.xml"] = p.pop("word/../cuoi/cuoi.xml"); p["word/footer1.xml"] = p.pop("word//word/footer1.xml")
save(pack(p))
p["word/document.xml"] = p["word/document.xml"].replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")
save(pack(p), "strict.docx")
PY
  try text a.docx
  ended 0
  is_text <<'TEXT'
hai[^1][^2] một[^3] lại[^1]
[^1]: thứ nhất
[^2]: thứ hai
[^3]: thứ ba
TEXT
  try text --headers a.docx
  ended 0
  [ "${out%%$'\n'*}" = "đầu trang" ]
  [ "${out##*$'\n'}" = "chân trang" ]
  [ "$(grep -c 'đầu trang' <<<"$out")" = 1 ]
  try text strict.docx
  ended 0
  [[ $out == hai* ]]
}

@test "a broken header, a mark without a number, relationships on lines of their own" {
  make_file <<'PY'
body = (paragraph("một", "<w:r><w:footnoteReference/></w:r>", " hai")
  + "<w:sectPr><w:headerReference w:type='default' r:id='h1'/><w:footerReference r:id='f1'/></w:sectPr>")
def with_edges(header, footer): return parts(body, [("h1", "header", "header1.xml", header), ("f1", "footer", "footer1.xml", footer)])
good, bad = root("hdr", paragraph("đầu trang")), root("hdr", paragraph("đầu trang"))[:-5]
p = with_edges(good, good)
for name in "_rels/.rels", "word/_rels/document.xml.rels":
  p[name] = p[name].replace("><", ">\n  <")
save(pack(p))
save(pack(with_edges(bad, good)), "dau.docx")
save(pack(with_edges(good, bad)), "cuoi.docx")
PY
  try text a.docx
  ended 0
  [ "$out" = "một hai" ]
  for f in dau cuoi; do
    try text $f.docx # they aren't asked for
    ended 0
    try text --headers $f.docx
    ended 1 "bị hỏng" "[KH1362]"
    [ -z "$out" ]
  done
}

@test "words typed in old fonts" {
  make_file <<'PY'
save(pack(parts(paragraph("KÕ ho¹ch") + paragraph("Tæ chøc ®¹i héi, s¬ kÕt"))))
PY
  try text a.docx
  ended 1 "a.docx:1:4: lỗi: chữ gõ theo mã cũ TCVN3" "[KH1352]"
  [ "${out%%$'\n'*}" = "KÕ ho¹ch" ]
  try text --from tcvn3 a.docx
  ended 0
  is_text <<<$'Kế hoạch\nTổ chức đại hội, sơ kết'
  try text --from abc a.docx
  ended 2 "[KH1358]"
}

@test "no Word document" {
  try text
  ended 2 "thiếu tên tệp Word"
  try text khong.docx
  ended 3 "[KH0101]"
  echo chữ >a.docx; try text a.docx
  ended 1 'a.docx: lỗi: `a.docx` không phải tệp Word .docx' "[KH1359]"
  printf '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1%0600d' 0 >a.docx; try text a.docx
  ended 1 "kiểu cũ (.doc, .xls)" "[KH1361]"
  make_file <<'PY'
p = parts(paragraph("a"))
save(pack({**p, "_rels/.rels": relations([])}), "khong-goc.docx")
save(pack({**p, "word/document.xml": HEAD + "<workbook xmlns='x'/>"}), "bang-tinh.docx")
save(pack({k: v for k, v in p.items() if k != "word/document.xml"}), "mat-phan.docx")
save(pack({**p, "word/document.xml": p["word/document.xml"][:-20]}), "do-dang.docx")
save(pack(p)[:-40], "cut.docx")
save(pack({**p, "_rels/.rels": p["_rels/.rels"][:-9]}), "goc-do-dang.docx")
stored = pack(p, zipfile.ZIP_STORED); save(stored.replace(b">a<", b">b<"), "crc.docx")
PY
  for f in khong-goc bang-tinh; do try text $f.docx; ended 1 "[KH1359]"; done
  for f in mat-phan do-dang goc-do-dang cut crc; do try text $f.docx; ended 1 "bị hỏng" "[KH1362]"; [ -z "$out" ]; done
}

@test "packages made to do harm" {
  make_file <<'PY'
import struct
p = parts(paragraph("a"))
save(pack({**p, "../ra-ngoai.xml": "x"}), "ngoai.docx")
save(pack([*p.items(), ("WORD/document.xml", "x")]), "hai.docx")
save(pack({**p, "word/document.xml": "<!DOCTYPE d [<!ENTITY e 'x'>]>" + p["word/document.xml"].split("\n", 1)[1]}), "dtd.docx")
save(pack(parts("<w:sdt>" * 70 + "</w:sdt>" * 70)), "sau.docx")
save(pack(parts(paragraph("a" * 5_000_000))), "bom.docx")
save(pack([*p.items(), *((f"p{i}", "") for i in range(10_001))]), "nhieu.docx")
big = bytearray(pack(p)); at = big.rindex(b"PK\x01\x02", 0, big.rindex(b"word/document.xml"))
big[at + 24:at + 28] = struct.pack("<I", 70 << 20); save(bytes(big), "to.docx")
locked = bytearray(pack(p)); at = locked.rindex(b"PK\x01\x02", 0, locked.rindex(b"word/document.xml"))
locked[at + 8] |= 1; save(bytes(locked), "khoa.docx")
from workbook import overlapping
double = pack(parts(paragraph("a"), [("n", "footnotes", "footnots.xml", "-")]))
save(overlapping(double, "word/document.xml", "word/footnots.xml"), "chong.docx")
PY
  for row in ngoai:KH1366 hai:KH1367 dtd:KH1368 sau:KH1369 bom:KH1365 nhieu:KH1363 to:KH1364 khoa:KH1360 chong:KH1376; do
    try text "${row%:*}.docx"
    ended 1 "${row%:*}.docx: lỗi:" "[${row#*:}]"
    [ -z "$out" ]
  done
  try text --lang en ngoai.docx
  ended 1 'a part of a wrong name: `../ra-ngoai.xml`'
}

@test "the work grows with the document, not faster" {
  make_file <<'PY'
n = 20000
body = "".join(paragraph(f"đoạn {i}", f"<w:r><w:footnoteReference w:id='{i}'/></w:r>") for i in range(n))
notes = "".join(f"<w:footnote w:id='{i}'>" + paragraph(f"chú {i}") + "</w:footnote>" for i in range(n))
save(pack(parts(body, [("n", "footnotes", "footnotes.xml", root("footnotes", notes))])))
PY
  timeout 60 "$kehoach" text a.docx >a.txt
  [ "$(wc -l <a.txt)" = 40000 ]
  [ "$(tail -n 1 a.txt)" = "[^20000]: chú 19999" ]
}
