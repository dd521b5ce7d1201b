#!/usr/bin/env bats
# Inputs: what can't be read, standard input, odd names, sizes.
load common

@test "an input that isn't there" {
  try generate khong-co.ini
  ended 3 "khong-co.ini: lỗi: không có tệp" "[KH0101]"
  try generate khong/co.ini
  ended 3 "[KH0101]"
  holds_only
}

@test "a folder as input" {
  mkdir thu-muc
  try generate thu-muc
  ended 3 "[KH0103]"
  holds_only thu-muc
}

@test "an input that may not be read" {
  needs_nobody
  good >a.ini
  chmod 600 a.ini
  [ "$(id -u)" = 0 ] || chmod 000 a.ini
  status=0
  as_nobody "$kehoach" generate -o - a.ini 2>.err >/dev/null || status=$?
  err=$(cat .err)
  ended 3 "a.ini: lỗi: không có quyền đọc" "[KH0102]"
}

@test "an input that breaks off while it is read" {
  [ -e /proc/self/mem ] || skip "no /proc/self/mem"
  try generate -o a.docx /proc/self/mem
  ended 3 "[KH0104]"
  holds_only
}

@test "standard input is closed" {
  status=0
  "$kehoach" generate -o a.docx - <&- 2>.err || status=$?
  err=$(cat .err); rm .err
  ended 3 "<stdin>: lỗi: không đọc được \`-\`: đầu vào chuẩn đã đóng" "[KH1386]"
  holds_only
}

@test "standard input is open for writing alone: for an input, a list, data" {
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  echo x >t.mustache
  for command in "generate -o a.docx -" "generate --each - a.ini" "render t.mustache -"; do
    status=0
    "$kehoach" $command 0>>.in 2>.err || status=$?
    err=$(cat .err)
    rm .err .in
    ended 3 "[KH1386]" "không đọc được \`-\`: đầu vào chuẩn đã đóng"
  done
  holds_only a.ini t.mustache
}

@test "names that are too long to be read: of an input, a list, a template, a file in a value, data, a manifest" {
  good >a.ini
  good 'số = @'"$(printf 'v%.0s' {1..300})" >b.ini
  for long in "$(printf 'v%.0s' {1..300})" "$(printf 'v/%.0s' {1..2500})v"; do
    for command in "generate $long.ini" "generate --each $long.csv a.ini" "generate --each $long.xlsx a.ini" \
      "generate --template $long.xml a.ini" "generate b.ini" "render $long.mustache $long.json" "text $long.docx" \
      "merge-manifests $long.csv"; do
      try $command
      ended 3 "[KH1385]"
      [[ $err != *"[KH0104]"* ]] || { echo "$command: $err"; false; }
    done
  done
  holds_only a.ini b.ini
}

@test "a link that leads in a circle, a socket: said, with what to look at" {
  ln -s a.ini a.ini
  python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("b.ini")'
  for name in a.ini b.ini; do
    try generate $name
    ended 3 "$name: lỗi: không đọc được \`$name\`: " "; kiểm lại có đúng tệp ấy không" "[KH0104]"
  done
}

@test "manifests are held against files that may not be read: said so" {
  needs_nobody
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  printf 'tên,địa danh\nxã Một,Một\n' >xa.csv
  try generate --each xa.csv --out-dir ra --manifest m.csv a.ini
  ended 0 "1 trong 1"
  chmod 600 ra/*.docx
  [ "$(id -u)" = 0 ] || chmod 000 ra/*.docx
  status=0
  as_nobody "$kehoach" merge-manifests --check-files ra m.csv >/dev/null 2>.err || status=$?
  err=$(cat .err)
  ended 3 "ra/xã Một.docx: lỗi: không có quyền đọc" "[KH0102]"
}

@test "64 MiB are read, one byte more is not" {
  truncate -s $((64 * 1024 * 1024)) largest.ini
  try generate largest.ini
  ended 1 "[KH0110]"
  truncate -s +1 largest.ini
  try generate largest.ini
  ended 1 "largest.ini: lỗi:" "64 MiB" "[KH0105]"
  status=0
  head -c $((64 * 1024 * 1024 + 1)) /dev/zero | "$kehoach" generate -o - - 2>.err >/dev/null || status=$?
  err=$(cat .err)
  ended 1 "[KH0105]"
}

@test "standard input to standard output" {
  good | "$kehoach" generate - >a.docx
  is_document a.docx
  good >a.ini
  "$kehoach" generate -o b.docx a.ini
  cmp a.docx b.docx
  good | "$kehoach" generate --format text - >a.txt
  grep -q "KẾ HOẠCH" a.txt
}

@test "messages about standard input" {
  status=0
  err=$(wrong | "$kehoach" generate - 2>&1 >out) || status=$?
  ended 1 "<stdin>:4:8: lỗi:"
  [ ! -s out ]
}

@test "a pipe as input" {
  mkfifo a.ini
  good >a.ini &
  try generate -o a.docx a.ini
  wait
  ended 0
  is_document a.docx
}

@test "@file may not lead out of the input's folder by a link" {
  mkdir vao
  echo "Chữ." >ngoai.txt
  ln -s ../ngoai.txt vao/muc.txt
  good | sed 's/^nội dung = .*/nội dung = @muc.txt/' >vao/a.ini
  try generate --format text vao/a.ini
  ended 1 "[KH0315]"
  try generate --format text --allow-path . vao/a.ini
  ended 0
  [[ $out == *"Chữ./."* ]]
}

@test "@file with an absolute name, and of an input on standard input" {
  echo "Chữ." >muc.txt
  good | sed "s|^nội dung = .*|nội dung = @$folder/muc.txt|" >a.ini
  try generate --format text a.ini
  ended 0
  good | sed 's/^nội dung = .*/nội dung = @muc.txt/' | "$kehoach" generate --format text - >a.txt
  grep -q "Chữ./." a.txt
  good | sed 's|^nội dung = .*|nội dung = @/etc/passwd|' >a.ini
  try generate --format text a.ini
  ended 1 "[KH0315]"
}

@test "more faults than a person can use are counted" {
  { good; for i in $(seq 1 1200); do echo "khóa lạ $i = x"; done; } >a.ini
  try generate a.ini
  ended 1 "còn 200 chỗ nữa" "[KH0710]"
  [ "$(grep -c '\[KH0306\]' <<<"$err")" = 1000 ]
  try generate --lang en a.ini
  ended 1 "200 more are not listed"
}

@test "names with blanks, letters of all kinds, no ending" {
  for name in "kế hoạch số 5.ini" "a'b\"c.ini" kehoach .ini a.b.ini $'hai\ndòng.ini'; do
    mkdir thu
    good >"thu/$name"
    try generate "thu/$name"
    ended 0
    case $name in
    kehoach) is_document thu/kehoach.docx ;;
    .ini) is_document thu/.ini.docx ;;
    *) is_document "thu/${name%.ini}.docx" ;;
    esac
    [ "$(ls -A thu | wc -l)" -ge 2 ]
    rm -r thu
  done
}
