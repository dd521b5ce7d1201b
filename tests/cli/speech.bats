#!/usr/bin/env bats
# How it speaks: languages, colours, places, strictness.
load common

# To be called by the test itself: within $(…) it would skip nothing.
needs_terminal() {
  python3 -c 'import os; os.openpty()' 2>/dev/null || skip "there is no terminal to be had here"
}

# What a terminal shows of a run.
on_terminal() { # ARGUMENT…
  python3 -c 'import pty, sys; pty.spawn(sys.argv[1:])' "$kehoach" "$@" </dev/null
}

@test "Vietnamese, where nothing else is asked for" {
  wrong >a.ini
  for locale in C C.UTF-8 POSIX vi_VN.UTF-8 fr_FR.UTF-8 xx; do
    export LC_ALL=$locale
    try generate a.ini
    ended 1 "a.ini:4:8: lỗi: không có ngày"
  done
}

@test "English by the locale" {
  wrong >a.ini
  for setting in LC_ALL=en_US.UTF-8 LC_MESSAGES=en_GB.UTF-8 LANG=en_US; do
    unset LC_ALL LC_MESSAGES LANG
    export "${setting?}"
    try generate a.ini
    ended 1 "a.ini:4:8: error: there is no day"
    try nothing
    ended 2 "there is no command"
  done
  export LC_ALL=vi_VN.UTF-8 LC_MESSAGES=en_US.UTF-8
  try generate a.ini
  ended 1 "lỗi:"
}

@test "--lang beats the locale, anywhere on the line" {
  wrong >a.ini
  for words in "--lang en generate a.ini" "generate --lang en a.ini" "generate a.ini --lang en" "generate --lang=en a.ini" "--lang=en generate a.ini"; do
    # shellcheck disable=SC2086
    try $words
    ended 1 "error: there is no day"
  done
  export LC_ALL=en_US.UTF-8
  for words in "generate --lang vi a.ini" "generate --lang=vi a.ini"; do
    # shellcheck disable=SC2086
    try $words
    ended 1 "lỗi: không có ngày"
  done
}

@test "a message has file, line, column, code, the line and a caret" {
  mkdir con
  wrong >con/a.ini
  try generate con/a.ini
  [ -z "$out" ]
  [ "$(head -n 3 <<<"$err")" = "con/a.ini:4:8: lỗi: không có ngày \`31/02/2026\`; viết ngày trước, tháng sau, năm đủ bốn số [KH0328]
    ngày = 31/02/2026
           ^" ]
}

@test "how many faults, and that nothing was written; nothing of the kind where all is well" {
  wrong >a.ini
  try generate a.ini
  ended 1 "1 lỗi, 0 cảnh báo; chưa ghi tệp nào"
  warned >a.ini
  try generate --strict a.ini
  ended 1 "0 lỗi, 1 cảnh báo; chưa ghi tệp nào" "--strict"
  try generate a.ini
  [[ $err != *"chưa ghi"* ]]
}

@test "several faults: all of them, and how many" {
  { plan 'trích yếu = Ra quân.' 'ngày = 31/02/2026' 'số mới = 5'; } >a.ini
  try generate a.ini
  ended 1 "a.ini:3:13: cảnh báo" "a.ini:4:8: lỗi" "a.ini:5:1: lỗi" "2 lỗi, 1 cảnh báo"
  try generate --lang en a.ini
  ended 1 "2 errors, 1 warning"
}

@test "warnings don't stop a document, --strict makes them" {
  warned >a.ini
  try generate a.ini
  ended 0 "cảnh báo" "[KH0602]"
  is_document a.docx
  rm a.docx
  try generate --strict a.ini
  ended 1 "[KH0602]"
  holds_only a.ini
  good >a.ini
  try generate --strict a.ini
  ended 0
}

@test "no escape codes where standard error is no terminal" {
  wrong >a.ini
  try generate a.ini
  [[ $err != *$'\e'* ]]
}

@test "colours on a terminal; NO_COLOR takes them away" {
  needs_terminal
  wrong >a.ini
  seen=$(on_terminal generate -o a.docx a.ini)
  [[ $seen == *$'\e[31mlỗi'* ]]
  seen=$(NO_COLOR='' on_terminal generate -o a.docx a.ini)
  [[ $seen == *$'\e[31mlỗi'* ]]
  for setting in NO_COLOR=1 NO_COLOR=0 TERM=dumb; do
    seen=$(env "$setting" "$BASH" -c 'python3 -c "import pty, sys; pty.spawn(sys.argv[1:])" "$@" </dev/null' - "$kehoach" generate -o a.docx a.ini)
    [[ $seen == *"lỗi"* && $seen != *$'\e'* ]]
  done
}

@test "each severity has its colour, what is wrong with the command line too" {
  needs_terminal
  warned >a.ini
  sed -i '/^họ tên/d' a.ini
  seen=$(on_terminal generate -o a.docx a.ini)
  [[ $seen == *$'\e[33mcảnh báo\e[0m: '* && $seen == *$'\e[36mlưu ý\e[0m: '* ]]
  seen=$(on_terminal generat a.ini)
  [[ $seen == *$'kehoach: \e[31mlỗi\e[0m: '* ]]
  seen=$(NO_COLOR=1 on_terminal generat a.ini)
  [[ $seen == *"kehoach: lỗi: "* && $seen != *$'\e'* ]]
}

@test "JSON has no colours, on a terminal either" {
  needs_terminal
  wrong >a.ini
  seen=$(on_terminal generate --message-format json a.ini)
  [[ $seen == *'"code": "KH0328"'* && $seen != *$'\e'* ]]
}

@test "a terminal is told what was written, and never shown a Word file, a PDF or an archive" {
  needs_terminal
  good >a.ini
  seen=$(on_terminal generate a.ini)
  [[ $seen == *"a.docx"* ]]
  seen=$(on_terminal generate -o - a.ini)
  [[ $seen == *"-o TÊN.docx"* && $seen != *PK* ]]
  seen=$(on_terminal generate --format pdf -o - a.ini)
  [[ $seen == *"-o TÊN.pdf"* && $seen != *%PDF* ]]
  good | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d' >b.ini
  printf 'tên,địa danh\nxã Một,Một\n' >xa.csv
  seen=$(on_terminal generate --each xa.csv --zip - b.ini)
  [[ $seen == *"--zip TÊN.zip"* && $seen != *PK* ]]
}

@test "where standard input is a terminal, a person is told that it is read" {
  needs_terminal
  good >a.ini
  printf 'tên\nxã Một\n' >xa.csv
  typed() { # INPUT ARGUMENT…
    printf '%s' "$1" | python3 -c 'import pty, sys; pty.spawn(sys.argv[1:])' "$kehoach" "${@:2}"
  }
  [[ $(typed $'tên\nxã Một\n\x04' generate --each - --out-dir ra a.ini) == *"đang đọc chữ gõ ở đây"*Ctrl-D* ]]
  [ -e "ra/xã Một.docx" ]
  [[ $(typed $'\x04' generate --lang en --format text -) == *"reading what is typed here"*KH0201* ]]
  [[ $(typed $'\x04' generate --quiet --lang en --format text -) != *"reading what"*KH0201* ]]
  try generate --each - --out-dir ra a.ini <xa.csv
  [[ $err != *"đang đọc"* ]]
}

@test "control characters of an input don't reach the terminal" {
  good $'số = 12\e[2Jx\a' >a.ini
  try generate a.ini
  ended 1 "[KH0111]"
  [[ $err != *$'\e'* && $err != *$'\a'* ]]
  good 'số = 12' | iconv -t UTF-16LE >a.ini
  try generate a.ini
  [ "$status" = 1 ]
  printf '[văn bản]\n<\e]0;x\a> = 5\n' >a.ini
  try generate a.ini
  [[ $err != *$'\e'* ]]
}
