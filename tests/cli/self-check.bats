#!/usr/bin/env bats
# The tests' own tools: each must fail where there is something to find.
load common

# The sources and tests that layers and codes read, to plant faults in.
copy_tree() {
  mkdir tests
  cp -r "$tests/../src" .
  cp -r "$tests/cases" "$tests/cli" tests/
  [ ! -d "$tests/unit" ] || cp -r "$tests/unit" tests/
}

# A command fails and says these words.
fails_with() { # WORDS COMMAND…
  local words=$1; shift
  if seen=$("$@" 2>&1); then
    echo "it passed:"; echo "$seen"; return 1
  fi
  [[ $seen == *"$words"* ]] || { echo "no \"$words\" in:"; echo "$seen"; return 1; }
}

@test "layers: this tree is in order" {
  "$tests/layers"
}

@test "layers: each rule is kept by somebody" {
  copy_tree
  "$tests/layers" "$folder"
  while IFS='|' read -r file line words; do
    cp "src/$file" kept
    echo "#include $line" >>"src/$file"
    fails_with "$words" "$tests/layers" "$folder"
    [[ $seen == "src/$file:"* && $(wc -l <<<"$seen") = 1 ]]
    mv kept "src/$file"
  done <<'ROWS'
base/str.c|"input/ini.h"|must not know
plan/plan.h|"template/bind.h"|must not know
template/bind.c|"nd30/form.h"|must not know
template/bind.c|"docx/xml.h"|must not know
docx/xml.c|"template/bind.h"|never sees
docx/xml.c|"input/data.h"|never sees
docx/xml.c|"kehoach.h"|must not know
lib/document.c|"cli/cli.h"|must not know
cli/main.c|"base/str.h"|never sees
cli/main.c|"docx/package.h"|never sees
docx/document.c|<libxml/parser.h>|belongs to input/xml_library.h
plan/label.c|<utf8proc.h>|belongs to base/utf8.c
docx/parts.c|<minizip/zip.h>|belongs to docx/package.c
input/data.c|<jansson.h>|belongs to input/json.c
input/data.c|<csv.h>|belongs to input/csv.c
plan/plan.h|<curl/curl.h>|has no owner
plan/outline.c|"../nd30/form.h"|in no known folder
ROWS
}

@test "layers: a folder without a rank, a tree without source" {
  copy_tree
  mkdir src/util
  echo "int x;" >src/util/x.c
  fails_with "its folder has no rank" "$tests/layers" "$folder"
  rm -r src
  fails_with "no source" "$tests/layers" "$folder"
}

@test "layers: what is allowed passes" {
  copy_tree
  printf '#include "input/value.h"\n#include "text/text.h"\n# include <stdio.h>\n' >>src/docx/xml.c
  "$tests/layers" "$folder"
}

@test "numbers: this tree is in order" {
  "$tests/numbers"
}

@test "numbers: each rule is kept by somebody" {
  copy_tree
  "$tests/numbers" "$folder"
  while IFS='|' read -r file line words; do
    cp "src/$file" kept
    echo "$line" >>"src/$file"
    fails_with "$words" "$tests/numbers" "$folder"
    [[ $seen == "src/$file:"* && $(wc -l <<<"$seen") = 1 ]]
    mv kept "src/$file"
  done <<'ROWS'
docx/document.c|enum { GAP = 120 };|120: a length?
docx/styles.c|static double share = 0.42;|0.42: a length?
docx/marks.c|void f(xml *x) { xml_number(x, "w:sz", 4); }|4: the value of an attribute
docx/head.c|static const char *s[] = {"w:sz", "28"};|"28": a length?
docx/head.c|static const char *s = "width:10pt";|a length?
template/bind.c|enum { TOP = 1134 };|1134: a length of form?
text/text.c|enum { WIDE_TWIPS = 3 };|WIDE_TWIPS: lengths of form
docx/head.c|static const char *s = "II.6.e";|clauses stand in
ROWS
}

@test "numbers: comments and counts pass" {
  copy_tree
  printf '/* 1134 twips, II.6.e */\nenum { EDGES = 4 };\n' >>src/docx/head.c
  "$tests/numbers" "$folder"
  rm -r src
  mkdir src
  fails_with "no source" "$tests/numbers" "$folder"
}

@test "codes: a code without a test" {
  copy_tree
  echo 'DIAG(NEVER_HEARD_OF, 799, ERROR, "x", "x")' >>src/base/diag.def
  fails_with "KH0799 NEVER_HEARD_OF has no test" "$tests/codes" "$folder"
  mkdir tests/cases/new
  echo 'input.ini:1:1: lỗi: x [KH0799]' >tests/cases/new/messages
  ! "$tests/codes" "$folder" | grep -q KH0799
}

@test "codes: a code that is in a golden alone, a number that stands twice" {
  copy_tree
  mkdir tests/cases/new
  echo 'input.ini:1:1: lỗi: x [KH0998]' >tests/cases/new/messages
  fails_with "KH0998 is in a golden and not in diag.def" "$tests/codes" "$folder"
  echo 'DIAG(TWICE, 101, ERROR, "x", "x")' >>src/base/diag.def
  fails_with "KH0101 TWICE: the number stands twice" "$tests/codes" "$folder"
}

# One case of its own beside a copy of the runner.
one_case() {
  mkdir -p cases/good
  cp "$tests/cases/run" cases/
  good >cases/good/input.ini
  touch cases/good/plan.dump cases/good/text cases/good/document.xml cases/good/core.xml
  cases/run "$(dirname "$kehoach")" --regen >/dev/null
  cases/run "$(dirname "$kehoach")"
}

@test "cases: --regen fills what is there, creates nothing, and then they pass" {
  one_case
  [ "$(ls cases/good | tr '\n' ' ')" = "core.xml document.xml input.ini plan.dump text " ]
  [ -s cases/good/plan.dump ] && [ -s cases/good/text ]
  grep -q "<w:body>" cases/good/document.xml
  [ "$(cases/run "$(dirname "$kehoach")")" = "1 passed, 0 failed" ]
}

@test "cases: each difference is a failure" {
  one_case
  build=$(dirname "$kehoach")
  for golden in plan.dump text document.xml core.xml; do
    cp cases/good/$golden kept
    sed -i '$d' cases/good/$golden
    fails_with "good/$golden" cases/run "$build"
    mv kept cases/good/$golden
  done
  echo 1 >cases/good/status
  fails_with "good/status" cases/run "$build"
  rm cases/good/status
  echo "x" >cases/good/messages
  fails_with "good/messages" cases/run "$build"
  rm cases/good/messages
  touch cases/good/footnotes.xml
  fails_with "no such part" cases/run "$build"
  rm cases/good/footnotes.xml
  warned >cases/good/input.ini
  fails_with "[KH0602]" cases/run "$build"
  wrong >cases/good/input.ini
  fails_with "nothing came out to compare it with" cases/run "$build"
  [[ $(tail -n 1 <<<"$seen") == "0 passed, 1 failed" ]]
}

@test "cases: none at all, one that isn't there, a program that dies" {
  one_case
  fails_with "0 passed, 1 failed" cases/run "$(dirname "$kehoach")" khong-co
  mkdir bin
  printf '#!/bin/sh\nkill -SEGV $$\n' >bin/kehoach
  chmod 755 bin/kehoach
  fails_with "ended with -11" cases/run bin
  rm -r cases/good
  fails_with "0 passed, 0 failed" cases/run "$(dirname "$kehoach")"
}

# A tree with one unit program that prints what it is told to.
one_unit() { # EXIT_STATUS LINE…
  local status=$1; shift
  mkdir -p tests/unit build/tests
  cp "$tests/run" tests/
  touch tests/unit/test_x.c
  { echo '#!/bin/sh'; printf "echo '%s'\n" "$@"; echo "exit $status"; } >build/tests/test_x
  chmod 755 build/tests/test_x
}

@test "run: counts what passed, failed, was skipped" {
  one_unit 0 1..2 'ok 1 - a' 'ok 2 - b'
  [ "$(tests/run build)" = "2 passed, 0 failed" ]
  one_unit 0 1..2 'ok 1 - a' 'not ok 2 # SKIP b'
  [ "$(tests/run build | tail -n 1)" = "1 passed, 0 failed, 1 skipped" ]
  tests/run build | grep -q "^skipped: unit test_x"
}

@test "run: a failure, a crash, a test that was never reached, none at all, one not built" {
  one_unit 1 1..2 'ok 1 - a' 'not ok 2 - b'
  fails_with "1 passed, 1 failed" tests/run build
  one_unit 139 1..1 'ok 1 - a'
  fails_with "1 passed, 1 failed" tests/run build
  one_unit 0 1..3 'ok 1 - a'
  fails_with "1 passed, 2 failed" tests/run build
  one_unit 0
  fails_with "0 passed, 1 failed" tests/run build
  rm build/tests/test_x
  fails_with "not built" tests/run build
  rm -r tests/unit
  fails_with "0 passed, 0 failed" tests/run build
}

@test "run: a runner that fails, or counts nothing" {
  one_unit 0 1..1 'ok 1 - a'
  mkdir tests/oracle
  for row in "exit 0|counted nothing" "echo 3 passed, 2 failed; exit 1|4 passed, 2 failed" \
    "echo 3 passed, 0 failed; exit 1|4 passed, 1 failed"; do
    printf '#!/bin/sh\n%s\n' "${row%|*}" >tests/oracle/run
    chmod 755 tests/oracle/run
    fails_with "${row#*|}" tests/run build
  done
  printf '#!/bin/sh\necho 3 passed, 0 failed, 2 skipped\n' >tests/oracle/run
  [ "$(tests/run build)" = "4 passed, 0 failed, 2 skipped" ]
}

@test "run: a corpus is replayed, each input a test" {
  one_unit 0 1..1 'ok 1 - a'
  mkdir -p tests/fuzz/corpus/x
  touch tests/fuzz/fuzz_x.c
  printf '#!/bin/sh\n! grep -q bad "$@"\n' >build/tests/fuzz_x
  chmod 755 build/tests/fuzz_x
  fails_with "no corpus" tests/run build
  echo good >tests/fuzz/corpus/x/1
  echo good >tests/fuzz/corpus/x/2
  [ "$(tests/run build)" = "3 passed, 0 failed" ]
  echo bad >tests/fuzz/corpus/x/3
  fails_with "tests/fuzz/corpus/x/3" tests/run build
}
