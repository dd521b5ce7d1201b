#!/usr/bin/env bats
# The machine fails in the middle: calls that give an error, memory that runs out.
load common

setup_file() {
  build() { cc -shared -fPIC -O1 -o "$BATS_FILE_TMPDIR/$1" "${@:2}" "$BATS_TEST_DIRNAME/faults.c" -ldl; }
  { build calls.so && build allocations.so -DALLOCATIONS; } || touch "$BATS_FILE_TMPDIR/no-compiler"
}

needs_faults() {
  [ ! -e "$BATS_FILE_TMPDIR/no-compiler" ] || skip "no compiler for faults.c"
  [ "$(head -c 2 "$kehoach")" != '#!' ] || skip "not under valgrind"
}

preloaded() { # LIBRARY ARGUMENT…
  local library=$1; shift
  status=0
  LD_PRELOAD=$BATS_FILE_TMPDIR/$library ASAN_OPTIONS=verify_asan_link_order=0 \
    "$kehoach" "$@" >/dev/null 2>"$BATS_TEST_TMPDIR/err" || status=$?
  err=$(cat "$BATS_TEST_TMPDIR/err")
}

@test "writing fails half way, at any step: the old document stays, nothing is left behind" {
  needs_faults
  good >a.ini
  try generate a.ini
  cp a.docx before.docx
  good 'số = 9' >a.ini
  for fault in write:KH0704 fsync:KH1251 close:KH1251 name:KH1251 tmpfile,write:KH0704 tmpfile,close:KH1251 linkat,new-name:KH0702; do
    FAULT=${fault%:*} preloaded calls.so generate a.ini
    ended 3 "[${fault#*:}]"
    FAULT=${fault%:*} preloaded calls.so generate -o new.docx a.ini
    ended 3 "[${fault#*:}]"
    cmp a.docx before.docx
    holds_only a.docx a.ini before.docx
  done
  FAULT=close preloaded calls.so generate -o /dev/null a.ini
  ended 3 "/dev/null: lỗi: "
}

@test "files that can't be watched: who can mend it is said" {
  needs_faults
  good >a.ini
  FAULT=watch preloaded calls.so watch a.ini
  ended 3 "fs.inotify.max_user_watches"
  FAULT=watch preloaded calls.so watch --lang en a.ini
  ended 3 "the system lets no more files be watched"
  FAULT=watch FAULT_ERRNO=5 preloaded calls.so watch a.ini # EIO
  ended 3 "không theo dõi được các tệp" "kehoach generate"
  FAULT=watch FAULT_ERRNO=12 preloaded calls.so watch a.ini # ENOMEM
  ended 3 "bộ nhớ"
  holds_only a.ini
}

@test "the disk fills up while plans of a list are written: no further one is tried" {
  needs_faults
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  printf 'tên,địa danh\nxã Một,Một\nxã Hai,Hai\nxã Ba,Ba\n' >xa.csv
  for more in "" --keep-going; do
    FAULT=write preloaded calls.so generate --each xa.csv --out-dir ra $more a.ini
    ended 3 "ra/xã Một.docx: lỗi" "[KH0704]"
    [ "$(grep -c KH0704 <<<"$err")" = 1 ]
    [ -z "$(ls -A ra)" ]
    FAULT=name preloaded calls.so generate --each xa.csv --out-dir ra $more a.ini
    ended 3 "[KH1251]"
    [ "$(grep -c KH1251 <<<"$err")" = 1 ]
    [ -z "$(ls -A ra)" ]
    FAULT=write preloaded calls.so generate --each xa.csv --zip ra.zip $more a.ini
    ended 3 "ra.zip: lỗi" "[KH0704]"
    [ "$(grep -c KH0704 <<<"$err")" = 1 ]
    [ ! -e ra.zip ]
  done
}

@test "threads can't be started: those that are there make all plans, or the program's own one" {
  needs_faults
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  { echo 'tên,địa danh'; for i in {1..40}; do echo "xã Số $i,Số $i"; done; } >xa.csv
  try generate --each xa.csv --out-dir whole --jobs 1 a.ini
  for fault in thread second-thread; do
    FAULT=$fault preloaded calls.so generate --each xa.csv --out-dir "$fault" --jobs 4 a.ini
    ended 0 "40 trong 40"
    diff -r whole "$fault"
  done
}

@test "packing fails: said, and nothing written" {
  needs_faults
  # the headers of packages with the usual parts are made when the program is built
  good | sed '/^\[cơ quan\]/a địa chỉ = Thôn Đông, xã An Thịnh' >a.ini
  FAULT=zip preloaded calls.so generate a.ini
  ended 3 "hết bộ nhớ" # a package in memory can fail for no other reason
  holds_only a.ini
}

@test "XML can't be read without its library: said where it would be, nothing written; all else goes on" {
  needs_faults
  good >a.ini
  good 'khung = rieng.xml' >b.ini
  printf '<khung xmlns="urn:kehoach:skeleton:1" ten="rieng" ke_thua="ke-hoach"/>' >rieng.xml
  plan 'trích yếu = Ra quân' | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >c.ini
  PYTHONPATH=$tests python3 -c '
import workbook
open("xa.xlsx", "wb").write(workbook.book([["tên", "địa danh"], ["xã Một", "Một"]]))'
  "$kehoach" generate -o word.docx a.ini
  FAULT=dlopen preloaded calls.so generate a.ini
  ended 0
  cmp a.docx word.docx
  for words in "rieng.xml:1:1 generate b.ini" "rieng.xml:1:1 inspect rieng.xml" \
    "xa.xlsx generate --each xa.xlsx --out-dir ra c.ini" "word.docx text word.docx"; do
    FAULT=dlopen preloaded calls.so ${words#* }
    ended 3 "${words%% *}: lỗi: không nạp được thư viện đọc XML" "libnone.so.1: cannot open" "[KH1388]"
    holds_only a.docx a.ini b.ini c.ini rieng.xml word.docx xa.xlsx
  done
}

@test "memory runs out, at each allocation: said, nothing written, no crash" {
  needs_faults
  ! grep -qa __asan_init "$kehoach" || skip "sanitizers have their own allocator"
  good '# x' >a.ini
  try generate -o whole.docx a.ini
  at=1
  while [ $at -lt 2000 ]; do
    rm -f a.docx
    FAULT_AT=$at preloaded allocations.so generate a.ini
    [ "$status" != 0 ] || break
    [ "$status" = 3 ] || { echo "allocation $at: status $status"; echo "$err"; false; }
    [ ! -e a.docx ] || { echo "allocation $at: failed, and wrote a document"; false; }
    at=$((at + 1))
  done
  [ $at -gt 5 ]
  cmp a.docx whole.docx
  holds_only a.docx a.ini whole.docx
}
