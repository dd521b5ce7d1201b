#!/usr/bin/env bats
# What the program can't do any more while it reads, and how it was built.
load common

setup_file() {
  cc -shared -fPIC -O1 -o "$BATS_FILE_TMPDIR/outside.so" "$BATS_TEST_DIRNAME/outside.c" -ldl ||
    touch "$BATS_FILE_TMPDIR/no-compiler"
}

# Beneath TMPDIR all may be written: it isn't where the tests are.
private_tmpdir() {
  mkdir -p "$folder/tam"
  export TMPDIR=$folder/tam
}

# Where there is no Landlock the program goes on without, and there is nothing to see.
needs_landlock() {
  [ ! -e "$BATS_FILE_TMPDIR/no-compiler" ] || skip "no compiler for outside.c"
  [ "$(head -c 2 "$kehoach")" != '#!' ] || skip "not under valgrind"
  KEHOACH_SANDBOX=required "$kehoach" templates >/dev/null 2>&1 || skip "this kernel has no Landlock"
  private_tmpdir
}

# The newest rights: to connect (version 4), to signal (6).
version() {
  python3 -c 'import ctypes; print(ctypes.CDLL(None).syscall(444, None, 0, 1))'
}

# Runs the program; $tried: what became of each try in the folder outside.
outside() { # ARGUMENT…
  mkdir -p "$folder/outside"
  echo "bí mật" >"$folder/outside/secret"
  rm -rf "$folder/outside/new" "$folder/outside/own" "$folder/.tried"
  status=0
  OUTSIDE=$folder/outside LD_PRELOAD=$BATS_FILE_TMPDIR/outside.so ASAN_OPTIONS=verify_asan_link_order=0 \
    "$kehoach" "$@" >/dev/null 2>"$folder/.err" 9>>"$folder/.tried" || status=$?
  err=$(cat "$folder/.err") tried=$(cat "$folder/.tried")
  rm "$folder/.err" "$folder/.tried"
}

denied() { # WHEN WHAT…
  local when=$1 what; shift
  for what; do
    grep -qxE "$when $what: (Permission denied|Operation not permitted)" <<<"$tried" ||
      { echo "$when $what is not denied:"; echo "$tried"; return 1; }
  done
}

@test "without a sandbox the tries succeed, so they are tries" {
  needs_landlock
  mkdir vao
  good >vao/a.ini
  KEHOACH_SANDBOX=off outside generate vao/a.ini
  ended 0
  for what in read "read passwd" list write make "make folder" remove run signal; do
    grep -qx "early $what: done" <<<"$tried"
  done
  grep -qx "early connect: Connection refused" <<<"$tried"
  grep -qx "early link: File exists" <<<"$tried"
}

@test "generate: from its start nothing is written, run or reached but the document" {
  needs_landlock
  mkdir vao
  good >vao/a.ini
  outside generate vao/a.ini
  ended 0
  is_document vao/a.docx
  denied early write make "make folder" link remove rename run
  denied late write make "make folder" link remove rename run
  [ "$(version)" -lt 4 ] || denied early connect
  [ "$(version)" -lt 6 ] || denied early signal
  [ "$(cat outside/secret)" = "bí mật" ]
  [ "$(ls outside)" = secret ]
}

@test "generate: once its files are read, nothing else can be read" {
  needs_landlock
  grep -q __asan_init "$kehoach" && skip "the address sanitizer reads on"
  mkdir vao
  good >vao/a.ini
  outside generate vao/a.ini
  denied late read "read passwd" list
  good 'số = 9' >vao/a.ini
  outside generate -o vao/a.docx vao/a.ini # in place of one that is there
  ended 0
  denied late read "read passwd" list
  outside generate --format text vao/a.ini
  ended 0
  denied late read "read passwd" list make
}

@test "other commands that read write nothing but what they are asked for" {
  needs_landlock
  good >a.ini
  outside explain a.ini 'văn bản.trích yếu'
  ended 0
  denied early write make remove rename run
  printf '{"a": "b"}' >a.json
  printf '{{a}}' >a.ini
  mkdir ra
  outside render -o ra/x.txt a.ini a.json
  ended 0
  [ "$(cat ra/x.txt)" = b ]
  denied early write make remove rename run
  for words in "templates" "inspect ke-hoach" "init -o moi/a.ini" "text x.docx" "merge-manifests -o moi/b.csv x.csv"; do
    mkdir -p moi
    outside $words
    denied late write make remove rename run
  done
  [ -s moi/a.ini ]
}

@test "whatever is named is still read and written: links, devices, folders that are to be made, archives" {
  needs_landlock
  mkdir -p vao kho/sau ngoai
  good 'khung = ../ngoai/rieng.xml' >vao/a.ini
  printf '<khung xmlns="urn:kehoach:skeleton:1" ten="rieng" ke_thua="ke-hoach"/>' >ngoai/rieng.xml
  export KEHOACH_SANDBOX=required
  try generate vao/a.ini
  ended 0
  good >vao/b.ini
  ln -s ../kho/sau/that.docx vao/b.docx
  try generate vao/b.ini
  ended 0
  [ -L vao/b.docx ]
  is_document kho/sau/that.docx
  try generate vao/b.ini # now in place of one
  ended 0
  try generate --check-only vao/b.ini
  ended 0 "chưa ghi gì"
  try generate -o /dev/null vao/b.ini
  ended 0
  if [ -w /dev/shm ]; then # no device, though its name says so
    shared=$(mktemp -d /dev/shm/kehoach.XXXXXX)
    try generate -o "$shared/b.docx" vao/b.ini
    is_document "$shared/b.docx" || status=99
    rm -r "$shared"
    ended 0
  fi
  "$kehoach" generate -o /dev/stdout vao/b.ini | cat >c.docx
  is_document c.docx
  "$kehoach" generate --format text -o >(cat >d.txt) vao/b.ini
  "$kehoach" generate -o - <(cat vao/b.ini) >e.docx
  is_document e.docx
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >vao/ds.ini
  printf 'tên,địa danh\nxã Một,Một\nxã Hai,Hai\n' >ngoai/xa.csv
  try generate --each ngoai/xa.csv --out-dir moi/sau/hon --manifest kho/bang.csv vao/ds.ini
  ended 0 "2 trong 2"
  [ "$(ls moi/sau/hon | wc -l)" = 2 ]
  [ -s kho/bang.csv ]
  try generate --each ngoai/xa.csv --out-dir moi/sau/hon --manifest kho/bang.csv --resume vao/ds.ini
  ended 0 "để nguyên: 2"
  try generate --each ngoai/xa.csv --zip kho/tat-ca.zip vao/ds.ini
  ended 0 "2 trong 2"
  "$kehoach" generate --each ngoai/xa.csv --zip - vao/ds.ini >tat-ca.zip
  cmp tat-ca.zip kho/tat-ca.zip
  [ -z "$(ls -A tam)" ]
}

@test "a folder whose name is too long for the system" {
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  printf 'tên,địa danh\nxã Một,Một\n' >xa.csv
  try generate --each xa.csv --out-dir "$(printf 'a/%.0s' {1..2500})" a.ini
  ended 3 "[KH1252]" "chưa ghi tệp nào"
  holds_only a.ini xa.csv
}

@test "a link in a list's folder that leads out of it: refused with a message, unless the sandbox is off" {
  needs_landlock
  mkdir ra kho
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >a.ini
  printf 'tên,địa danh\nxã Một,Một\nxã Hai,Hai\n' >xa.csv
  ln -s "../kho/x.docx" "ra/xã Một.docx"
  try generate --each xa.csv --out-dir ra --keep-going a.ini
  ended 3 "ra/xã Một.docx: lỗi" "[KH0702]"
  [ -z "$(ls -A kho)" ]
  is_document "ra/xã Hai.docx"
  KEHOACH_SANDBOX=off try generate --each xa.csv --out-dir ra --keep-going a.ini
  ended 0 "2 trong 2"
  is_document kho/x.docx
}

@test "KEHOACH_SANDBOX: off, auto, required; another word is a wrong usage" {
  good >a.ini
  private_tmpdir
  for word in "" auto off; do
    KEHOACH_SANDBOX=$word try generate a.ini
    ended 0
  done
  for command in "generate a.ini" "templates" "init" "inspect ke-hoach" "explain a.ini van_ban.so" "text a.docx" \
    "render a.txt a.json" "merge-manifests -o m.csv a.csv"; do
    KEHOACH_SANDBOX=no try $command
    ended 2 "KEHOACH_SANDBOX nhận auto, off hoặc required, không nhận \`no\`"
  done
  rm a.docx
  KEHOACH_SANDBOX=no LC_ALL=en_US.UTF-8 try --lang en generate a.ini
  ended 2 "KEHOACH_SANDBOX takes auto, off or required, not"
  [ ! -e a.docx ]
}

@test "older kernels: what they know of it is used" {
  needs_landlock
  mkdir vao
  good >vao/a.ini
  for version in 1 2 3 4 5 6; do
    [ $version -le "$(version)" ] || continue
    KEHOACH_SANDBOX=required LANDLOCK=$version outside generate vao/a.ini
    ended 0
    denied early write make "make folder" link remove rename run
    for what in connect:4 signal:6; do
      if [ $version -ge ${what#*:} ]; then denied early ${what%:*}; fi
    done
    [ $version -ge 4 ] || grep -qx "early connect: Connection refused" <<<"$tried"
    [ $version -ge 6 ] || grep -qx "early signal: done" <<<"$tried"
  done
}

@test "a kernel without it: the document is written all the same, unless it is required" {
  needs_landlock
  mkdir vao
  good >vao/a.ini
  LANDLOCK=0 outside generate vao/a.ini
  ended 0
  grep -qx "early write: done" <<<"$tried"
  rm vao/a.docx
  for command in "generate vao/a.ini" "text x.docx"; do
    KEHOACH_SANDBOX=required LANDLOCK=0 outside $command
    ended 3 "KEHOACH_SANDBOX=required: nhân Linux này không có Landlock"
  done
  [ ! -e vao/a.docx ]
}

# ---- how it is built ----

built_for_use() {
  command -v readelf >/dev/null || skip "readelf is not installed"
  [ "$(head -c 2 "$kehoach")" != '#!' ] || skip "not under valgrind"
  grep -qE "__(asan|tsan|gcov)_init" "$kehoach" && skip "a build for tests"
  return 0
}

@test "the program and the shared library: no address is fixed, no data runs, no table is written to" {
  built_for_use
  for file in "$kehoach" "$(dirname "$kehoach")/libkehoach.so.1"; do
    readelf -hlW "$file" >elf
    readelf -dW "$file" >dynamic
    readelf -sW "$file" >symbols
    grep -qE "Type: +DYN" elf
    grep -q "GNU_RELRO" elf
    grep -qE "GNU_STACK.* RW +0x" elf
    ! grep -qE "LOAD.* RWE" elf
    grep -qE "\((FLAGS|BIND_NOW)\).*BIND_NOW|\(BIND_NOW\)" dynamic
    ! grep -qE "TEXTREL|RPATH|RUNPATH" dynamic
    grep -q "__stack_chk_fail" symbols
    grep -qE "__(memcpy|snprintf|read)_chk" symbols
  done
  readelf -dW "$kehoach" | grep -q "Flags:.*PIE"
}

@test "each source was compiled with the flags that SECURITY.md tells of" {
  built_for_use
  readelf --debug-dump=info --dwarf-depth=1 "$kehoach" 2>/dev/null | grep "DW_AT_producer.*GNU C" >flags || skip "no debug information"
  flags="-fstack-protector-strong -fstack-clash-protection"
  ! readelf -hW "$kehoach" | grep -q "X86-64" || flags="$flags -fcf-protection"
  for flag in $flags; do
    ! grep -v -e "$flag" flags
    grep -q -e "$flag" "$tests/../SECURITY.md"
  done
}

@test "names longer than any path: said by who reads or writes them" {
  good >a.ini
  long=$(printf 'x%.0s' {1..5000})
  try generate "$long.ini"
  ended 3 "lỗi: " "[KH1385]"
  try generate -o "$long/a.docx" a.ini
  ended 3 "lỗi: "
  holds_only a.ini
}
