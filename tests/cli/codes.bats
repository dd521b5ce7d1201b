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
  for code in '[KH0328]' kh0328 KH328; do
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
  for code in KH9999 '[KH0328' KH; do
    try explain "$code"
    [ "$status" = 2 ]
  done
  try explain KH9999
  ended 2 "không có mã \`KH9999\`"
  try explain KH12345
  ended 2 "thiếu khóa"
  good >KH0328
  try explain KH0328 van_ban.trich_yeu
  ended 0
  [[ $out == *"Ra quân"* ]]
}
