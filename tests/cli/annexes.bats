#!/usr/bin/env bats
# Annexes as files of their own: which are written, over what, what stands in them.
load common

with_annexes() { # NUMERAL…
  good 'số = 12' 'ngày = 06/02/2026' | sed 's/^nội dung = .*/nội dung = Theo các Phụ lục[^1] kèm theo.\n    [^1]: Chú thích của kế hoạch./'
  local n
  for n; do
    printf '[phụ lục %s]\ntiêu đề = Biểu %s\nnội dung = Chữ[^1].\n    [^1]: Chú thích %s.\n' "$n" "$n" "$n"
  done
}

part() { # FILE PART
  python3 -c 'import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())' "$1" "$2"
}

@test "the document and each annex stand beside the input" {
  with_annexes I II >a.ini
  try generate --split-annexes a.ini
  ended 0 "[KH1111]"
  holds_only a.ini a.docx a.phu-luc-1.docx a.phu-luc-2.docx
  for file in *.docx; do is_document "$file"; done
  cp a.phu-luc-2.docx two.docx
  try generate --split-annexes a.ini
  ended 0 "[KH1111]"
  cmp a.phu-luc-2.docx two.docx
}

@test "each file has its own words, notes, title and header" {
  with_annexes I II >a.ini
  try generate --split-annexes a.ini
  [[ $(part a.docx word/document.xml) != *"BIỂU"* ]]
  [[ $(part a.docx word/footnotes.xml) == *"Chú thích của kế hoạch."* ]]
  [[ $(part a.docx word/footnotes.xml) != *"Chú thích I"* ]]
  document=$(part a.phu-luc-2.docx word/document.xml)
  [[ $document == *"Số: 12/KH-UBND; "*"Phụ lục II"*"BIỂU II"*"headerReference"* ]]
  [[ $document != *"Độc lập"* ]]
  [[ $document != *"BIỂU I<"* ]]
  [[ $document == *'<w:framePr '*'w:vAnchor="page"'* ]]
  notes=$(part a.phu-luc-2.docx word/footnotes.xml)
  [[ $notes == *'w:id="1"'*"Chú thích II."* ]]
  [[ $notes != *'w:id="2"'* ]]
  [[ $(part a.phu-luc-2.docx docProps/core.xml) == *"<dc:title>Phụ lục II BIỂU II</dc:title>"* ]]
}

@test "without the option all is one document" {
  with_annexes I >a.ini
  try generate a.ini
  ended 0
  holds_only a.ini a.docx
  [[ $(part a.docx word/document.xml) == *"BIỂU I"* ]]
}

@test "-o names the document; the annexes stand beside it" {
  mkdir ra
  with_annexes I >a.ini
  echo "Tệp khác" >ra/kh.docx
  try generate --split-annexes -o ra/kh.docx a.ini
  ended 0 "[KH1111]"
  [ "$(ls ra)" = "$(printf 'kh.docx\nkh.phu-luc-1.docx')" ]
  is_document ra/kh.docx
  try generate --split-annexes -o ra/noname a.ini
  ended 0 "[KH1111]"
  [ -f ra/noname.phu-luc-1 ]
}

@test "nothing is written where one file was edited, or is an input" {
  with_annexes I II >a.ini
  try generate --split-annexes a.ini
  cp a.docx before.docx
  printf x >>a.phu-luc-2.docx
  with_annexes I II | sed 's/số = 12/số = 13/' >a.ini
  try generate --split-annexes a.ini
  ended 1 "a.phu-luc-2.docx: lỗi:" "[KH0707]"
  cmp a.docx before.docx
  try generate --split-annexes -o a.docx a.ini
  ended 1 "a.phu-luc-2.docx: lỗi:" "[KH0707]"
  cmp a.docx before.docx
  cp a.ini x.phu-luc-1.docx
  try generate --split-annexes -o x.docx x.phu-luc-1.docx
  ended 2 "[KH0711]"
  [ ! -e x.docx ]
}

@test "a folder in the place of one file: none is written" {
  with_annexes I II >a.ini
  mkdir a.phu-luc-2.docx
  try generate --split-annexes a.ini
  ended 3 "[KH0705]"
  holds_only a.ini a.phu-luc-2.docx
  try generate --split-annexes -o ra/a.docx a.ini
  ended 3 "[KH0701]"
  holds_only a.ini a.phu-luc-2.docx
}

@test "standard output takes no several files" {
  with_annexes I II >a.ini
  try generate --split-annexes -o - a.ini
  ended 2 "3 tệp" "[KH1112]"
  [ -z "$out" ]
  try generate --split-annexes --format text a.ini
  ended 0 "[KH1111]"
  [[ $out == *"== ke-hoach =="*"== ke-hoach.phu-luc-1 =="*"== ke-hoach.phu-luc-2 =="* ]]
  try generate --split-annexes --format text -o a.txt a.ini
  ended 0 "[KH1111]"
  holds_only a.ini a.txt a.phu-luc-1.txt a.phu-luc-2.txt
}

@test "plans of a list: each with its annexes" {
  with_annexes I | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  printf 'tên,địa danh,họ tên\nxã Một,Một,An\nxã Hai,Hai,Bình\n' >xa.csv
  try generate --split-annexes --each xa.csv --out-dir ra a.ini
  ended 0 "đã ghi: 2 trong 2 kế hoạch"
  [ "$(ls ra | sort)" = "$(printf '%s\n' "xã Hai.docx" "xã Hai.phu-luc-1.docx" "xã Một.docx" "xã Một.phu-luc-1.docx" | sort)" ]
  printf x >>"ra/xã Hai.phu-luc-1.docx"
  rm "ra/xã Một.docx"
  try generate --split-annexes --each xa.csv --out-dir ra a.ini
  ended 1 "[KH0707]" "chưa ghi tệp nào"
  [ ! -e "ra/xã Một.docx" ]
  try generate --split-annexes --keep-going --each xa.csv --out-dir ra a.ini
  ended 1 "đã ghi: 1 trong 2 kế hoạch"
  try generate --split-annexes --each xa.csv --format text a.ini
  ended 0 "[KH1111]"
  [[ $out == *"== xã Một =="*"== xã Một.phu-luc-1 =="*"== xã Hai =="* ]]
  try generate --split-annexes --each xa.csv --out-dir hai --name "{{don_vi.ten}}" a.ini
  ended 0 "[KH1111]"
}

@test "a plan whose name is that of another's annex: nothing is written" {
  with_annexes I | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  printf 'tên,địa danh,họ tên,tệp\nxã Một,Một,An,x\nxã Hai,Hai,Bình,x.phu-luc-1\n' >xa.csv
  try generate --each xa.csv --out-dir ra --name "{{don_vi.tep}}" a.ini
  ended 0 "đã ghi: "
  try generate --split-annexes --each xa.csv --out-dir hai --name "{{don_vi.tep}}" a.ini
  ended 1 "x.phu-luc-1" "[KH0845]"
  [ ! -e hai ]
}

@test "plans of a list with many annexes each: every name is another one" {
  with_annexes I II III IV V >a.ini
  sed -i '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' a.ini
  { echo 'tên,địa danh'; for i in {1..60}; do echo "xã Số $i,Số $i"; done; } >xa.csv
  try generate --each xa.csv --out-dir ra --split-annexes a.ini
  ended 0 "60 trong 60"
  [ "$(ls ra | wc -l)" = 360 ]
  is_document "ra/xã Số 60.phu-luc-5.docx"
  echo "xã Số 1.phu-luc-5,Một" >>xa.csv
  try generate --each xa.csv --out-dir ra --split-annexes a.ini
  ended 1 "xa.csv:62:" KH0845
}

@test "an annex whose number is not the next one is told of, and is called as typed" {
  with_annexes I III >a.ini
  try generate --format text -o - a.ini
  ended 0 "a.ini:" "[phụ lục III] không nối tiếp, ở đây phải là [phụ lục II]" "[KH1411]"
  [ "$(grep -c KH1411 <<<"$err")" = 1 ]
  [[ $out == *$'Phụ lục III\n'* && $out != *$'Phụ lục II\n'* ]]
}

@test "an option with nothing to do is told of" {
  good >a.ini
  try generate --split-annexes a.ini
  ended 0 "[KH1113]"
  holds_only a.ini a.docx
  try generate --strict --split-annexes a.ini
  ended 1 "[KH1113]"
}

@test "annex files of an earlier run that are not this document's are told of, and stay" {
  with_annexes I II III >a.ini
  try generate --split-annexes a.ini
  with_annexes I >a.ini
  try generate --split-annexes a.ini
  ended 0 "[KH1160]"
  [[ $err == *"a.phu-luc-2.docx, a.phu-luc-3.docx"* ]]
  is_document a.phu-luc-2.docx
  is_document a.phu-luc-3.docx
  echo edited >>a.docx
  try generate --split-annexes --strict -o a.docx a.ini
  ended 1 "[KH1160]"
  [[ $(tail -c 7 a.docx) == edited ]]
}
