#!/usr/bin/env bats
# Lists that are read row by row: from standard input, and longer than what is kept in memory.
load common

input() { good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d'; }

# 300 rows of 6 KB each: 1.8 MB, of which one stays in memory; more rows may follow.
long_list() { # [ROW]…
  printf 'tên,địa danh,họ tên,ghi chú\n'
  local note
  note=$(printf 'dài %.0s' {1..1200})
  for i in {1..300}; do printf 'xã Số %s,"Số ""%s""",An,%s\n' "$i" "$i" "$note"; done
  [ $# = 0 ] || printf '%s\n' "$@"
}

@test "a list from standard input: its rows, and places in them" {
  input >a.ini
  printf 'tên,địa danh,họ tên\nxã Một,Một,An\nphường Hai,Hai,Bình\n' >xa.csv
  try generate --each - --out-dir ra a.ini <xa.csv
  ended 0 "đã ghi: 2 trong 2"
  try generate --each xa.csv --out-dir tệp a.ini
  diff -r ra tệp
  try generate --each - --format text a.ini < <(printf 'tên,địa danh,họ tên\nxã Một,Một,An\nxã Hai,Hai\n')
  ended 1 "<stdin>:3:1: lỗi" "    xã Hai,Hai" "[KH0806]"
}

@test "standard input can't be two files" {
  input >a.ini
  try generate --each - --out-dir ra - <a.ini
  ended 2 "<stdin>:1:1: lỗi: đầu vào chuẩn" "[KH1202]"
  try generate --each - --each - --out-dir ra a.ini < <(printf 'tên,địa danh,họ tên\nxã Một,Một,An\n')
  ended 2 "a.ini:1:1: lỗi: đầu vào chuẩn" "[KH1202]"
  [ ! -e ra ]
}

@test "a list that memory doesn't hold: rows at its end, right and wrong, and where they stand" {
  input >a.ini
  long_list 'xã Cuối,Cuối,An,' >xa.csv
  try generate --each xa.csv --format text a.ini
  ended 0
  [ "$(grep -c '^Số "' <<<"$out")" = 300 ]
  [[ $out == *"Số \"1\", ngày"*"Số \"300\", ngày"*"Cuối, ngày"* ]]
  long_list '"xã' 'Cuối",Cuối,An,' 'xã Thiếu,Thiếu' 'xã Số 300,"Số ""300""",An,' 'nơi,"Đâu",An,' >xa.csv
  try generate --each xa.csv --format text a.ini
  ended 1 "xa.csv:304:1: lỗi: dòng này có 2 ô" "    xã Thiếu,Thiếu" "xa.csv:305:1: cảnh báo" \
    "\`xã Số 300\` đã có ở xa.csv, dòng 301" "xa.csv:306:1: lỗi" '    nơi,"Đâu",An,'
}

@test "no room for the temporary file, and one that can't be read back" {
  [ -z "${MEMCHECK:-}" ] || skip "valgrind keeps files of its own in TMPDIR"
  input >a.ini
  long_list >xa.csv
  TMPDIR=$folder/không try generate --each xa.csv --format text a.ini
  ended 3 "$folder/không: lỗi: danh sách dài nên cần tệp tạm" "[KH1200]"
  printf 'tên,địa danh,họ tên,ghi chú\nhuyện Một,Một,An,\n' >huyen.csv
  TMPDIR=$folder/không try generate --level xa --each huyen.csv --each xa.csv --format text a.ini
  rm huyen.csv
  ended 3 "[KH1200]"
  [[ $err != *KH0853* ]] # nobody knows whether it has units of that level
  [ "$(head -c 2 "$kehoach")" != '#!' ] || skip "not under valgrind"
  cc -shared -fPIC -O1 -o "$BATS_TEST_TMPDIR/calls.so" "$BATS_TEST_DIRNAME/faults.c" -ldl || skip "no compiler for faults.c"
  FAULT=pread LD_PRELOAD=$BATS_TEST_TMPDIR/calls.so ASAN_OPTIONS=verify_asan_link_order=0 \
    TMPDIR=$folder try generate --each xa.csv --format text a.ini
  ended 3 "$folder: lỗi: không đọc lại được tệp tạm" "[KH1201]"
  holds_only a.ini xa.csv # the file had no name
}
