#!/usr/bin/env bats
# Files of a list's plans: whole or not there, on the disk at the end, in a folder or an archive.
load common

setup_file() {
  cc -shared -fPIC -O1 -o "$BATS_FILE_TMPDIR/calls.so" "$BATS_TEST_DIRNAME/faults.c" -ldl ||
    touch "$BATS_FILE_TMPDIR/no-compiler"
}

needs_faults() {
  [ ! -e "$BATS_FILE_TMPDIR/no-compiler" ] || skip "no compiler for faults.c"
  [ "$(head -c 2 "$kehoach")" != '#!' ] || skip "not under valgrind"
}

preloaded() { # ARGUMENT…
  status=0
  LD_PRELOAD=$BATS_FILE_TMPDIR/calls.so ASAN_OPTIONS=verify_asan_link_order=0 \
    "$kehoach" "$@" >.out 2>.err || status=$?
  err=$(cat .err)
  rm .out .err
}

# A plan for any commune, and a list of N; other words with another day.
rows() { # N
  good "${@:2}" | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  { echo 'tên,địa danh'; for i in $(seq "$1"); do echo "xã Số $i,Số $i"; done; } >xa.csv
}

batch() { # FOLDER [ARGUMENT]…
  try generate --each xa.csv --out-dir "$@" a.ini
}

# Two folders hold the same, hidden files included.
same() { # FOLDER FOLDER
  diff -r "$1" "$2"
}

# Each file of a folder is one of those of that name in the others.
only_from() { # FOLDER FOLDER…
  python3 - "$@" <<'PY'
import os, sys
folder, others = sys.argv[1], sys.argv[2:]
read = lambda *path: open(os.path.join(*path), "rb").read()
for name in os.listdir(folder):
    if not (name.startswith(".kehoach-") and name.endswith(".tmp")):
        assert any(read(folder, name) == read(o, name) for o in others), name
PY
}

left_in() { # FOLDER: how many temporary files
  find "$1" -name '.kehoach-*' | wc -l
}

@test "kill -9 at thirty moments: each document is whole, the next run removes what was left and completes" {
  needs_faults
  rows 200
  batch old
  ended 0 "200 trong 200"
  rows 200 'số = 9'
  batch new
  ended 0 "200 trong 200"
  if cmp -s "old/xã Số 1.docx" "new/xã Số 1.docx"; then false; fi
  left=0
  for moment in $(seq 1 30); do
    rm -rf ra
    k=$((moment / 3)) jobs=2
    case $((moment % 3)) in
      0) at=$((k * 47)) folders=(new) ;; # each document is made
      1) at=$((100 + k * 61)) folders=(old new); cp -r old ra ;; # in place of others
      # A document takes some seven calls, as many as its neighbours: by a prime that is no divisor of theirs, the
      # moments fall on each of them. Of two threads nobody knows.
      2) at=$((100 + k * 61)) folders=(old new) jobs=1; cp -r old ra ;;
    esac
    FAULT=kill FAULT_AT=$at preloaded generate --each xa.csv --jobs $jobs --out-dir ra a.ini
    [ "$status" = 137 ] || { echo "moment $moment: status $status"; false; }
    mkdir -p ra
    only_from ra "${folders[@]}"
    left=$((left + $(left_in ra)))
    batch ra
    ended 0 "200 trong 200"
    same ra new
  done
  [ "$left" -gt 0 ] # some moments were between the two names
}

@test "a temporary file: removed with its process, left to one that lives, for a day to another machine" {
  needs_faults
  rows 2
  batch ra
  FAULT=kill-rename preloaded generate --each xa.csv --out-dir ra a.ini
  [ "$status" = 137 ]
  [ "$(left_in ra)" = 1 ]
  name=$(cd ra && ls -A | grep '^\.kehoach')
  touch "ra/.kehoach-x.tmp" "ra/${name%.tmp}" ra/.kehoach-0123456789abcdef-1-1.tmp ra/.kehoach-0123456789abcdef-1-2.tmp
  touch -d '2 days ago' ra/.kehoach-0123456789abcdef-1-2.tmp
  ln -s ../a.ini ra/.kehoach-0123456789abcdef-1-3.tmp
  mkfifo ra/.kehoach-0123456789abcdef-1-4.tmp
  touch -d '2 days ago' ra/.kehoach-0123456789abcdef-1-4.tmp ra/.kehoach-0123456789abcdef-x.tmp
  mkfifo held
  python3 - "ra/$name" <<'PY' 3>&- &
import fcntl, signal, struct, sys
signal.alarm(60)
file = open(sys.argv[1], "r+b")
F_OFD_SETLK = 37
fcntl.fcntl(file, F_OFD_SETLK, struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0))
open("held", "w").close()
open("held").read()
PY
  cat held >/dev/null
  batch ra
  ended 0 "2 trong 2"
  [ -e "ra/$name" ] # it is held
  : >held
  wait
  batch ra
  ended 0 "2 trong 2"
  [ "$(cd ra && ls -A | sort | tr '\n' ' ')" = ".kehoach-0123456789abcdef-1-1.tmp .kehoach-0123456789abcdef-1-3.tmp .kehoach-0123456789abcdef-1-4.tmp .kehoach-0123456789abcdef-x.tmp ${name%.tmp} .kehoach-x.tmp xã Số 1.docx xã Số 2.docx " ] ||
    { ls -A ra; false; }
}

@test "a single document removes what was left beside it, too" {
  needs_faults
  good >a.ini
  try generate a.ini
  FAULT=kill-rename preloaded generate a.ini
  [ "$status" = 137 ]
  [ "$(left_in .)" = 1 ]
  try generate a.ini
  ended 0
  holds_only a.docx a.ini
}

@test "a file system without nameless files, or that links none" {
  needs_faults
  rows 5
  batch new
  rows 5 'số = 9'
  batch old
  rows 5
  for fault in tmpfile linkat; do
    rm -rf ra
    for round in first second; do
      FAULT=$fault preloaded generate --each xa.csv --out-dir ra a.ini
      ended 0 "đã ghi"
      same ra new
      cp old/* ra
    done
    (umask 077 && rm -rf ra && FAULT=$fault preloaded generate --each xa.csv --out-dir ra a.ini)
    [ "$(stat -c %a "ra/xã Số 1.docx")" = 600 ]
    FAULT=$fault preloaded generate --each xa.csv --zip ra.zip a.ini
    ended 0 "đã ghi"
    [ "$(stat -c %a ra.zip)" = 644 ]
  done
}

@test "fifty plans wait for the disk once; one plan for itself and its folder" {
  needs_faults
  rows 50
  FAULT_LOG=$folder/log preloaded generate --each xa.csv --out-dir ra a.ini
  ended 0 "đã ghi"
  [ "$(cat log)" = syncfs ]
  rm log
  FAULT_LOG=$folder/log preloaded generate --each xa.csv --zip ra.zip a.ini
  ended 0 "đã ghi"
  [ "$(cat log)" = $'fsync\nfsync' ]
  rm log
  good >b.ini
  FAULT_LOG=$folder/log preloaded generate b.ini
  ended 0
  [ "$(cat log)" = $'fsync\nfsync' ]
}

@test "the disk fails at the end: said, and no success" {
  needs_faults
  rows 3
  FAULT=syncfs preloaded generate --each xa.csv --out-dir ra a.ini
  ended 3 "ra: lỗi: chưa chắc các tệp trong \`ra\` đã nằm trọn trên đĩa" "[KH1254]" "đã ghi: 3 trong 3"
  FAULT=no-syncfs FAULT_LOG=$folder/log preloaded generate --each xa.csv --out-dir ra a.ini
  ended 0 "đã ghi"
  [ "$(cat log)" = $'syncfs\nfsync\nfsync\nfsync\nfsync' ] # each, and the folder
}

@test "a disk that fills up in the middle: it stops at once, and says how many there are" {
  needs_mounting
  rows 50
  where_mounting "
    mount -t tmpfs -o size=200k tmpfs '$folder/disk' || exit 9
    '$kehoach' generate --each xa.csv --out-dir disk/ra --keep-going a.ini 2>err
    [ \$? = 3 ] || exit 8
    cp -r disk/ra ra
    '$kehoach' generate --each xa.csv --zip disk/ra.zip a.ini 2>err.zip
    [ \$? = 3 ] && [ \"\$(ls -A disk)\" = ra ]"
  n=$(find ra -name '*.docx' | wc -l)
  [ "$n" -gt 0 ] && [ "$n" -lt 50 ]
  [ "$(left_in ra)" = 0 ]
  [ "$(grep -c KH0704 err)" = 1 ]
  grep -q "đã ghi: $n trong 50 kế hoạch" err
  grep -q "ra.zip: lỗi.*KH0704" err.zip
  batch all
  only_from ra all
}

@test "a folder that may not be written to, found before and while writing" {
  needs_nobody
  rows 3
  mkdir con
  chmod 555 con
  for more in "" --check-only; do
    for out in "--out-dir con" "--out-dir con/sâu/nữa" "--zip con/ra.zip"; do
      status=0
      as_nobody "$kehoach" generate --each xa.csv $out $more a.ini 2>.err || status=$?
      err=$(cat .err)
      ended 3 "[KH0702]"
      [ "$(grep -c KH0702 .err)" = 1 ]
      [ -z "$(ls -A con)" ]
    done
  done
}

@test "a folder that may be written to and not be read" {
  needs_nobody
  rows 3
  mkdir con
  chmod 733 con
  status=0
  as_nobody "$kehoach" generate --each xa.csv --out-dir con a.ini 2>.err || status=$?
  err=$(cat .err)
  ended 0 "3 trong 3"
  is_document "con/xã Số 2.docx"
}

@test "limits of the system: open files, a file's size" {
  [ -z "${MEMCHECK:-}" ] || skip "valgrind has files open, too"
  rows 3
  said=
  for n in $(seq 4 12); do # how many a shell has open differs
    status=0
    (ulimit -n "$n" && exec "$kehoach" generate --each xa.csv --out-dir ra a.ini) 2>.err || status=$?
    err=$(cat .err)
    [[ $err != *KH1250* ]] || said=yes
    [[ $err != *KH1250* ]] || ended 3 "lỗi" "quá nhiều tệp đang mở"
    [ "$status" != 0 ] || break
  done
  [ -n "$said" ]
  status=0
  # counts of a coverage build would be cut short, too: they go elsewhere
  (export GCOV_PREFIX=$folder/counts GCOV_ERROR_FILE=/dev/null; ulimit -f 8 &&
    exec "$kehoach" generate --each xa.csv --zip ra.zip a.ini) 2>.err || status=$?
  err=$(cat .err)
  ended 3 "ra.zip: lỗi" "lớn quá mức" "[KH1253]"
  [ ! -e ra.zip ]
}

@test "two runs at once in one folder" {
  rows 60
  batch new
  for round in 1 2 3; do
    "$kehoach" generate --each xa.csv --out-dir ra a.ini 2>one &
    first=$!
    "$kehoach" generate --each xa.csv --out-dir ra a.ini 2>two || { cat two; false; }
    wait $first || { cat one; false; }
    same ra new
  done
}

@test "--resume leaves what is there, and writes the rest" {
  rows 5
  batch new
  batch ra --resume
  ended 0 "đã ghi: 5 trong 5 kế hoạch, vào ra; để nguyên: 0"
  rm "ra/xã Số 2.docx"
  stat -c %i%Z "ra/xã Số 1.docx" >before
  batch ra --resume
  ended 0 "đã ghi: 1 trong 5 kế hoạch, vào ra; để nguyên: 4"
  same ra new
  stat -c %i%Z "ra/xã Số 1.docx" | cmp - before
  cp "new/xã Số 1.docx" "ra/xã Số 3.docx" # ours, but another's
  batch ra --resume --lang en
  ended 0 "written: 1 of 5 plans, in ra; left as they were: 4"
  same ra new
  echo x >>"ra/xã Số 4.docx"
  batch ra --resume
  ended 1 "ra/xã Số 4.docx: lỗi" KH0707 "chưa ghi tệp nào"
}

@test "--resume after kill -9 equals one run" {
  needs_faults
  rows 30
  batch new
  FAULT=kill FAULT_AT=80 preloaded generate --each xa.csv --out-dir ra a.ini
  [ "$status" = 137 ]
  n=$(find ra -name '*.docx' | wc -l)
  [ "$n" -gt 0 ] && [ "$n" -lt 30 ]
  batch ra --resume
  ended 0 "đã ghi: $((30 - n)) trong 30 kế hoạch, vào ra; để nguyên: $n"
  same ra new
}

@test "--resume with annexes apart: a plan is left where all of its files are there" {
  rows 2
  printf '%s\n' '[phụ lục I]' 'tiêu đề = Biểu' 'nội dung = Chữ.' >>a.ini
  batch new --split-annexes
  batch ra --split-annexes
  rm "ra/xã Số 1.phu-luc-1.docx"
  batch ra --split-annexes --resume
  ended 0 "đã ghi: 1 trong 2 kế hoạch, vào ra; để nguyên: 1"
  same ra new
}

@test "--check-only examines all, and writes nothing" {
  rows 3
  before=$(ls -A)
  batch ra --check-only
  ended 0 "đã kiểm tra, chưa ghi gì; sẽ ghi: 3 trong 3 kế hoạch, vào ra"
  try generate --each xa.csv --zip ra.zip --check-only --lang en a.ini
  ended 0 "checked, nothing was written; would be written: 3 of 3 plans, in ra.zip"
  try generate --each xa.csv --zip khong-co/ra.zip --check-only a.ini
  ended 3 "[KH0701]"
  batch xa.csv/ra --check-only
  ended 3 "[KH0856]"
  [ "$(ls -A)" = "$before" ]
  echo "xã Số 4,Số 4,thừa" >>xa.csv
  batch ra --check-only
  ended 1 KH0805 "chưa ghi tệp nào"
  batch ra --check-only --keep-going
  ended 1 KH0805 "sẽ ghi: 3 trong 4"
  [ ! -e ra ]
  rows 3
  mkdir ra
  echo "của tôi" >"ra/xã Số 2.docx"
  batch ra --check-only
  ended 1 KH0707
  batch ra --check-only --keep-going
  ended 1 KH0707 "sẽ ghi: 2 trong 3"
  [ "$(ls -A ra)" = "xã Số 2.docx" ]
  good >b.ini
  try generate --check-only b.ini
  ended 0 "chưa ghi gì; sẽ ghi: b.docx"
  try generate --check-only -o khong-co/b.docx b.ini
  ended 3 "[KH0701]"
  wrong >b.ini
  try generate --check-only b.ini
  ended 1 KH0328
  [ ! -e b.docx ]
}

@test "--zip: the documents of the folder, in the list's order, on a fixed day" {
  rows 12
  batch ra
  try generate --each xa.csv --zip ra.zip a.ini
  ended 0 "đã ghi: 12 trong 12 kế hoạch, vào ra.zip"
  python3 - <<'PY'
import zipfile
z = zipfile.ZipFile("ra.zip")
assert z.testzip() is None
assert z.namelist() == [f"xã Số {i}.docx" for i in range(1, 13)], z.namelist()
for i in z.infolist():
    assert z.read(i) == open("ra/" + i.filename, "rb").read()
    assert i.flag_bits == 0x800 and i.compress_type == zipfile.ZIP_STORED and not i.extra, i
    assert i.date_time == (1980, 1, 1, 0, 0, 0) and i.external_attr >> 16 == 0o100644, i
PY
  unzip -tq ra.zip
  mkdir con
  (cd con && unzip -q ../ra.zip)
  same con ra
  "$kehoach" generate --each xa.csv --zip - a.ini 2>err >out.zip
  grep -q "vào đầu ra chuẩn" err
  cmp out.zip ra.zip
  cp ra.zip first.zip
  try generate --each xa.csv --zip ra.zip a.ini
  ended 0 "12 trong 12"
  cmp ra.zip first.zip
  SOURCE_DATE_EPOCH=1700000000 "$kehoach" generate --each xa.csv --zip ra.zip a.ini 2>/dev/null
  python3 -c 'import zipfile
assert {i.date_time for i in zipfile.ZipFile("ra.zip").infolist()} == {(2023, 11, 14, 22, 13, 20)}'
  holds_only a.ini con err first.zip out.zip ra ra.zip xa.csv
}

@test "--zip never replaces an archive of somebody else, or one that was edited" {
  rows 3
  try generate --each xa.csv --zip ra.zip a.ini
  cp ra.zip own.zip
  add='import zipfile
with zipfile.ZipFile("ra.zip", "a") as z: z.writestr("x", "y")'
  again='import zipfile
with zipfile.ZipFile("own.zip") as old, zipfile.ZipFile("ra.zip", "w") as z:
    z.comment = old.comment
    for name in old.namelist(): z.writestr(name, old.read(name))'
  for edit in "echo x >ra.zip" "printf x >>ra.zip" "truncate -s -1 ra.zip" ": >ra.zip" "python3 -c '$add'" "python3 -c '$again'" \
    "cp xa.csv ra.zip" "'$kehoach' generate --out-dir ra --each xa.csv a.ini; cp 'ra/xã Số 1.docx' ra.zip"; do
    cp own.zip ra.zip
    eval "$edit"
    cp ra.zip edited.zip
    for more in "" --keep-going --check-only; do
      try generate --each xa.csv --zip ra.zip $more a.ini
      ended 1 "ra.zip: lỗi" "--zip" "[KH1255]" "chưa ghi tệp nào"
      cmp ra.zip edited.zip || { echo "$edit"; false; }
    done
  done
  cp xa.csv xa.zip
  try generate --each xa.zip --zip xa.zip a.ini
  ended 2 KH0711 --zip
  mkdir thu-muc.zip
  try generate --each xa.csv --zip thu-muc.zip a.ini
  ended 3 KH0705
  try generate --each xa.csv --zip khong-co/ra.zip a.ini
  ended 3 KH0701
}

@test "--zip: whole or nothing" {
  needs_faults
  rows 3
  try generate --each xa.csv --zip ra.zip a.ini
  cp ra.zip first.zip
  rows 4
  for fault in write:KH0704 fsync:KH1251 close:KH1251 name:KH1251; do
    FAULT=${fault%:*} preloaded generate --each xa.csv --zip ra.zip a.ini
    ended 3 "ra.zip: lỗi" "[${fault#*:}]" "chưa ghi tệp nào"
    cmp ra.zip first.zip
    FAULT=${fault%:*} preloaded generate --each xa.csv --zip new.zip a.ini
    ended 3 "[${fault#*:}]"
    holds_only a.ini first.zip ra.zip xa.csv
  done
  for at in 1 2 3 4 5; do
    FAULT=kill FAULT_AT=$at preloaded generate --each xa.csv --zip ra.zip a.ini
    [ "$status" = 137 ]
    cmp ra.zip first.zip
  done
  echo "xã Số 5,Số 5,thừa" >>xa.csv
  try generate --each xa.csv --zip ra.zip a.ini
  ended 1 KH0805
  cmp ra.zip first.zip
  try generate --each xa.csv --zip ra.zip --keep-going a.ini
  ended 1 KH0805 "đã ghi: 4 trong 5"
  python3 -c 'import zipfile; assert len(zipfile.ZipFile("ra.zip").namelist()) == 4'
  sed -i 's/^\(xã.*,\).*/\1,thừa/' xa.csv
  rm ra.zip
  try generate --each xa.csv --zip ra.zip --keep-going a.ini
  ended 1 KH0805 "chưa ghi tệp nào"
  holds_only a.ini first.zip xa.csv
}

@test "--zip: --keep-going doesn't go on with an archive that can't be written" {
  needs_faults
  rows 30
  FAULT=write preloaded generate --each xa.csv --zip ra.zip --keep-going a.ini
  ended 3 "ra.zip: lỗi" "[KH0704]" "1 lỗi, " "chưa ghi tệp nào"
  holds_only a.ini xa.csv
}

@test "options that don't go together" {
  rows 1
  for option in --out-dir=ra --resume; do
    try generate --each xa.csv --zip ra.zip $option a.ini
    ended 2 "--zip không đi cùng \`${option%%=*}\`"
  done
  for name in ra .zip ra.docx zip; do # Windows opens an archive by its ending
    try generate --each xa.csv --zip $name a.ini
    ended 2 "--zip nhận tên kết thúc bằng .zip" "\`$name\`"
  done
  for name in ra.doc ra.ODT ra.rtf; do
    try generate -o $name a.ini
    ended 2 "đổi đuôi thành .docx" "\`$name\`"
    try generate --lang en -o $name a.ini
    ended 2 "end its name in .docx"
    [ ! -e $name ]
  done
  for option in --zip=ra.zip --out-dir=ra --resume --check-only; do
    try generate --each xa.csv $option --format text -o - a.ini
    ended 2 "chỉ dùng khi ghi tệp Word hoặc PDF" "${option%%=*}"
  done
  good >b.ini
  for option in --zip=ra.zip --resume; do
    try generate $option b.ini
    ended 2 "chỉ dùng khi có danh sách" "${option%%=*}"
  done
  holds_only a.ini b.ini xa.csv
}
