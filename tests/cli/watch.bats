#!/usr/bin/env bats
# kehoach watch: what changes is seen however it is changed, faults and strangers' files are left
# alone. Nothing here asserts a time: what is expected is waited for.
load common

teardown() {
  for id in $watching; do
    kill -KILL "$id" 2>/dev/null || true
    wait "$id" 2>/dev/null || true
  done
  cd /
  rm -rf "$folder"
}

# Until a command succeeds; far more than any machine takes.
until_true() { # COMMAND…
  for _ in $(seq 400); do
    if "$@"; then return 0; fi
    sleep 0.05
  done
  echo "never: $*"; cat err; return 1
}

runs() { grep -c 'đang chờ' err || true; }
has_run() { [ "$(runs)" -ge "$1" ]; } # TIMES
has_said() { grep -qF "$1" err; }
has_words() { "$kehoach" text "$1" 2>/dev/null | grep -qF "$2"; } # FILE WORDS
ended_itself() { ! kill -0 "$1" 2>/dev/null; }

# Starts it, and waits for the end of its first run.
watch() { # ARGUMENT…
  : >err
  env --default-signal=INT,TERM "$kehoach" watch "$@" >out 2>err 3>&- &
  watching="$watching $!" id=$!
  until_true has_run 1
}

# Waits until it has run once more; it then waits again.
next() {
  until_true has_run $(($1 + 1))
}

# A signal, and the status that it must end with.
stops() { # SIGNAL STATUS
  local status=0
  kill -"$1" "$id"
  wait "$id" || status=$?
  [ "$status" = "$2" ] || { echo "status $status"; cat err; return 1; }
}

@test "an input is changed in place, replaced by rename as vim does, taken away and brought back" {
  good >a.ini
  watch a.ini
  has_said "đã ghi a.docx lúc "
  is_document a.docx
  sed 's/Ra quân/Lần hai/' a.ini >b
  cat b >a.ini
  until_true has_words a.docx "Lần hai"
  n=$(runs)
  mv a.ini a.ini~
  sed 's/Lần hai/Lần ba/' a.ini~ >4913
  mv 4913 a.ini
  rm a.ini~
  until_true has_words a.docx "Lần ba"
  next "$n"
  n=$(runs)
  mv a.ini c
  until_true has_said KH0101
  has_words a.docx "Lần ba"
  sed -i 's/Lần ba/Lần bốn/' c
  mv c a.ini
  until_true has_words a.docx "Lần bốn"
  stops INT 130
}

@test "an input that is a link: what it leads to is watched, and the link" {
  mkdir d
  good >d/real.ini
  ln -s d/real.ini a.ini
  watch a.ini
  sed -i 's/Ra quân/Lần hai/' d/real.ini
  until_true has_words a.docx "Lần hai"
  good | sed 's/Ra quân/Lần ba/' >d/other.ini
  ln -sfn d/other.ini a.ini
  until_true has_words a.docx "Lần ba"
  stops TERM 143
}

@test "what the input names: a value's file, one that is missing at first, in a folder that is missing" {
  good | sed 's/^nội dung = .*/nội dung = @sau\/hon\/n.txt/' >a.ini
  watch a.ini
  has_said "không ghi lúc "
  [ ! -e a.docx ]
  mkdir -p sau/hon
  echo "Lời ở tệp khác." >sau/hon/n.txt
  until_true has_words a.docx "Lời ở tệp khác."
  echo "Lời đã đổi." >sau/hon/n.txt
  until_true has_words a.docx "Lời đã đổi."
  n=$(runs)
  mv sau nua
  next "$n"
  mv nua sau
  sed -i 's/đã đổi/đổi nữa/' sau/hon/n.txt
  until_true has_words a.docx "Lời đổi nữa."
  stops INT 130
}

@test "a template of one's own, and one that comes before it later" {
  mkdir templates
  "$kehoach" inspect --help >/dev/null
  cat >templates/rieng.xml <<'XML'
<khung ten="rieng" ke-thua="ke-hoach" mo-ta="Khung riêng"/>
XML
  good >a.ini
  watch --template rieng a.ini
  n=$(runs)
  echo '<khung' >templates/rieng.xml
  next "$n"
  has_said "không ghi lúc "
  n=$(runs)
  mv templates/rieng.xml templates/cu.xml
  next "$n"
  stops INT 130
}

@test "a burst of changes is one run; changes of other files none" {
  good >a.ini
  watch a.ini
  for i in $(seq 20); do
    echo x >"khac-$i"
    echo "; $i" >>a.ini
  done
  next 1
  echo y >khac-1
  sed -i 's/Ra quân/Lần cuối/' a.ini
  next 2
  has_words a.docx "Lần cuối"
  [ "$(runs)" = 3 ]
  stops INT 130
}

@test "faults keep the document, and are gone when the input is mended" {
  good >a.ini
  watch a.ini
  cp a.docx before.docx
  echo '[không có]' >>a.ini
  until_true has_said KH0301
  next 1
  cmp a.docx before.docx
  has_said "không ghi lúc "
  good | sed 's/Ra quân/Đã sửa/' >a.ini
  until_true has_words a.docx "Đã sửa"
  stops INT 130
}

@test "an input that is missing or faulty at the start is waited for" {
  watch a.ini
  has_said KH0101
  wrong >a.ini
  next 1
  [ ! -e a.docx ]
  good >a.ini
  until_true test -e a.docx
  next 2
  is_document a.docx
  stops TERM 143
}

@test "a document that somebody edited stays, with -o too, until it is moved away" {
  good >a.ini
  echo "của ai đó" >a.docx
  watch a.ini
  [ "$(cat a.docx)" = "của ai đó" ]
  mv a.docx cu
  until_true test -e a.docx
  next 1
  stops INT 130
  echo "sẽ bị thay" >b.docx
  watch -o b.docx a.ini
  is_document b.docx
  echo "sửa tay" >b.docx
  echo "; đổi" >>a.ini
  until_true has_said "có người đã sửa tệp này"
  next 1
  [ "$(cat b.docx)" = "sửa tay" ]
  n=$(runs)
  rm b.docx
  until_true test -e b.docx
  next "$n"
  is_document b.docx
  sed -i 's/Ra quân/Viết lại/' a.ini
  until_true has_words b.docx "Viết lại"
  stops INT 130
}

@test "lists, standard streams and words alone are refused; so is a wrong line" {
  good >a.ini
  echo "tên" >l.csv
  for arguments in "--each l.csv" "--zip a.zip" "--out-dir d" "--keep-going" "--jobs 2"; do
    try watch $arguments a.ini
    ended 2 "chỉ làm một văn bản, không nhận \`${arguments%% *}\`"
  done
  for arguments in "--format text" "--dump" "-o -"; do
    try watch $arguments a.ini
    ended 2 "chỉ ghi tệp Word hoặc PDF"
  done
  try watch --lang en - <a.ini
  ended 2 "takes the name of a file"
  try watch
  ended 2 "thiếu tên tệp đầu vào"
  try watch --level khong-co a.ini
  ended 2 KH0342
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >b.ini
  printf '[đơn vị]\ndanh sách = l.csv\n' >>b.ini
  printf 'tên,địa danh\nxã Một,Một\n' >l.csv
  try watch b.ini
  ended 2 "có danh sách đơn vị trong"
  holds_only a.ini b.ini l.csv
}

@test "messages for programs, in English, quiet, nothing written" {
  good >a.ini
  env --default-signal=INT "$kehoach" watch --message-format json a.ini >out 2>err 3>&- &
  watching="$watching $!" id=$!
  until_true test -e a.docx
  wrong >a.ini
  until_true grep -q '"code"' err
  [ "$(grep -vc '^{' err)" = 0 ]
  stops INT 130
  rm a.docx
  good >a.ini
  : >err
  env --default-signal=INT "$kehoach" watch --lang en --check-only a.ini >out 2>err 3>&- &
  watching="$watching $!" id=$!
  until_true has_said "waiting for changes"
  has_said "checked, nothing was written"
  [ ! -e a.docx ]
  stops INT 130
  : >err
  env --default-signal=INT "$kehoach" watch --quiet a.ini >out 2>err 3>&- &
  watching="$watching $!" id=$!
  until_true test -e a.docx
  stops INT 130
  [ ! -s err ]
}

@test "the input's folder goes, and comes back with another input" {
  mkdir plan
  good >plan/a.ini
  watch plan/a.ini
  n=$(runs)
  rm -r plan
  next "$n"
  mkdir plan
  good | sed 's/Ra quân/Lần hai/' >plan/a.ini
  until_true has_words plan/a.docx "Lần hai"
  stops INT 130
}

@test "on a terminal the screen is cleared, and Ctrl-C ends it" {
  good >a.ini
  status=0
  printf '%s\n' 'see waiting for changes' 'type \x03' end |
    TERM=xterm python3 "$BATS_TEST_DIRNAME/on_terminal.py" "$kehoach" watch --lang en a.ini >shown || status=$?
  [ "$status" = 130 ]
  grep -qF $'\033[2J' shown
  status=0
  printf '%s\n' 'see waiting for changes' 'type \x03' end |
    TERM=dumb python3 "$BATS_TEST_DIRNAME/on_terminal.py" "$kehoach" watch --lang en a.ini >shown || status=$?
  [ "$status" = 130 ]
  if grep -qF $'\033[2J' shown; then false; fi
}
