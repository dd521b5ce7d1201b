#!/usr/bin/env bats
# kehoach explain KH0123: what a code is about. That all codes have an entry: tests/codebook.
load common

@test "a code: its text, cause, remedy and example, in both languages" {
  try explain KH0328
  ended 0
  [[ $out == "KH0328 · lỗi"$'\n\n'"không có ngày"*$'\n\n'"Viết đúng dạng"*"Sửa: "*$'\n\n'"Ví dụ:"$'\n'"    [văn bản]"$'\n'"    ngày = 31/02/2026" ]]
  try explain --lang en KH0328
  ended 0
  [[ $out == "KH0328 · error"*"there is no day"*"Mend: "*"Example:"*"    ngày = 31/02/2026" ]]
}

@test "a code as it is copied or typed" {
  try explain KH0328
  wanted=$out
  for code in '[KH0328]' kh0328 KH328 0328 328 'KH 0328' kh-0328 KHO328 '[KH0328' 'KH0328]'; do
    try explain "$code"
    ended 0
    [ "$out" = "$wanted" ]
  done
}

@test "files of an example bear their names, marks of Markdown are gone" {
  try explain KH0385
  ended 0
  [[ $out == *$'\n'"  khung.xml:"$'\n'"    <khung "*$'\n'"  ke-hoach.ini:"$'\n'* ]]
  [[ $out != *'**'* && $out != *'```'* && $out != *'\<'* ]]
  try explain KH0503
  [[ $out == *"thêm </…>"* ]]
}

@test "the last entry of a part ends where the next part begins" {
  try explain KH0114
  ended 0
  [[ $out != *"##"* && $out != *"KH0201"* ]]
}

@test "what is no code" {
  for code in KH9999 KH KH0328x KH0328.ini KH000000000000000328; do
    try explain "$code"
    [ "$status" = 2 ]
  done
  try explain KH9999
  ended 2 "kehoach: lỗi: không có mã \`KH9999\`; chép cả mã ở cuối thông báo: KH và bốn chữ số, như [KH0328]"
  [[ $err != *"gần nhất"* ]]
  try explain KH0328.ini
  ended 2 "thiếu khóa"
  good >KH0328
  try explain KH0328 van_ban.trich_yeu
  ended 0
  [[ $out == *"Ra quân"* ]]
}

@test "a code that there isn't: what codes look like, and the nearest with what they say" {
  try explain KH3028 # two digits changed places
  ended 2 "như [KH0328]"$'\n'"gần nhất:"$'\n'"  KH0328  không có ngày "
  try explain KH03281 # one too many
  ended 2 $'\n'"  KH0328  không có ngày "
  try explain KH032 # one too few: those of its group first
  ended 2 $'\n'"  KH0320  "
  [[ $(sed -n '/gần nhất/,$p' <<<"$err" | sed 1d) != *KH1* ]]
  try explain --lang en KH9328 # another digit
  ended 2 "there is no code \`KH9328\`; copy the whole code" "the nearest:" $'\n'"  KH0328  there is no day "
  try explain --message-format json KH3028
  [ "$(wc -l <<<"$err")" = 1 ]
  jq -e '.hint | contains("KH0328")' <<<"$err"
}
