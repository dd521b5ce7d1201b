#!/usr/bin/env bats
# The library as README.md tells of it: what a program needs to be linked.
load common

@test "README's program is built with what README says to link with, and writes a plan" {
  command -v cc >/dev/null || skip "no compiler"
  library=$(dirname "$kehoach")/libkehoach.a
  [ -e "$library" ] || skip "no library beside the program"
  ! grep -qa -e __asan_init -e __tsan_init "$library" || skip "it is built for a sanitizer"
  link=$(sed -n 's/^Link with `\(.*\)`\.$/\1/p' "$tests/../README.md")
  [[ $link == *-lkehoach* ]]
  {
    printf '#include "kehoach.h"\nint main(void)\n{\n'
    grep -A 3 '^    kh_document \*d = kh_open' "$tests/../README.md"
    printf 'return 0;\n}\n'
  } >program.c
  # shellcheck disable=SC2086
  cc -I"$tests/../src" -o program program.c -L"$(dirname "$library")" $link
  good >ke-hoach.ini
  ./program
  [ -s ke-hoach.docx ]
}
