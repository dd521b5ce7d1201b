#!/usr/bin/env bats
# The command line itself: help, options, what is refused.
load common

@test "--help names the commands, on standard output" {
  for option in --help -h; do
    try "$option"
    ended 0
    [[ $out == *generate* && $out == *--version* && $out == *"Cách dùng"* ]]
  done
  try --help --lang en
  ended 0
  [[ $out == *Usage:* && $out == *generate* ]]
}

@test "a command's --help names its options and exit statuses" {
  for option in --help -h; do
    try generate "$option"
    ended 0
    for name in --level --template --set --output -o --format --dump --renumber --allow-path --strict --lang; do
      [[ $out == *" $name"* ]] || { echo "no $name"; false; }
    done
  done
  try generate --help --lang en
  ended 0
  [[ $out == *Usage:*"Exit status"* ]]
}

@test "an option's value that is blank, as of a variable that is not set" {
  good >a.ini
  for option in --out-dir --each --level --jobs --set --output; do
    try generate "$option" "" a.ini
    ended 2 "kehoach: lỗi: giá trị để trống sau \`$option\`"
  done
  try generate --out-dir= --lang en a.ini
  ended 2 "the value is blank after \`--out-dir\`"
  holds_only a.ini
}

@test "--version" {
  try --version
  ended 0
  [[ $out =~ ^kehoach\ [0-9]+\.[0-9]+\.[0-9]+(\+[0-9a-z.]+)?$ ]]
}

@test "without any word of the surroundings it speaks Vietnamese" {
  for surroundings in "" "LC_ALL= LANG=" "LC_ALL= LC_MESSAGES= LANG="; do
    run env -i PATH="$PATH" $surroundings "$kehoach" --help
    [[ $status = 0 && $output == *"Cách dùng"* ]]
  done
}

@test "no arguments" {
  try
  ended 2 "kehoach: lỗi: thiếu tên lệnh" "kehoach --help"
  [ -z "$out" ]
}

@test "a command that there isn't" {
  try generat a.ini
  ended 2 '`generat`' 'có phải ý bạn là `generate`?'
  try explian a.ini --lang en
  ended 2 'did you mean `explain`?'
  try xoa a.ini
  ended 2 '`xoa`' "kehoach --help"
  try "Kế hoạch.INI" # a file's name where the command belongs
  ended 2 'thiếu tên lệnh trước `Kế hoạch.INI`; như kehoach generate ke-hoach.ini'
  try --lang en plan.json
  ended 2 'the command is missing before `plan.json`; such as kehoach generate plan.ini'
}

@test "an option that there isn't" {
  good >a.ini
  for option in --tempalte=x --levl --strict=yes; do
    try generate "$option" a.ini
    ended 2 "\`$option\`" "có phải ý bạn là \`--${option:2:2}"
    holds_only a.ini
  done
  for option in --moi-thu -x -ofile "--$(printf 'tempalte%.0s' {1..20})"; do
    try generate "$option" a.ini
    ended 2 "\`$option\`" "kehoach --help"
    holds_only a.ini
  done
}

@test "an option without its value" {
  good >a.ini
  for option in --level --template --set --output -o --format --allow-path --lang; do
    try generate a.ini "$option"
    ended 2 "\`$option\`"
  done
  holds_only a.ini
}

@test "values that an option doesn't take" {
  good >a.ini
  try generate --format odt a.ini
  ended 2 '`odt`'
  try generate --lang fr a.ini
  ended 2 '`fr`'
  try generate --dump --format text a.ini
  ended 2 "--dump" "--format"
  holds_only a.ini
}

@test "no input, two inputs" {
  good >a.ini
  try generate
  ended 2 "thiếu tên tệp đầu vào"
  try generate --strict
  ended 2 "thiếu tên tệp đầu vào"
  try generate a.ini b.ini
  ended 2 '`b.ini`'
  try generate --lang en a.ini b.ini
  ended 2 "error:" '`b.ini`'
}

@test "options before and after the input, with = or a blank" {
  good >a.ini
  try generate a.ini --format text --set van_ban.so=7 --level xa
  ended 0
  first=$out
  try generate --level=xa --set=van_ban.so=7 --format=text a.ini
  ended 0
  [[ $out == "$first" && $out == *"Số: 07/KH-UBND"* ]]
}

@test "-- ends the options" {
  good >--level
  try generate --format text -- --level
  ended 0
  [[ $out == *"KẾ HOẠCH"* ]]
}

@test "an unknown level, with the nearest" {
  good >a.ini
  try generate --level phuog a.ini
  ended 2 "[KH0343]" "có phải ý bạn là" "phường"
  try generate --level trunguong a.ini
  ended 2 "[KH0342]"
  holds_only a.ini
}

@test "bytes that are no text on the command line are refused, not dropped" {
  good >a.ini
  for bytes in $'\x01' $'a\xffb' $'\xc3'; do
    try generate --set "van_ban.trich_yeu=Ra quân $bytes" -o a.docx a.ini
    [[ $status == [12] ]] || { echo "status $status"; echo "$err"; false; }
    try generate --set "van_ban.so=$bytes" -o a.docx a.ini
    [[ $status == [12] ]] || { echo "status $status"; echo "$err"; false; }
    holds_only a.ini
  done
}

@test "output that can't be taken is a failure" {
  good >a.ini
  [ -w /dev/full ] || skip "no /dev/full"
  for words in --help --version "generate --help" "generate --dump a.ini" "generate --format text a.ini" "generate -o - a.ini"; do
    status=0
    # shellcheck disable=SC2086
    "$kehoach" $words >/dev/full 2>err || status=$?
    [ "$status" = 3 ] || { echo "$words: $status"; false; }
  done
}

@test "an option longer than any there is: no other is offered" {
  try generate --mot-lua-chon-dai-hon-moi-lua-chon-khac a.ini
  ended 2 "\`--mot-lua-chon-dai-hon-moi-lua-chon-khac\`"
  [[ $err != *"có phải"* ]]
  try $(printf 'x%.0s' {1..40})
  ended 2 "xxxx"
}
