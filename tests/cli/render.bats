#!/usr/bin/env bats
# kehoach render: text templates and JSON.
load common

# Renders TEMPLATE with DATA (texts, not files) and asserts the result.
renders() { # TEMPLATE DATA RESULT
  printf %s "$1" >t.txt
  printf %s "$2" >d.json
  local got
  got=$("$kehoach" render t.txt d.json 2>.err; echo x) || { cat .err; false; }
  [ "${got%x}" = "$3" ] || { printf 'got  %q\nwant %q\n' "${got%x}" "$3"; cat .err; false; }
}

# The same for what must be refused: the code and the place.
refuses() { # TEMPLATE DATA PLACE CODE
  printf %s "$1" >t.txt
  printf %s "$2" >d.json
  try render t.txt d.json
  ended 1 "$3" "$4"
}

@test "values" {
  renders 'Xin chào {{ten}}!' '{"ten": "xã An Thịnh"}' 'Xin chào xã An Thịnh!'
  renders '{{a}} {{{a}}} {{&a}}' '{"a": "<b> & \"c\""}' '&lt;b&gt; &amp; &quot;c&quot; <b> & "c" <b> & "c"'
  renders '{{a.b.c}}|{{a.x.c}}' '{"a": {"b": {"c": 1}}}' '1|'
  renders '{{n}} {{r}} {{x}} {{b}}' '{"n": 85, "r": 1.21, "x": null, "b": true}' '85 1.21  true'
  renders '{{.}}' '"chữ"' 'chữ'
}

@test "sections" {
  renders '{{#a}}có{{/a}}{{^a}}không{{/a}}' '{"a": false}' 'không'
  renders '{{#a}}có{{/a}}{{^a}}không{{/a}}' '{"a": "0"}' 'có'
  renders '{{#a}}{{.}};{{/a}}' '{"a": [1, "hai", 3.5]}' '1;hai;3.5;'
  renders '{{#a}}{{ten}}-{{chung}} {{/a}}' '{"chung": "x", "a": [{"ten": 1}, {"ten": 2}]}' '1-x 2-x '
  renders $'- a\n{{#b}}\n- b\n{{/b}}\n- c\n' '{"b": true}' $'- a\n- b\n- c\n'
  renders $'{{^b}}\r\nx\r\n{{/b}}\r\ny' '{"b": []}' $'x\r\ny'
}

@test "comments and delimiters" {
  renders $'a\n  {{! một\nhai }}\nb' '{}' $'a\nb'
  renders 'a{{! x }}b' '{}' 'ab'
  renders '{{=<% %>=}}<%a%> {{a}} <%={{ }}=%>{{a}}' '{"a": 1}' '1 {{a}} 1'
}

@test "partials: beside the template, or in a folder; indented; calling themselves" {
  printf '<{{x}}>\n' >dong.mustache
  renders '{{>dong}}' '{"x": 1}' $'<1>\n'
  printf 'a\n{{x}}\n' >hai
  renders $'  {{>hai}}\n.' '{"x": 1}' $'  a\n  1\n.'
  mkdir con && printf 'con' >con/dong
  printf '{{>dong}}' >t.txt && printf '{}' >d.json
  try render --partials con t.txt d.json
  [ "$out" = con ]
  printf '{{v}}{{#c}}({{>cay}}){{/c}}' >cay
  renders '{{>cay}}' '{"v": 1, "c": [{"v": 2, "c": []}]}' '1(2)'
  renders '[{{>khong-co}}]' '{}' '[]'
}

@test "a partial is never read from outside its folder" {
  mkdir con && printf 'bí mật' >mat
  printf '{{>../mat}}' >con/t.txt && printf '{}' >d.json
  try render con/t.txt d.json
  [ "$status" = 0 ] && [ -z "$out" ]
}

@test "faults have their place" {
  refuses 'a {{b' '{}' 't.txt:1:3: lỗi' '[KH0518]'
  refuses '{{=| =}}' '{}' 't.txt:1:1: lỗi' '[KH0519]'
  refuses $'a\n{{/b}}' '{}' 't.txt:2:1: lỗi' '[KH0520]'
  refuses $'{{#a}}\n{{#b}}\n{{/a}}\n{{/b}}' '{}' 't.txt:3:1: lỗi' '[KH0521]'
  refuses '{{#a}} {{^b}} {{/b}}' '{}' 't.txt:1:1: lỗi' '[KH0522]'
  refuses "$(printf '{{#a}}%.0s' {1..201})$(printf '{{/a}}%.0s' {1..201})" '{}' 't.txt:1:' '[KH0525]'
  printf '{{>minh}}' >minh
  refuses '{{>minh}}' '{}' 'minh:1:1: lỗi' '[KH0523]'
  refuses 'a' '{"a": 1,}' 'd.json:1:' '[KH1405]'
  refuses 'a' '{"a": 1, "a": 2}' 'd.json:1:' '[KH0883]'
}

@test "a result that doubles without end is stopped" {
  printf '{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}xxxxxxxxxx{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}' >t.txt
  printf '{"l": [1,1,1,1,1,1,1,1,1,1]}' >d.json
  try render t.txt d.json
  ended 1 'lỗi' '[KH0524]'
}

@test "words missing on the command line" {
  try render t.txt
  ended 2 'cần tên mẫu'
  try render a b c
  ended 2 'quá nhiều tên tệp' '`c`; tên có dấu cách thì đặt cả tên trong nháy'
}

@test "loops that would run for years are given up, those over nothing too; tags with blanks" {
  [ -z "${MEMCHECK:-}" ] || skip "a hundred million steps"
  python3 -c 'import json; json.dump({"a": list(range(1000))}, open("d.json", "w"))'
  printf '{{#a}}{{#a}}{{#a}}{{#a}}{{#a}}{{/a}}{{/a}}{{/a}}{{/a}}{{/a}}' >m.txt
  try render m.txt d.json
  ended 1 "m.txt:1:1: lỗi: kết quả lớn hơn 64 MiB, hoặc vòng lặp quá nhiều" "[KH0524]"
  [ -z "$out" ]
  printf '{{ #a }}x{{ /a }} {{\t b  }}\n' >m.txt
  echo '{"a": true, "b": "c"}' >d.json
  try render m.txt d.json
  ended 0
  [ "$out" = "x c" ]
}
