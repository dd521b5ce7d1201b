#!/usr/bin/env bats
# What is written, where, over what; and that a failure leaves everything as it was.
load common

@test "the document stands beside the input, wherever the command is given" {
  mkdir con
  good >con/ke-hoach.ini
  try generate con/ke-hoach.ini
  ended 0
  [ -z "$out" ]
  is_document con/ke-hoach.docx
  [ "$(ls con)" = "$(printf 'ke-hoach.docx\nke-hoach.ini')" ]
  holds_only con
}

@test "a document nobody has edited is written anew" {
  good >a.ini
  try generate a.ini
  cp a.docx first.docx
  try generate a.ini
  ended 0
  cmp a.docx first.docx
  good 'số = 9' >a.ini
  try generate a.ini
  ended 0
  if cmp -s a.docx first.docx; then false; fi
  try generate a.ini
  ended 0
}

@test "a document somebody has edited is never overwritten" {
  good >a.ini
  try generate a.ini
  cp a.docx own.docx
  rezip='import sys, zipfile
with zipfile.ZipFile("own.docx") as z, zipfile.ZipFile("a.docx", "w", zipfile.ZIP_DEFLATED) as new:
    new.comment = z.comment
    for name in z.namelist(): new.writestr(name, z.read(name))'
  flip='b = bytearray(open("own.docx", "rb").read()); b[200] ^= 1; open("a.docx", "wb").write(b)'
  for edit in "printf x >>a.docx" "python3 -c '$rezip'" "python3 -c '$flip'" "truncate -s -1 a.docx" \
    "head -c 10 own.docx >a.docx" ": >a.docx" "echo 'Tệp khác' >a.docx"; do
    cp own.docx a.docx
    eval "$edit"
    cp a.docx edited.docx
    try generate a.ini
    ended 1 "a.docx: lỗi:" "đã được sửa" "[KH0707]"
    cmp a.docx edited.docx || { echo "$edit"; false; }
  done
  try generate --lang en a.ini
  ended 1 "was edited"
  holds_only a.docx a.ini edited.docx own.docx
}

@test "a document made from another input in its place is still ours" {
  good >a.ini
  good 'số = 9' >b.ini
  try generate -o a.docx b.ini
  try generate a.ini
  ended 0
}

@test "-o replaces whatever is there" {
  good >a.ini
  echo "Tệp của người khác" >b.docx
  try generate -o b.docx a.ini
  ended 0
  is_document b.docx
  try generate a.ini --output=c.docx
  ended 0
  cmp b.docx c.docx
  holds_only a.ini b.docx c.docx
}

@test "an input is never written over" {
  good | sed 's/^nội dung = .*/nội dung = @muc.txt/' >a.ini
  echo "Chữ." >muc.txt
  cp a.ini a.kept
  cp muc.txt muc.kept
  ln -s a.ini link.ini
  ln a.ini hard.ini
  for output in a.ini ./a.ini "$folder/a.ini" link.ini hard.ini muc.txt; do
    try generate -o "$output" a.ini
    ended 2 "$output: lỗi:" "[KH0711]"
    try generate --format text -o "$output" a.ini
    ended 2 "[KH0711]"
    cmp a.ini a.kept
    cmp muc.txt muc.kept
  done
  good >ke-hoach.docx # an input of that name
  cp ke-hoach.docx ke-hoach.kept
  try generate ke-hoach.docx
  [ "$status" != 0 ]
  cmp ke-hoach.docx ke-hoach.kept
}

@test "-o - and --format text write to standard output and no file" {
  good >a.ini
  "$kehoach" generate -o - a.ini >package 2>err
  is_document package
  try generate --format text a.ini
  ended 0
  [[ $out == *"KẾ HOẠCH"* ]]
  try generate --dump a.ini
  [[ $out == "kế hoạch"* ]]
  rm package err
  holds_only a.ini
  try generate --format text -o a.txt a.ini
  ended 0
  [ -z "$out" ]
  grep -q "KẾ HOẠCH" a.txt
}

@test "faults: nothing is written, an old document stays" {
  good >a.ini
  try generate a.ini
  cp a.docx before.docx
  wrong >a.ini
  try generate a.ini
  ended 1 "[KH0328]"
  try generate -o a.docx a.ini
  ended 1 "[KH0328]"
  try generate -o new.docx a.ini
  ended 1 "[KH0328]"
  try generate -o - a.ini
  ended 1 "[KH0328]"
  [ -z "$out" ]
  cmp a.docx before.docx
  holds_only a.docx a.ini before.docx
}

@test "a folder that isn't there" {
  good >a.ini
  try generate -o khong-co/a.docx a.ini
  ended 3 "khong-co/a.docx: lỗi:" "[KH0701]"
  try generate -o a.ini/a.docx a.ini
  ended 3 "[KH0856]"
  holds_only a.ini
}

@test "a folder in the document's place" {
  good >a.ini
  mkdir a.docx con
  try generate -o con a.ini
  ended 3 "con: lỗi:" "[KH0705]"
  try generate a.ini
  ended 3 "[KH0705]"
  holds_only a.docx a.ini con
  [ -z "$(ls -A a.docx)" ] && [ -z "$(ls -A con)" ]
}

@test "a folder that may not be written to" {
  needs_nobody
  good >a.ini
  mkdir con
  chmod 555 con
  status=0
  as_nobody "$kehoach" generate -o con/a.docx a.ini 2>.err || status=$?
  err=$(cat .err)
  ended 3 "con/a.docx: lỗi:" "[KH0702]"
  [ -z "$(ls -A con)" ]
}

@test "a name longer than the disk takes" {
  good >a.ini
  name=$(printf 'a%.0s' $(seq 1 300)).docx
  try generate -o "$name" a.ini
  ended 3 "[KH1252]"
  holds_only a.ini
}

# A list, and the plan for its rows; names of files of 12 to 16 bytes.
rows_with_names() {
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  printf 'tên,địa danh\nxã Một,Một\nxã Hai Bà,Hai\nxã Tư,Tư\nxã Năm,Năm\n' >xa.csv
}

@test "a list's folder with a name that no disk takes: told once, before the rows, nothing made" {
  rows_with_names
  sed -i 's/Ra quân/Ra quân./' a.ini
  name=$(printf 'a%.0s' {1..300})
  mkdir ra
  for long in "$name" "$name/b" "ra/$name" "ra/b/$name" "mới/b/$name/c" "$PWD/$name" "mới//$name//" "$(printf 'aaa/%.0s' {1..1250})"; do
    for how in --strict --check-only --keep-going --resume; do
      try generate --each xa.csv --out-dir "$long" $how --jobs 2 a.ini
      ended 3 "[KH1252]" "chưa ghi tệp nào"
      [[ $err == "--out-dir: lỗi:"* ]]
      [ "$(grep -c KH1252 <<<"$err")" = 1 ]
    done
    holds_only a.ini ra xa.csv
    [ -z "$(ls ra)" ]
  done
}

@test "a list's folder that fits, but not with the names of files: said at the first such row, and of how many more" {
  rows_with_names
  deep=$(printf "$(printf 'b%.0s' {1..79})/%.0s" {1..51}) # 4080 bytes; 4095 are the most
  try generate --each xa.csv --out-dir "$deep" a.ini
  ended 3 "xa.csv:3:1: lỗi" "[KH1252]"
  [ "$(grep -c 'KH1252\|KH0855' <<<"$err")" = 1 ]
  holds_only a.ini xa.csv
  try generate --each xa.csv --out-dir "${deep}cc" a.ini
  ended 3 "xa.csv:2:1: lỗi" "[KH1252]" "còn 2 hàng nữa" "[KH0855]"
  [ "$(grep -c '\[KH1252\]$' <<<"$err")" = 1 ]
  holds_only a.ini xa.csv
  try generate --each xa.csv --out-dir "$deep" --split-annexes --check-only a.ini
  ended 3 "xa.csv:3:1: lỗi" "[KH1252]"
  try generate --each xa.csv --out-dir "$deep" --keep-going a.ini
  ended 3 "xa.csv:3:1: lỗi" "[KH1252]" "xa.csv:3:1: lưu ý" "đã ghi: 3 trong 4"
  [ "$(ls "$deep")" = $'xã Một.docx\nxã Năm.docx\nxã Tư.docx' ]
  try generate --each xa.csv --out-dir "$deep" --keep-going a.ini # over what it wrote
  ended 3 "đã ghi: 3 trong 4"
}

@test "a list's folder that leads in a circle, or may not be looked into: told once" {
  rows_with_names
  ln -s vòng vòng
  for how in --strict --check-only --keep-going; do
    try generate --each xa.csv --out-dir vòng $how a.ini
    ended 3 "vòng: lỗi: " "[KH1377]"
    [ "$(grep -c KH1377 <<<"$err")" = 1 ]
  done
  needs_nobody
  mkdir kín
  chmod 700 kín
  [ "$(id -u)" = 0 ] || chmod 000 kín
  for out in kín kín/b; do
    status=0
    as_nobody "$kehoach" generate --each xa.csv --out-dir $out a.ini 2>.err || status=$?
    err=$(cat .err)
    ended 3 "$out: lỗi: " "[KH0702]"
    [ "$(grep -c KH0702 <<<"$err")" = 1 ]
  done
}

@test "a device that is full" {
  [ -w /dev/full ] || skip "no /dev/full"
  good >a.ini
  try generate -o /dev/full a.ini
  ended 3 "/dev/full: lỗi:" "[KH0704]"
  [ -c /dev/full ]
  good >a.ini
  printf '%s\n' '[phụ lục I]' 'tiêu đề = Biểu' 'nội dung = Chữ.' >>a.ini
  status=0
  "$kehoach" generate --format text --split-annexes a.ini >/dev/full 2>.err || status=$?
  err=$(cat .err)
  ended 3 "đầu ra chuẩn không nhận hết"
  [[ $err != *strict* ]]
}

@test "a disk that is full: the old document stays whole, nothing is left behind" {
  needs_mounting
  good >a.ini
  where_mounting "
    mount -t tmpfs -o size=32k,nr_inodes=20 tmpfs '$folder/disk' && cd '$folder/disk' || exit 9
    '$kehoach' generate -o a.docx ../a.ini || exit 8
    cp a.docx '$folder/before.docx'
    head -c 100k /dev/zero >filler 2>/dev/null
    '$kehoach' generate -o a.docx ../a.ini 2>'$folder/err' && exit 7
    [ \$? = 3 ] && cmp a.docx '$folder/before.docx' && [ \"\$(ls -A | sort | tr '\n' ' ')\" = 'a.docx filler ' ]"
  grep -q '\[KH0704\]' err
}

@test "a disk that can only be read" {
  needs_mounting
  good >a.ini
  where_mounting "
    mount -t tmpfs -o size=64k tmpfs '$folder/disk' && mount -o remount,ro '$folder/disk' || exit 9
    '$kehoach' generate -o '$folder/disk/a.docx' '$folder/a.ini' 2>'$folder/err'
    [ \$? = 3 ]"
  grep -q '\[KH0703\]' err
}

@test "rights: those of the old document are kept, new ones follow umask" {
  good >a.ini
  umask 077
  try generate a.ini
  [ "$(stat -c %a a.docx)" = 600 ]
  chmod 640 a.docx
  try generate a.ini
  [ "$(stat -c %a a.docx)" = 640 ]
  try generate -o a.docx a.ini
  [ "$(stat -c %a a.docx)" = 640 ]
  umask 022
  try generate -o b.docx a.ini
  [ "$(stat -c %a b.docx)" = 644 ]
}

@test "a link stays a link, its target is replaced" {
  good >a.ini
  mkdir kho
  try generate -o kho/that.docx a.ini
  ln -s kho/that.docx a.docx
  good 'số = 9' >a.ini
  try generate a.ini
  ended 0
  [ -L a.docx ] && [ ! -L kho/that.docx ]
  is_document kho/that.docx
  try generate -o b.docx a.ini
  cmp b.docx kho/that.docx
  [ "$(ls -A kho)" = that.docx ]
}

@test "the same bytes, whatever the surroundings" {
  good 'ngày = 06/02/2026' >a.ini
  try generate -o first.docx a.ini
  mkdir con
  (cd con && umask 077 && TZ=Asia/Ho_Chi_Minh LC_ALL=en_US.UTF-8 HOME=/x "$kehoach" generate -o ../second.docx ../a.ini)
  cmp first.docx second.docx
  TZ=America/New_York LC_ALL=C "$kehoach" generate -o second.docx "$folder/a.ini"
  cmp first.docx second.docx
}

@test "the package: order, days, no frills" {
  good >a.ini
  try generate a.ini
  python3 - <<'PY'
import zipfile
z = zipfile.ZipFile("a.docx")
names = z.namelist()
assert names[:4] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels"], names
for i in z.infolist():
    assert i.date_time == (1980, 1, 1, 0, 0, 0), i
    assert i.compress_type == zipfile.ZIP_DEFLATED and not i.extra and not i.is_dir(), i
    assert i.flag_bits & 0x808 == 0 and i.extract_version == 20, (i, i.flag_bits, i.extract_version)
PY
}

@test "SOURCE_DATE_EPOCH dates the package" {
  good >a.ini
  for day in "1700000000 (2023, 11, 14, 22, 13, 20)" "0 (1980, 1, 1, 0, 0, 0)" "315532800 (1980, 1, 1, 0, 0, 0)" "1709164800 (2024, 2, 29, 0, 0, 0)" "4102444799 (2099, 12, 31, 23, 59, 58)"; do
    SOURCE_DATE_EPOCH=${day%% *} "$kehoach" generate -o a.docx a.ini
    python3 -c 'import sys, zipfile
days = {i.date_time for i in zipfile.ZipFile("a.docx").infolist()}
assert days == {eval(sys.argv[1])}, days' "${day#* }"
  done
  SOURCE_DATE_EPOCH=1700000000 "$kehoach" generate -o a.docx a.ini
  python3 -c 'import zipfile; assert b"2023-11-14T22:13:20Z" in zipfile.ZipFile("a.docx").read("docProps/core.xml")'
}

@test "a bad SOURCE_DATE_EPOCH is refused" {
  good >a.ini
  for bad in abc -1 1e9 "" " 5" 12.5 99999999999999999999; do
    export SOURCE_DATE_EPOCH=$bad
    try generate a.ini
    ended 2 "SOURCE_DATE_EPOCH" "[KH0709]"
    unset SOURCE_DATE_EPOCH
  done
  holds_only a.ini
}

@test "many at once over one name: the last is whole, nothing is left behind" {
  good >a.ini
  for i in $(seq 1 20); do "$kehoach" generate -o b.docx a.ini & done
  wait
  is_document b.docx
  holds_only a.ini b.docx
}

@test "a reader that goes away" {
  good >a.ini
  "$kehoach" generate -o - a.ini | head -c 1 >/dev/null
  holds_only a.ini
}

@test "a document's number: digits, with letters behind, or a place left open; words draw a warning" {
  "$kehoach" init >my.ini
  for number in 45 45a 12-M 1.250 ... "……" ""; do
    try generate --format text --set "van_ban.so=$number" my.ini
    [[ $status = 0 && $err != *KH1392* ]] || { echo "$number"; echo "$err"; false; }
  done
  for number in "số bảy" bảy "45 bis" é; do
    try generate --format text --set "van_ban.so=$number" my.ini
    ended 0 "\`$number\`" "[KH1392]"
  done
}
