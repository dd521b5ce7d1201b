#!/usr/bin/env bats
# PDF and pages: with programs that stand in for LibreOffice, poppler and fontconfig, and fail in every way;
# once with the real ones.
load common

# A PATH that holds what is put into bin/ and what the stand-ins themselves need.
setup_programs() {
  mkdir -p bin tmp
  local tool path
  for tool in sh bash sleep cat cp rm ls valgrind valgrind.bin; do
    path=$(command -v $tool) && ln -sf "$path" bin/
  done
  good >a.ini
}

program() { # NAME, its lines on standard input
  { echo '#!/bin/sh'; cat; } >"bin/$1"
  chmod 755 "bin/$1"
}

# LibreOffice's options are read by position: the last words are the documents, in $out go the PDFs.
soffice() { # [LINE]… in place of the conversion
  {
    cat <<'SH'
echo "$@" >>"$LOG/soffice.log"
while [ "$1" != --outdir ]; do shift; done
out=$2
shift 2
SH
    if [ $# = 0 ]; then
      cat <<'SH'
for docx; do
  name=${docx##*/}
  printf '%%PDF-1.6\n<</CreationDate(D:20261120155614Z'"'"')>>\ntrailer\n/ID [ <%s>\n<%s> ]\nstartxref\n9\n%%%%EOF\n' \
    "0123456789ABCDEF0123456789ABCDEF" "0123456789ABCDEF0123456789ABCDEF" >"$out/${name%.docx}.pdf"
  echo "convert $docx"
done
SH
    else
      printf '%s\n' "$@"
    fi
  } | program soffice
}

pdftoppm() { # PAGES [LINE]… before them
  local pages=$1; shift
  {
    printf '%s\n' 'echo "$@" >>"$LOG/pdftoppm.log"' 'for prefix; do :; done' "$@"
    for page in $pages; do
      printf '%s\n' "printf '\\211PNG\\r\\n\\032\\n%s\\000\\000\\000\\000IEND\\256B\\140\\202' \"$page \$NEW\" >\"\$prefix-$page.png\""
    done
  } | program pdftoppm
}

fc_match() { # FAMILIES LANGUAGES
  program fc-match <<<"printf '%s\n%s\n' '$1' '$2'"
}

# As try, with those programs alone.
run_with() { # ARGUMENT…
  local path=$PATH
  export LOG=$folder TMPDIR=$folder/tmp
  status=0
  PATH=$folder/bin
  "$kehoach" "$@" >"$folder/.out" 2>"$folder/.err" || status=$?
  PATH=$path
  out=$(cat "$folder/.out") err=$(cat "$folder/.err")
  rm -f "$folder/.out" "$folder/.err"
  [ -z "$(ls -A tmp)" ] || { echo "left behind:"; find tmp; return 1; }
}

has_ended() { # FILE with a process's number
  local state
  state=$(sed -n 's/^State:\t//p' "/proc/$(cat "$1")/status" 2>/dev/null) || true
  [[ -z $state || $state == Z* ]]
}

is_pdf() { # FILE
  [ "$(head -c 5 "$1")" = %PDF- ] && grep -q '^%kehoach ' "$1"
}

@test "a PDF stands beside the input, and no clock is in it" {
  setup_programs
  soffice
  run_with generate --format pdf a.ini
  ended 0
  is_pdf a.pdf
  if grep -q CreationDate a.pdf; then false; fi
  grep -q '^startxref' a.pdf
  cp a.pdf first.pdf
  run_with generate --format pdf a.ini
  ended 0
  cmp a.pdf first.pdf
  good 'ngày = 06/02/2026' >a.ini
  run_with generate --format pdf a.ini
  ended 0
  grep -q "/CreationDate(D:20260206000000Z')" a.pdf
  good >a.ini
  SOURCE_DATE_EPOCH=1000000000 run_with generate --format pdf a.ini
  grep -q "/CreationDate(D:20010909014640Z')" a.pdf
}

@test "LibreOffice gets a profile of its own, fonts of ours, and no terminal" {
  setup_programs
  soffice 'echo "$FONTCONFIG_FILE" >"$LOG/fonts"; cat "$FONTCONFIG_FILE" >"$LOG/fonts.conf"; cat >"$LOG/stdin"; exit 1'
  run_with generate --format pdf a.ini
  ended 3 "[KH1134]"
  grep -q "env:UserInstallation=file://$folder/tmp/kehoach-.*/profile --headless" soffice.log
  cmp fonts.conf "$tests/../fonts/fonts.conf"
  [ ! -s stdin ]
  FONTCONFIG_FILE=/etc/own.conf run_with generate --format pdf a.ini
  [ "$(cat fonts)" = /etc/own.conf ]
}

@test "-o, standard output, a name that ends in .pdf" {
  setup_programs
  soffice
  run_with generate --format pdf -o - a.ini
  ended 0
  [[ $out == %PDF-* ]]
  run_with generate -o b.pdf a.ini
  ended 0
  is_pdf b.pdf
  echo other >b.pdf
  run_with generate -o b.pdf a.ini
  ended 0
  is_pdf b.pdf
  run_with generate -o b.pdf --format docx a.ini
  ended 0
  is_document b.pdf
}

@test "a PDF somebody has edited is never overwritten, and LibreOffice isn't run for it" {
  setup_programs
  soffice
  run_with generate --format pdf a.ini
  rm soffice.log
  for edit in 'echo "9 0 obj" >>a.pdf' 'sed -i s/trailer/trailor/ a.pdf' 'echo own >a.pdf' ': >a.pdf'; do
    eval "$edit"
    cp a.pdf edited.pdf
    run_with generate --format pdf a.ini
    ended 1 "[KH0707]"
    cmp a.pdf edited.pdf
  done
  [ ! -e soffice.log ]
}

@test "--resume: LibreOffice isn't run for a PDF that was made from the same Word document" {
  setup_programs
  soffice
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  printf 'tên,địa danh\nxã Một,Một\nxã Hai,Hai\n' >xa.csv
  run_with generate --format pdf --each xa.csv --out-dir ra a.ini
  ended 0 "2 trong 2"
  cp -r ra first
  rm soffice.log
  run_with generate --format pdf --each xa.csv --out-dir ra --resume a.ini
  ended 0 "đã ghi: 0 trong 2 kế hoạch, vào ra; để nguyên: 2"
  [ ! -e soffice.log ]
  sed -i 's/xã Hai,Hai/xã Hai,Hải/' xa.csv
  run_with generate --format pdf --each xa.csv --out-dir ra --resume a.ini
  ended 0 "đã ghi: 1 trong 2 kế hoạch, vào ra; để nguyên: 1"
  [ "$(grep -o '[0-9]*\.docx' soffice.log | wc -l)" = 1 ]
  cmp "ra/xã Một.pdf" "first/xã Một.pdf"
  if cmp -s "ra/xã Hai.pdf" "first/xã Hai.pdf"; then false; fi
  echo x >>"ra/xã Hai.pdf"
  run_with generate --format pdf --each xa.csv --out-dir ra --resume a.ini
  ended 1 "[KH0707]"
}

@test "without LibreOffice it says which package is missing" {
  setup_programs
  run_with generate --format pdf a.ini
  ended 3 "a.ini: lỗi: máy chưa có LibreOffice" "libreoffice-writer" "[KH1130]"
  run_with preview --lang en a.ini
  ended 3 "LibreOffice is not installed" "[KH1130]"
  KEHOACH_SOFFICE='' run_with generate --format pdf a.ini
  ended 3 "[KH1130]"
  KEHOACH_SOFFICE=$folder/nowhere run_with generate --format pdf a.ini
  ended 3 "KEHOACH_SOFFICE" "[KH1131]"
  soffice
  mv bin/soffice bin/libreoffice
  run_with generate --format pdf a.ini
  ended 0
  mv bin/libreoffice own-office
  KEHOACH_SOFFICE=$folder/own-office run_with generate --format pdf a.ini
  ended 0
}

@test "LibreOffice that hangs is stopped with all it started" {
  setup_programs
  soffice 'sleep 1000 & echo $! >"$LOG/child"; echo $$ >"$LOG/self"; sleep 1000'
  run_with generate --format pdf --timeout 1 a.ini
  ended 3 "quá 1 giây" "--timeout" "[KH1132]"
  has_ended child
  has_ended self
  [ ! -e a.pdf ]
}

@test "nothing is left behind where the program itself is killed" {
  [ -z "${MEMCHECK:-}" ] || skip "valgrind keeps files of its own in TMPDIR"
  setup_programs
  soffice 'echo $$ >"$LOG/self"; mkdir "$out/x"; sleep 1000'
  for signal in INT TERM KILL; do
    rm -f self
    # a background command of a script ignores INT: bash gives it back
    LOG=$folder TMPDIR=$folder/tmp PATH=$folder/bin:$PATH \
      python3 -c 'import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])' \
      "$kehoach" generate --format pdf a.ini 3>&- &
    pid=$!
    for _ in {1..100}; do [ ! -s self ] || break; sleep 0.05; done
    [ -s self ]
    kill -$signal $pid
    wait $pid || true
    for _ in {1..100}; do [ -n "$(ls -A tmp)" ] || break; sleep 0.05; done
    [ -z "$(ls -A tmp)" ]
    has_ended self
  done
}

@test "a keeper that is killed takes nobody with it" {
  setup_programs
  fc_match 'Liberation Serif' 'en|vi'
  soffice 'for child in $(cat /proc/$PPID/task/$PPID/children); do [ $child = $$ ] || kill -9 $child; done' \
    'sleep 0.2' 'echo the end' 'exit 1'
  LOG=$folder TMPDIR=$folder/tmp PATH=$folder/bin try generate --lang en --format pdf a.ini
  ended 3 'the end' KH1133
}

@test "LibreOffice that fails: its last words, or that it had none" {
  setup_programs
  soffice 'echo "Warning: failed to launch javaldx"; echo "no export filter" >&2; exit 0'
  run_with generate --format pdf a.ini
  ended 3 'và báo “no export filter”' "[KH1133]"
  soffice 'exit 7'
  run_with generate --format pdf a.ini
  ended 3 "không nói vì sao" "[KH1134]"
  soffice 'echo "Hỏng" >"$out/1.pdf"'
  run_with generate --format pdf a.ini
  ended 3 "không phải PDF trọn vẹn" "[KH1135]"
  printf 'no program' >bin/soffice
  chmod 755 bin/soffice
  run_with generate --format pdf a.ini
  ended 3 "Exec format error" "[KH1133]"
  [ ! -e a.pdf ]
}

@test "fonts in place of Times New Roman" {
  setup_programs
  soffice
  fc_match 'DejaVu Serif' 'de|en|fr'
  run_with generate --format pdf a.ini
  ended 0 "cảnh báo" "DejaVu Serif" "thiếu chữ tiếng Việt" "fonts-liberation2" "[KH1136]"
  is_pdf a.pdf
  fc_match 'DejaVu Serif,DejaVu Serif Condensed' 'de|en|vi|zu'
  run_with generate --format pdf a.ini
  ended 0 "rộng hẹp khác" "fonts-liberation2" "[KH1137]"
  fc_match 'Liberation Serif' 'de|en|vi'
  run_with generate --format pdf a.ini
  ended 0
  fc_match 'Liberation Serif' ''
  run_with generate --format pdf a.ini
  ended 0
  program fc-match <<<'exit 1'
  run_with generate --format pdf a.ini
  ended 0
  rm a.pdf
  fc_match 'DejaVu Serif' 'de|en|fr'
  run_with generate --format pdf --strict a.ini
  ended 1 "[KH1136]"
  [ ! -e a.pdf ]
}

@test "no temporary folder" {
  [ -z "${MEMCHECK:-}" ] || skip "valgrind keeps files of its own in TMPDIR"
  setup_programs
  soffice
  LOG=$folder TMPDIR=$folder/nowhere PATH=$folder/bin:$PATH try generate --format pdf a.ini
  ended 3 "TMPDIR" "[KH1146]"
  good | sed '/^tên = /d; s/^\[cơ quan\]//' >a.ini
  units 2 >ds.csv
  LOG=$folder TMPDIR=$folder/nowhere PATH=$folder/bin:$PATH try generate --level xa --format pdf --each ds.csv --out-dir ra a.ini
  ended 3 "TMPDIR" "[KH1146]" "chưa ghi tệp nào"
}

@test "a temporary folder with spaces and marks" {
  setup_programs
  soffice
  mkdir "tạm thời"
  LOG=$folder TMPDIR="$folder/tạm thời" PATH=$folder/bin:$PATH try generate --format pdf a.ini
  ended 0
  [ -z "$(ls -A "tạm thời")" ]
  grep -q '/t%E1%BA%A1m%20th%E1%BB%9Di/kehoach-' soffice.log
}

# A list of so many units.
units() { # COUNT
  printf 'tên\n'
  for ((i = 1; i <= $1; i++)); do echo "xã Số $i"; done
}

@test "a PDF for each unit, in few runs of LibreOffice" {
  setup_programs
  soffice
  good | sed '/^tên = /d; s/^\[cơ quan\]//' >a.ini
  units 53 >ds.csv
  run_with generate --level xa --format pdf --each ds.csv --out-dir ra a.ini
  ended 0 "53 trong 53"
  [ "$(ls ra/*.pdf | wc -l)" = 53 ]
  is_pdf "ra/xã Số 53.pdf"
  [ "$(wc -l <soffice.log)" = 2 ]
  echo own >"ra/xã Số 2.pdf"
  run_with generate --level xa --format pdf --each ds.csv --out-dir ra a.ini
  ended 1 "[KH0707]"
  [ "$(wc -l <soffice.log)" = 2 ]
}

@test "one unit's PDF that isn't made stops the others, or is left out" {
  setup_programs
  soffice 'for docx; do name=${docx##*/}; [ $name = 2.docx ] || printf "%%PDF-1.6\nstartxref\n9\n%%%%EOF\n" >"$out/${name%.docx}.pdf"; done; echo "no room"'
  good | sed '/^tên = /d; s/^\[cơ quan\]//' >a.ini
  units 3 >ds.csv
  run_with generate --level xa --format pdf --each ds.csv --out-dir ra a.ini
  ended 3 "no room" "1 trong 3"
  [ "$(ls ra)" = "xã Số 1.pdf" ]
  run_with generate --level xa --format pdf --each ds.csv --out-dir ra --keep-going a.ini
  ended 3 "2 trong 3"
  [ "$(ls ra)" = "$(printf 'xã Số 1.pdf\nxã Số 3.pdf')" ]
  rm -r ra
  soffice 'echo "no room"; exit 1'
  run_with generate --level xa --format pdf --each ds.csv --out-dir ra a.ini
  ended 3 "no room"
  [ -z "$(ls ra 2>/dev/null)" ]
}

@test "--resume with a manifest: a PDF that stays is listed as it is there" {
  setup_programs
  soffice
  good | sed '/^tên = /d; s/^\[cơ quan\]//' >a.ini
  units 2 >ds.csv
  command=(generate --level xa --format pdf --each ds.csv --out-dir ra --manifest m.csv --resume a.ini)
  run_with "${command[@]}"
  ended 0 "2 trong 2"
  run_with "${command[@]}"
  ended 0 "để nguyên: 2"
  for name in "xã Số 1" "xã Số 2"; do
    grep -F "$name.pdf" m.csv | grep -qF "$(sha256sum "ra/$name.pdf" | cut -d' ' -f1)" || { cat m.csv; false; }
  done
  [ "$(wc -l <soffice.log)" = 1 ]
}

@test "pages as pictures, those of an earlier preview replaced or removed" {
  setup_programs
  soffice
  pdftoppm "1 2 3"
  run_with preview a.ini
  ended 0
  [ "$(ls a-trang)" = "$(printf 'trang-01.png\ntrang-02.png\ntrang-03.png')" ]
  grep -q -- '-png -r 96 ' pdftoppm.log
  echo own >a-trang/trang-09.png
  echo own >a-trang/anh.png
  truncate -s 9G a-trang/trang-50.png # more than is ever read: no page of ours, and no fault
  pdftoppm "1 2"
  run_with preview --dpi 150 --page 1-2 a.ini
  ended 0
  [ "$(ls a-trang)" = "$(printf 'anh.png\ntrang-01.png\ntrang-02.png\ntrang-09.png\ntrang-50.png')" ]
  grep -q -- '-png -r 150 -f 1 -l 2 ' pdftoppm.log
  pdftoppm 10
  run_with preview -o con/anh a.ini
  ended 0
  [ "$(ls con/anh)" = trang-10.png ]
}

@test "a preview at a terminal says how many pages it drew, and where; pages from one on" {
  [ "$(head -c 2 "$kehoach")" != '#!' ] || skip "not under valgrind"
  python3 -c 'import os; os.openpty()' 2>/dev/null || skip "there is no terminal to be had here"
  setup_programs
  soffice
  pdftoppm "2 3"
  local python
  python=$(python3 -c 'import sys; print(sys.executable)') # what is on PATH may be a script
  for said in "vi:đã vẽ: 2 trang, vào a-trang" "en:written: 2 pages, in a-trang"; do
    seen=$(LOG=$folder TMPDIR=$folder/tmp PATH=$folder/bin "$python" -c 'import pty, sys; pty.spawn(sys.argv[1:])' \
      "$kehoach" preview --lang "${said%%:*}" --page 2- a.ini </dev/null)
    [[ $seen == *"${said#*:}"* ]] || { echo "$seen"; false; }
    grep -q -- ' -f 2 ' pdftoppm.log
    [ "$(grep -c -- ' -l ' pdftoppm.log)" = 0 ]
  done
  run_with preview --page 2- a.ini
  ended 0
  [[ $err != *"đã vẽ"* ]]
  run_with preview
  ended 2 "thiếu tên tệp đầu vào"
}

@test "a picture that isn't ours stops the preview" {
  setup_programs
  soffice
  pdftoppm "1 2"
  run_with preview -o anh a.ini
  cp anh/trang-01.png kept.png
  echo edited >>anh/trang-02.png
  cp anh/trang-02.png edited.png
  NEW=other run_with preview -o anh a.ini
  ended 1 "trang-02.png" "[KH0707]"
  cmp anh/trang-02.png edited.png
  cmp anh/trang-01.png kept.png
  run_with preview -o a.ini a.ini
  ended 3 "a.ini"
}

@test "poppler that is missing, hangs, fails, writes nothing or garbage" {
  setup_programs
  soffice
  run_with preview a.ini
  ended 3 "poppler-utils" "[KH1138]"
  pdftoppm "" 'sleep 1000'
  run_with preview --timeout 1 a.ini
  ended 3 "quá 1 giây" "[KH1139]"
  pdftoppm "" 'echo "Syntax Error: bad" >&2; exit 1'
  run_with preview a.ini
  ended 3 "Syntax Error: bad" "[KH1140]"
  pdftoppm ""
  run_with preview a.ini
  ended 3 "không nói vì sao" "[KH1141]"
  pdftoppm "" 'echo garbage >"$prefix-1.png"'
  run_with preview a.ini
  ended 3 "không phải PNG trọn vẹn" "[KH1142]"
  pdftoppm "" 'echo "Wrong page range given: the first page (9) can not be after the last page (2)." >&2; exit 99'
  run_with preview --page 9 a.ini
  ended 2 "không có trang 9" "[KH1143]"
  [ ! -e a-trang ]
  pdftoppm "2 3"
  run_with preview --page 2-9 a.ini
  ended 0 "chỉ đến trang 3" "[KH1147]"
}

@test "options of preview and PDF" {
  setup_programs
  soffice
  pdftoppm 1
  run_with preview --page 4-2 a.ini
  ended 2 "[KH1144]"
  run_with preview --dpi 5000 a.ini
  ended 2 "20" "600" "[KH1145]"
  for page in 0 x 2-x -3 2-3-4; do
    run_with preview "--page=$page" a.ini
    ended 2 "--page nhận số trang"
  done
  run_with preview --page= a.ini
  ended 2 "giá trị để trống sau \`--page\`"
  run_with preview --dpi cao a.ini
  ended 2 "--dpi nhận một số"
  for seconds in 0 -1 1.5 nhiều 999999; do
    run_with generate --format pdf --timeout "$seconds" a.ini
    ended 2 "--timeout nhận"
  done
  run_with generate --timeout 5 a.ini
  ended 2 "chỉ dùng cho PDF"
  run_with preview - <a.ini
  ended 2 "-o THƯ-MỤC"
  run_with preview -o anh - <a.ini
  ended 0
  run_with preview --unit "xã Hai" a.ini
  ended 2 "[KH0868]"
  wrong >b.ini
  run_with preview b.ini
  ended 1 "b.ini:"
}

@test "the pages of one unit's plan" {
  setup_programs
  soffice
  pdftoppm 1
  good | sed '/^tên = /d; s/^\[cơ quan\]//' >a.ini
  units 2 >ds.csv
  run_with preview --level xa --each ds.csv a.ini
  ended 2 "--unit" "[KH0865]"
  run_with preview --level xa --each ds.csv --unit "xã Số 2" a.ini
  ended 0
  [ "$(ls a-trang)" = trang-01.png ]
}

@test "units whose plans have faults: no page of one, no PDF, and the others get theirs" {
  setup_programs
  soffice
  pdftoppm 1
  good | sed '/^địa danh/d; /^tên = /d; s/^\[cơ quan\]//' >a.ini
  printf 'tên,địa danh,ngày\nxã Một,Một,\nxã Hai,Hai,31/02/2026\nxã Ba,Ba,\n' >ds.csv
  run_with preview --each ds.csv --unit "xã Hai" a.ini
  ended 1 "ds.csv:3:12: lỗi: "
  [ ! -e a-trang ]
  run_with generate --format pdf --each ds.csv --out-dir ra --keep-going a.ini
  ended 1 "ds.csv:3:12: lỗi: " "đã ghi: 2 trong 3"
  [ "$(ls ra)" = $'xã Ba.pdf\nxã Một.pdf' ]
}

@test "no process, no pipe, no socket to be had, no right to remove: said, nothing left behind; a signal that comes while waiting" {
  [ "$(head -c 2 "$kehoach")" != '#!' ] || skip "not under valgrind"
  cc -shared -fPIC -O1 -o "$BATS_TEST_TMPDIR/calls.so" "$BATS_TEST_DIRNAME/faults.c" -ldl || skip "no compiler for faults.c"
  setup_programs
  soffice
  command=(generate --format pdf a.ini)
  failing() { # FAULT STATUS WORDS…
    (
      export FAULT=$1 LD_PRELOAD=$BATS_TEST_TMPDIR/calls.so ASAN_OPTIONS=verify_asan_link_order=0
      run_with "${command[@]}"
      unset LD_PRELOAD
      ended "${@:2}"
    )
  }
  for fault in socketpair fork; do
    failing $fault 3 "a.ini: lỗi: không mở được tiến trình trông coi LibreOffice" "[KH1387]"
    [ ! -e a.pdf ]
  done
  for fault in pipe2 second-fork; do
    failing $fault 3 "a.ini: lỗi: LibreOffice không làm được PDF" "[KH1133]"
    [ ! -e a.pdf ]
  done
  failing waitpid 0
  [ -e a.pdf ]
  command=(preview a.ini) # a page of an earlier preview that stays
  pdftoppm '1 2'
  run_with "${command[@]}"
  ended 0
  pdftoppm 1
  failing unlink 3 "a-trang/trang-02.png" "[KH"
}

# (Functions above have the names of these programs: `command -v` would find them.)
@test "the real programs: a PDF that has the words, and its pages" {
  type -P soffice libreoffice >/dev/null || skip "LibreOffice is not installed"
  good >a.ini
  mkdir tmp
  TMPDIR=$folder/tmp try generate --format pdf a.ini
  [ "$status" = 0 ] || { echo "$err"; false; }
  [ -z "$(ls -A tmp)" ]
  is_pdf a.pdf
  type -P pdftotext >/dev/null && type -P pdftoppm >/dev/null || skip "poppler-utils is not installed"
  [[ $(pdftotext a.pdf - 2>&1) == *"Các thôn dọn vệ sinh."* ]]
  setup_programs
  soffice 'cp "$LOG/a.pdf" "$out/1.pdf"'
  LOG=$folder PATH=$folder/bin:$PATH try preview a.ini
  [ "$status" = 0 ] || { echo "$err"; false; }
  [[ $(file -b a-trang/trang-01.png 2>/dev/null || echo "PNG image") == "PNG image"* ]]
  [ "$(ls a-trang)" = trang-01.png ]
}
