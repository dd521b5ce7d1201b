#!/usr/bin/env bats
# --message-format json: messages for programs.
load common

# Each line of standard error is an object of just the documented names; prints FIELD of each.
field() { # NAME
  python3 -c '
import json, sys
names = ["severity", "code", "file", "line", "column", "byte", "message", "hint", "related"]
for line in sys.stdin.buffer.read().decode("utf-8").splitlines():
    m = json.loads(line)
    assert list(m) == names, line
    assert m["related"] is None or list(m["related"]) == names[2:6], line
    print(json.dumps(eval(sys.argv[1], m), ensure_ascii=False))' "$1" < <(printf %s "$err")
}

@test "an object a line, and nothing else" {
  wrong 'số mới = 5' >a.ini
  for words in "--message-format json generate a.ini" "generate a.ini --message-format=json" "generate --message-format json --strict a.ini"; do
    # shellcheck disable=SC2086
    try $words
    [ "$status" = 1 ]
    [ -z "$out" ]
    [ "$(field code)" = '"KH0328"
"KH0306"' ]
  done
  [ "$(field '(severity, file, line, column, byte)')" = '["error", "a.ini", 4, 8, 70]
["error", "a.ini", 5, 1, 81]' ]
  [ "$(field message | head -n 1)" = '"không có ngày `31/02/2026`"' ]
  [ "$(field hint | head -n 1)" = '"viết ngày trước, tháng sau, năm đủ bốn số"' ]
}

@test "bytes are those of the file" {
  wrong >a.ini
  try generate --message-format json a.ini
  [ "$(tail -c +"$(($(field byte) + 1))" a.ini | head -c 10)" = 31/02/2026 ]
}

@test "message and hint are what a person is told" {
  wrong >a.ini
  try generate a.ini
  told=$(head -n 1 <<<"$err")
  try generate --message-format json a.ini
  [ "$told" = "a.ini:4:8: lỗi: $(field 'message + "; " + hint' | sed 's/^"//; s/"$//') [KH0328]" ]
}

@test "warnings and notes, and English" {
  warned 'số = 1' 'số = 2' >a.ini
  try generate --message-format json --lang en a.ini
  [ "$status" = 1 ]
  [ "$(field '(severity, code, related)')" = '["warning", "KH0602", null]
["error", "KH0309", {"file": "a.ini", "line": 4, "column": 1, "byte": 63}]' ]
  [[ $(field hint) == *'"keep one"'* ]]
  plan 'trích yếu = Ra quân' | sed '/^họ tên/d' >b.ini
  try generate --message-format json b.ini
  [ "$status" = 0 ]
  [ "$(field '(severity, code)')" = '["note", "KH0350"]' ]
  is_document b.docx
}

@test "nothing where there is nothing to tell" {
  good >a.ini
  printf 'tên,họ tên,địa danh\nxã Một,An,Một\n' >xa.csv
  for words in "generate a.ini" "generate --check-only a.ini" "generate --each xa.csv --out-dir ra a.ini" "init" "templates" "inspect ke-hoach" "explain a.ini van_ban.trich_yeu"; do
    # shellcheck disable=SC2086
    try $words --message-format json
    [ "$status" = 0 ]
    [[ $err != *"đã ghi"* && $err != *"đã kiểm tra"* ]]
    field code
  done
  [ -e a.docx ]
}

@test "what is wrong before a file is read" {
  try generate --message-format json
  [ "$status" = 2 ]
  [ "$(field '(severity, code, file, line, message, hint)')" = '["error", null, null, null, "thiếu tên tệp đầu vào", "xem `kehoach --help`"]' ]
  try --message-format json generte
  [ "$status" = 2 ]
  [ "$(field '(message, hint)')" = '["không có lệnh `generte`", "có phải ý bạn là `generate`?"]' ]
  try generate --message-format json khong-co.ini
  [ "$status" = 3 ]
  [ "$(field '(code, file, line, column, byte)')" = '["KH0101", "khong-co.ini", null, null, null]' ]
  try generate --message-format json --level bang a.ini
  [ "$status" != 0 ]
  field code
}

@test "names and texts that JSON can't hold as they are" {
  try generate --message-format json $'a"\\\t\xff.ini'
  [ "$status" = 3 ]
  [ "$(field file)" = '"a\"\\\t�.ini"' ]
  for bytes in '\xc0\x80' '\xed\xa0\x80' '\xf4\x90\x80\x80' '\xe1\xba' '\x80'; do
    try generate --message-format json "$(printf '%b' "$bytes").ini"
    [[ $(field file) == *�.ini\" ]]
  done
  try generate --message-format json '🌾.ini'
  [ "$(field file)" = '"🌾.ini"' ]
}

@test "only text and json" {
  for words in "--message-format xml generate a.ini" "generate --message-format=xml a.ini"; do
    # shellcheck disable=SC2086
    try $words
    ended 2 "--message-format nhận text hoặc json, không nhận \`xml\`"
  done
  wrong >a.ini
  try generate a.ini
  told=$err
  try generate --message-format text a.ini
  [ "$err" = "$told" ]
  try generate a.ini --message-format
  ended 2 "thiếu giá trị sau \`--message-format\`"
}

@test "every command takes it" {
  commands=$("$kehoach" --help --lang en | sed -n 's/^  \([a-z-]*\) .*/\1/p' | grep -v '^-')
  [ "$(wc -w <<<"$commands")" -ge 8 ]
  for command in $commands; do
    try "$command" --help --message-format json
    ended 0
    [[ $out == *"--message-format text|json"* ]]
    try "$command" --message-format json --khong-co
    [ "$status" = 2 ]
    [ "$(field '(code, severity)')" = '[null, "error"]' ]
  done
}

@test "standard output that takes no more" {
  [ -e /dev/full ] || skip "no /dev/full"
  "$kehoach" templates --message-format json >/dev/full 2>.err && false
  err=$(cat .err)
  [[ $(field message) == *"đầu ra chuẩn không nhận hết"* ]]
  [ "$(field code)" = null ]
}

@test "a list at a terminal shows no progress" {
  python3 -c 'import os; os.openpty()' 2>/dev/null || skip "there is no terminal to be had here"
  good >a.ini
  { echo 'tên,họ tên,địa danh'; for i in $(seq 400); do echo "xã Số $i,An,Số $i"; done; } >xa.csv
  seen=$(python3 -c 'import pty, sys; pty.spawn(sys.argv[1:])' "$kehoach" generate --message-format json --each xa.csv --out-dir ra a.ini </dev/null)
  [[ $seen != *$'\e'* && $seen != *"đang"* && $seen != *"đã ghi"* ]]
  [ "$(find ra -name '*.docx' | wc -l)" = 400 ]
}
