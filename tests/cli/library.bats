#!/usr/bin/env bats
# The library as README.md and docs/library.md tell of it, from where `make install` puts it.
load common

setup_file() {
  local build
  build=$(dirname "$(realpath "${KEHOACH:-$BATS_TEST_DIRNAME/../../build/kehoach}")")
  export BUILD=$build ROOT=$BATS_FILE_TMPDIR/root
  if ! command -v cc >/dev/null; then
    export WITHOUT="no compiler"
  elif [ ! -e "$build/libkehoach.so.1" ]; then
    export WITHOUT="no library beside the program"
  elif grep -qa -e __asan_init -e __tsan_init -e __gcov_init "$build/libkehoach.a"; then
    export WITHOUT="it is built to be looked at: for a sanitizer, to be counted"
  else
    env -u MAKEFLAGS make -s -C "$BATS_TEST_DIRNAME/../.." B="$build" DESTDIR="$ROOT" PREFIX=/usr install
  fi
}

needs_library() {
  [ -z "${WITHOUT:-}" ] || skip "$WITHOUT"
  export PKG_CONFIG_SYSROOT_DIR=$ROOT PKG_CONFIG_PATH=$ROOT/usr/lib/pkgconfig LIBRARY_PATH=$ROOT/usr/lib CPATH=$ROOT/usr/include
  export LD_LIBRARY_PATH=$ROOT/usr/lib
}

# The fenced blocks of docs/library.md: of files by their names, of commands all.
block() { # HEAD
  sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/ { /^\`\`\`/!p }" "$tests/../docs/library.md"
}

a_list() { printf 'tên,địa danh,họ tên\nxã Một,Một,An\nxã Hai,Hai,Bình\n'; }

@test "README's program is built as README says, with either library, and writes a plan" {
  needs_library
  {
    printf '#include "kehoach.h"\nint main(void)\n{\n'
    grep -A 3 '^    kh_document \*d = kh_open' "$tests/../README.md"
    printf 'return 0;\n}\n'
  } >program.c
  mapfile -t links < <(grep -oE '`-l[^`]*`' "$tests/../README.md" | tr -d '`')
  [ "${#links[@]}" = 2 ]
  good >ke-hoach.ini
  for link in "${links[@]}"; do
    # shellcheck disable=SC2086
    cc -o program program.c $link
    rm -f ke-hoach.docx
    ./program
    is_document ke-hoach.docx
  done
  # shellcheck disable=SC2046
  [ "$(ldd program | grep -c libkehoach)" = 0 ]
}

@test "docs/library.md: the program in C, linked both ways" {
  needs_library
  block "c thu-xa.c" >thu-xa.c
  block sh >commands
  [ "$(wc -l <commands)" = 2 ]
  good >a.ini
  a_list >xa.csv
  while read -r command; do
    rm -f thu-xa
    eval "$command -Wall -Wextra -Werror"
    ./thu-xa a.ini xa.csv >out 2>err
    grep -qE '^xã Một: [0-9]+ bytes$' out
    grep -qE '^xã Hai: [0-9]+ bytes$' out
    wrong >b.ini
    run ./thu-xa b.ini xa.csv
    [ "$status" = 1 ]
    [[ $output == *"b.ini:4:"*"[KH"* ]]
    # shellcheck disable=SC2031
    [ "$(env -u LD_LIBRARY_PATH ldd thu-xa | grep -c 'libkehoach.so.1')" = "$([[ $command == *-l:* ]] && echo 0 || echo 1)" ]
  done <commands
}

@test "docs/library.md: the program in Python writes what the command writes" {
  needs_library
  block "python ra_quan.py" >ra_quan.py
  good >a.ini
  try generate -o wanted.docx a.ini
  python3 ra_quan.py a.ini ra-quan.docx 2>err
  cmp ra-quan.docx wanted.docx
  [[ $(cat err) == "kehoach $("$kehoach" --version | cut -d' ' -f2)"* ]]
  wrong >b.ini
  run python3 ra_quan.py b.ini b.docx
  [ "$status" = 1 ]
  [[ $output == *"b.ini:4: "*"[KH"* ]]
  [ ! -e b.docx ]
}

@test "the program, the library, kehoach.pc and the manual are of one version" {
  needs_library
  version=$("$ROOT/usr/bin/kehoach" --version | cut -d' ' -f2)
  [ "$(pkg-config --modversion kehoach)" = "$version" ]
  for page in man1/kehoach.1 vi/man5/kehoach.5; do grep -qxF ".Os kehoach $version" "$ROOT/usr/share/man/$page"; done
  grep -qaF "$version" "$ROOT/usr/lib/libkehoach.so.1"
}

@test "what programs rely on that were linked before is as docs/abi.txt has it" {
  needs_library
  "$tests/library/abi" "$BUILD"
  mkdir -p other/src other/docs/debian other/tests/library
  sed 's/int strict; /int other, strict; /' "$tests/../src/kehoach.h" >other/src/kehoach.h
  cp "$tests/../docs/abi.txt" other/docs/
  grep -v kh_fill_from "$tests/../docs/debian/libkehoach1.symbols" >other/docs/debian/libkehoach1.symbols
  cp "$tests/library/abi" other/tests/library/
  run other/tests/library/abi "$BUILD"
  [ "$status" = 1 ]
  [[ $output == *"+  other: 4 at"* && $output == *"+kh_fill_from@"* ]]
}

@test "eight threads make at once what one makes alone" {
  [ -x "$BUILD/tests/threads" ] || skip "tests/threads is not built"
  a_list >xa.csv
  printf 'xã Ba,Ba,Cúc\n' >>xa.csv
  "$BUILD/tests/threads" xa.csv
}

@test "uninstall takes out all that install put there" {
  needs_library
  env -u MAKEFLAGS make -s -C "$tests/.." B="$BUILD" DESTDIR="$folder/root" PREFIX=/usr install
  [ -e root/usr/lib/libkehoach.so.1 ]
  env -u MAKEFLAGS make -s -C "$tests/.." B="$BUILD" DESTDIR="$folder/root" PREFIX=/usr uninstall
  [ -z "$(find root -not -type d)" ]
}
