#!/usr/bin/env bats
# Files and names that somebody made to do harm: what they reach, and what is shown of them.
load common

# Of a list: `rows` in any commune.
rows() {
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  printf 'tên,địa danh\nxã Một,Một\nxã Hai,Hai\n' >xa.csv
}

# Each line of the messages begins as one does, or is part of one.
messages_are_lines() {
  if grep -vE "^($1|    |kehoach: |[0-9]+ lỗi)" <<<"$err"; then return 1; fi
  if grep -qP '[\x00-\x08\x0B-\x1F\x7F]|\xC2[\x80-\x9F]|\xE2\x80[\x8B-\x8F\xA8-\xAE]|\xE2\x81[\xA0-\xAF]|\xEF\xBB\xBF' <<<"$err"; then
    echo "hidden characters in:"; cat -v <<<"$err"; return 1
  fi
}

@test "a name with line breaks, terminal sequences, turned direction: one line, all of it seen" {
  name=$'a\nb\e[2J\u202Ec\u200Bd\u0085.ini'
  wrong >"$name"
  try generate "$name"
  ended 1 'a⏎b<U+001B>[2J<U+202E>c<U+200B>d<U+0085>.ini:' "[KH0328]"
  messages_are_lines 'a⏎b<U.001B>'
  good >"$name"
  try generate --check-only "$name"
  ended 0 'sẽ ghi: a⏎b<U+001B>[2J<U+202E>c<U+200B>d<U+0085>.docx'
  messages_are_lines 'đã kiểm tra'
  try generate $'x\n\e]0;y\aino.ini'
  ended 3 'x⏎<U+001B>]0;y<U+0007>ino.ini: lỗi: không có tệp `x⏎<U+001B>]0;y<U+0007>ino.ini`' "[KH0101]"
  messages_are_lines 'x⏎'
  try $'ge\nnerate\e[31m'
  ended 2 'không có lệnh `ge⏎nerate<U+001B>[31m`'
  messages_are_lines kehoach
  good >$'a\xFFb.ini'
  try generate --set $'văn bản.ngày=1\u202E2' $'a\xFFb.ini'
  ended 1 '`1<U+202E>2`' "[KH0327]"
  mkdir $'ra\n1'
  rows
  try generate --each xa.csv --out-dir $'ra\n1' a.ini
  ended 0 'đã ghi: 2 trong 2 kế hoạch, vào ra⏎1'
  good >"$name"
  "$kehoach" generate --message-format json "$name" 2>err || true
  python3 - "$name" <<'PY' # programs get the name itself
import json, sys
for line in open("err"): assert json.loads(line)["file"] == sys.argv[1]
PY
}

@test "what is not seen in a line of the input is seen in the message, and the caret stands below it" {
  good $'nhầm\u200Bkhóa = x' $'ngày = \u20662\u2069/x' >a.ini
  try generate a.ini
  ended 1 '`nhầm<U+200B>khóa`' '    nhầm<U+200B>khóa = x' '    ngày = <U+2066>2<U+2069>/x' $'\n           ^'
  messages_are_lines 'a\.ini'
  good $'thêm = \e[31m' >a.ini
  try generate a.ini
  ended 1 'a.ini:4:8: lỗi' '    thêm = <U+001B>[31m' "[KH0111]"
}

@test "links at the output's name: followed to the end, one that leads in a circle is refused" {
  good >a.ini
  ln -s hai mot
  ln -s ba.docx hai
  try generate -o mot a.ini
  ended 0
  [ -L mot ] && [ -L hai ] && [ ! -L ba.docx ]
  is_document ba.docx
  ln -s vong2 vong1
  ln -s vong1 vong2
  ln -s minh minh
  for link in vong1 minh; do
    for more in "" "--format text" "--split-annexes"; do
      try generate $more -o $link a.ini
      ended 3 "$link: lỗi: không ghi được \`$link\`: đó là liên kết dẫn vòng tròn" "[KH1377]"
    done
  done
  [ -L vong1 ] && [ -L vong2 ] && [ -L minh ]
  rows
  mkdir ra
  ln -s "xã Một.docx" "ra/xã Một.docx"
  try generate --each xa.csv --out-dir ra a.ini
  ended 3 "ra/xã Một.docx: lỗi" "[KH1377]" "chưa ghi tệp nào"
  [ -L "ra/xã Một.docx" ]
  [ "$(ls ra)" = "xã Một.docx" ]
  ln -s vong.zip vong.zip
  try generate --each xa.csv --zip vong.zip a.ini
  ended 3 "vong.zip: lỗi" "[KH1377]"
  [ -L vong.zip ]
  ln -s ../ngoai.txt ra/ngoai # a file of somebody else behind a link is as safe as itself
  echo "của tôi" >ngoai.txt
  rm "ra/xã Một.docx"
  ln -s ../ngoai.txt "ra/xã Một.docx"
  try generate --each xa.csv --out-dir ra a.ini
  ended 1 "[KH0707]"
  [ "$(cat ngoai.txt)" = "của tôi" ]
}

@test "templates: entities, DTDs and XML 10,000 levels deep" {
  good >a.ini
  echo "bí mật" >mat.txt
  khung='<khung xmlns="urn:kehoach:skeleton:1">'
  for dtd in '<!DOCTYPE k SYSTEM "http://127.0.0.1:9/x.dtd">' '<!DOCTYPE k [<!ENTITY x SYSTEM "mat.txt">]>' \
    '<!DOCTYPE k [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;">]>' \
    '<!DOCTYPE k [<!ENTITY % p SYSTEM "mat.txt"> %p;]>'; do
    printf '%s%s<mo_dau>&x;</mo_dau></khung>' "$dtd" "$khung" >k.xml
    try generate --template k.xml a.ini
    ended 1 "k.xml:1:1: lỗi" "[KH0504]"
    [[ $err != *"bí mật"* ]]
  done
  python3 - "$khung" <<'PY'
import sys
open("k.xml", "w").write(sys.argv[1] + "<muc tieu_de='x'>" * 10000 + "</muc>" * 10000 + "</khung>")
PY
  try generate --template k.xml a.ini
  ended 1 "k.xml:1:" lỗi
  [ ! -e a.docx ]
}

@test "lines of ten million characters: read or refused, in little time" {
  python3 - <<'PY'
good = """[văn bản]\nđịa danh = An Thịnh\ntrích yếu = Ra quân\n[cơ quan]\ntên = Ủy ban nhân dân xã An Thịnh\n%s[mục I]
tiêu đề = Nội dung\nnội dung = %s\n[nơi nhận]\nlưu = VT\n[ký]\nchức vụ = CHỦ TỊCH\nhọ tên = Nguyễn Đình Khánh\n"""
n = 10_000_000
open("chu.ini", "w").write(good % ("", "một hai " * (n // 8)))
open("khoa.ini", "w").write(good % ("k" * n + " = x\n", "Một."))
open("phan.ini", "w").write(good % ("[" + "p" * n + "]\n", "Một."))
open("dong.ini", "w").write(good % ("x" * n + "\n", "Một."))
open("ngay.ini", "w").write((good % ("", "Một.")).replace("[cơ quan]", "ngày = " + "1" * n + "\n[cơ quan]"))
PY
  timeout 60 "$kehoach" generate --format text -o chu.txt chu.ini 2>/dev/null
  [ "$(wc -m <chu.txt)" -gt 10000000 ]
  for row in khoa:KH0306 phan:KH0301 dong:KH0204 ngay:KH0327; do
    status=0
    timeout 60 "$kehoach" generate "${row%:*}.ini" 2>err || status=$?
    err=$(cat err)
    ended 1 "${row%:*}.ini:" "[${row#*:}]"
    [ "$(wc -c <err)" -lt 4000 ]
  done
}

@test "hundreds of tables of hundreds of tasks: as many as fit, then said where" {
  good >a.ini
  sed -i '/^nội dung/d' a.ini
  {
    sed '/^\[nơi nhận\]/,$d' a.ini
    echo 'nội dung ='
    for i in {1..600}; do echo "    Việc $i. {chủ trì: Phòng A}"; done
    for i in {1..200}; do printf '    ::: phân công\n    :::\n'; done
    sed -n '/^\[nơi nhận\]/,$p' a.ini
  } >b.ini
  try generate b.ini
  ended 1 "b.ini:" "1 lỗi" "[KH0354]"
  [ "$(grep -A1 KH0354 <<<"$err" | tail -n 1)" = "        ::: phân công" ]
  holds_only a.ini b.ini
}

@test "a socket at the output's name" {
  good >a.ini
  python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("o")'
  try generate -o o a.ini
  ended 3 'o: lỗi: không ghi được `o`' "[KH0706]"
  [ -S o ]
}

@test "a value of 18 MB that another text calls: said at the call, not that values call each other" {
  good >a.ini
  { sed '/^nội dung/,$d' a.ini
    printf 'nội dung = {{mo_dau.noi_dung}} Hết.\n[mở đầu]\nnội dung = '
    head -c 18000000 /dev/zero | tr '\0' x
    echo
    sed -n '/^\[nơi nhận\]/,$p' a.ini; } >b.ini
  try generate b.ini
  ended 1 "b.ini:8:12: lỗi: đến đây, chữ mà các {{…}}" "[KH0354]" "1 lỗi"
  [[ $err != *"gọi nhau"* ]]
}

# 9 MB in one section are within the limit, and twice 9 in two sections are over it: which words were
# kept from rows before must change neither.
@test "rows whose texts come to too much: each as if alone, at the tag with which it is too much" {
  long=$(printf '{{mo_dau.noi_dung}}%.0s' {1..9000})
  good "mô hình = 2 cấp" | sed '/^địa danh/d; /^\[cơ quan\]/,$d' >a.ini
  printf '[mở đầu]\nnội dung = %s\n[mục I]\ntiêu đề = Một\nnội dung = Hết.{{#don_vi.loi_dan}}%s{{/don_vi.loi_dan}}\n' \
    "$(printf 'x%.0s' {1..1000})" "$long" >>a.ini
  cp a.ini b.ini
  printf '[mục II]\ntiêu đề = Hai\nnội dung = %s\n' "$long" >>b.ini
  printf '[nơi nhận]\nlưu = VT\n[ký]\nchức vụ = CHỦ TỊCH\nhọ tên = Lê Tám\n' | tee -a a.ini >>b.ini
  printf 'tên,địa danh,lời dặn\nxã Một,Một,-\nxã Hai,Hai,-\nxã Ba,Ba,có\nxã Tư,Tư,-\nxã Năm,Năm,có\n' >xa.csv
  for jobs in 1 3; do
    try generate --each xa.csv --check-only --jobs $jobs a.ini
    ended 0 "5 trong 5"
    try generate --each xa.csv --check-only --jobs $jobs --keep-going b.ini
    ended 1 "[KH0354]" "3 trong 5"
    [ "$(grep -c '\[KH0354\]$' <<<"$err")" = 1 ]
    [[ $err == *"b.ini:11:"*"[KH0354]"* && $err != *"b.ini:1:"* ]]
  done
}
