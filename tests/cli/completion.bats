#!/usr/bin/env bats
# kehoach completion: what may stand where, and that bash and zsh offer it.
load common

# What may stand for the last word: $words.
offered() { # WORD…
  try completion words -- kehoach "$@"
  ended 0
  words=$(cut -f1 <<<"$out")
}

# All that is offered, in that order.
offers() { # WORDS WORD…
  local wanted=$1; shift
  offered "$@"
  [ "$words" = "$wanted" ] || { echo "$*: $words"; return 1; }
}

terminal() { # ARGUMENT… <ACTIONS
  python3 -c 'import os; os.openpty()' 2>/dev/null || skip "there is no terminal to be had here"
  status=0
  out=$(python3 "$tests/cli/on_terminal.py" "$@" 2>"$folder/.err") || status=$?
  err=$(cat "$folder/.err"); rm "$folder/.err"
}

# A folder with files of all kinds, and `kehoach` on PATH.
files() {
  touch a.ini b.JSON "kế hoạch.ini" xa.csv xa.xlsx a.docx mau.xml chu.txt
  mkdir thu
  mkdir .bin; ln -s "$kehoach" .bin/kehoach
  PATH=$folder/.bin:$PATH
}

# What bash offers for a line: $words; how it is to be shown: $shown.
in_bash() { # LINE
  "$kehoach" completion bash >"$folder/.bash"
  words=$("$BASH" --norc "$tests/cli/complete.bash" "$folder/.bash" "$1" 3>"$folder/.shown")
  shown=$(cat "$folder/.shown")
}
bash_offers() { # WORDS LINE
  in_bash "$2"
  [ "$words" = "$1" ] || { echo "$2: $words"; return 1; }
}

@test "commands: all that --help lists" {
  try --help
  listed=$(sed -nE 's/^  ([a-z][a-z-]*) .*/\1/p' <<<"$out")
  [ "$(wc -l <<<"$listed")" -gt 8 ]
  offers "$listed" ''
  offers generate ge
  offers generate --lang en ge
  offers $'vi\nen' --lang ''
  offers --version --v
}

@test "options: all that each command's --help lists" {
  for command in $("$kehoach" --help | sed -nE 's/^  ([a-z][a-z-]*) .*/\1/p'); do
    listed=$("$kehoach" "$command" --help | sed -n '/^  -/ { s/^  //; s/  .*//; p }' | grep -oE -- '--[a-z][a-z-]*' | sort -u)
    offered "$command" --
    [ "$(grep -v '^--$' <<<"$words" | sort)" = "$listed" ] || { echo "$command: $words"; echo "$listed"; false; }
  done
  offers -o generate -o
  offers '' generate -- --le
  offers '' templates x
}

@test "an option's values: words, levels, templates, encodings" {
  offers $'docx\npdf\ntext' generate --format ''
  offers --format=pdf generate --format=p
  offers $'vi\nen' generate --lang ''
  offers $'tcvn3\nvni\nviscii\ncp1258' generate --from ''
  offers $'phuong' generate --level ph
  offers $'phường' generate --level phư
  offers --level=dac-khu init --level=dac
  offers $'đặc khu' init --level 'đặc k'
  offered init --template hoi-nghi-xa --level ''
  [ "$words" = $'xa\nphuong\nthi-tran\ndac-khu' ]
  offered generate --template ''
  [ "$(grep -v '^$' <<<"$words")" = "$("$kehoach" templates | cut -d' ' -f1)" ]
  [[ $out == *$'\n\tfiles\t0\txml' ]]
  offered inspect hoi
  [ "$(grep -v '^$' <<<"$words")" = $'hoi-nghi-huyen\nhoi-nghi-tinh\nhoi-nghi-xa' ]
  offers $'bash\nzsh\nwords' completion ''
  mkdir -p rieng templates
  echo '<khung xmlns="urn:kehoach:skeleton:1" ten="mot" ke_thua="ke-hoach"/>' | tee rieng/mot.xml >templates/hai.xml
  KEHOACH_TEMPLATES=rieng offered generate --template mo
  [[ $words == mot* ]]
  offered generate --template ha
  [[ $words == hai* ]]
}

@test "keys of --set: of the template in hand, with marks or without" {
  offered generate --set ''
  [[ $words == *"văn bản."* && $words == *"nơi nhận."* && $words != *"="* ]]
  offers $'văn bản.địa danh=\nvăn bản.độ khẩn=\nvăn bản.độ mật=' generate --set 'văn bản.đ'
  offers $'van_ban.dia_danh=\nvan_ban.do_khan=\nvan_ban.do_mat=\nvan_ban.du_thao=' generate --set van_ban.d
  offers --set=ky.ho_ten= generate --set=ky.h
  offers $'văn bản.số=\nvăn bản.số bản=' generate --set "$(python3 -c 'print("va\u0306n ba\u0309n.s")')"
  offers '' generate --set hoi_nghi.
  offered generate --template hoi-nghi-xa --set hoi_nghi.thoi
  [ "$out" = $'hoi_nghi.thoi_gian=\tThời gian tổ chức' ]
  offers 'hội nghị.thời gian=' generate --template=hoi-nghi-xa --set 'hội nghị.thời'
  printf '[văn bản]\nkhung = hoi-nghi-xa\n' >a.ini
  echo '{"văn bản": {"khung": "hoi-nghi-xa"}}' >a.json
  for input in a.ini a.json; do
    offers hoi_nghi.thoi_gian= generate "$input" --set hoi_nghi.thoi
    offers 'hội nghị.thời gian' explain "$input" 'hội nghị.thời'
  done
  offers $'muc_muc_dich.tieu_de=\nmuc_muc_dich.noi_dung=\nmuc_muc_dich.them=' generate a.ini --set muc_muc_dich.
  offers van_ban.cap=phuong generate --set van_ban.cap=ph
  offers 'văn bản.cấp=phường' generate --set 'văn bản.cấp=phư'
}

@test "choices of a field, and no key that the template has locked" {
  cat >rieng.xml <<'XML'
<khung xmlns="urn:kehoach:skeleton:1" ten="rieng" ke_thua="ke-hoach">
  <truong ma="việc.cách" kieu="chon" lua_chon="làm gọn | đủ">Cách làm</truong>
  <truong ma="việc.năm" mac_dinh="2026" co_dinh="co">Năm</truong>
</khung>
XML
  offers 'viec.cach=' generate --template rieng.xml --set viec.
  offers $'việc.cách=làm gọn\nviệc.cách=đủ' generate --template rieng.xml --set 'việc.cách='
  offers $'việc.cách=lam_gon' generate --template rieng.xml --set 'việc.cách=l'
}

@test "a template that has faults is offered, to be looked at, and said to have them" {
  mkdir templates
  printf '<khung xmlns="urn:kehoach:skeleton:1" ten="hong"' >templates/hong.xml
  offered inspect h
  grep -qxF $'hong\tcó lỗi, xem bằng: kehoach inspect hong' <<<"$out"
  grep -q $'^hoi-nghi-xa\tTổ chức hội nghị' <<<"$out"
}

@test "a key without its section has no values" {
  offers "" generate --set abc=
  offers "" generate --set khẩn=h
  offers "văn bản.cấp=đặc khu" generate --set "văn bản.cấp=đặc"
}

@test "bytes that are no text have nothing that they begin" {
  for option in --level --template --set --encoding; do
    offers "" generate "$option" $'\xff'
  done
}

@test "files by their kinds; nothing is said of what is wrong" {
  offers_files() { offered "${@:2}"; [ "$(grep -v '^[a-z-]' <<<"$out")" = $'\t'"$1" ] || { echo "$*: $out"; return 1; }; }
  offers_files $'files\t0\tini json' generate ''
  offers_files $'files\t0\tcsv xlsx' generate --each ''
  offers_files $'files\t7\tcsv xlsx' generate --each=x
  offers_files $'folders\t0' generate --out-dir ''
  offers_files $'folders\t0' preview a.ini -o ''
  offers_files $'files\t0\tdocx docm dotx' text ''
  offers_files $'files\t0\t*' render ''
  offers_files $'files\t0\tjson' render mau ''
  offers_files $'files\t0\tcsv json' merge-manifests a b c ''
  offers_files $'files\t0\tini' init -o ''
  offers '' generate a.ini ''
  offers '' generate --template khong-co --set van
  offers '' generate $'--level=a\nb'
  try completion words
  ended 2 "words"
  try completion fish
  ended 2 "fish"
  try completion bash x
  ended 2 "x"
  try completion
  ended 2 "bash, zsh"
}

@test "bash: words, files, what is cut at = and what is quoted" {
  files
  bash_offers generate 'kehoach gen'
  [[ $shown == *"complete -F _kehoach kehoach"* ]]
  bash_offers phuong 'kehoach generate --level ph'
  bash_offers dac-khu 'kehoach generate --level=dac'
  bash_offers $'docx\npdf\ntext' 'kehoach generate --format='
  in_bash 'kehoach generate '
  [ "$(sort <<<"$words")" = $'a.ini\nb.JSON\nkế hoạch.ini\nthu' ]
  bash_offers a.ini 'kehoach generate a'
  bash_offers 'kế hoạch.ini' 'kehoach generate kế'
  bash_offers 'kế hoạch.ini' "kehoach generate 'kế h"
  bash_offers xa.csv 'kehoach generate --each xa.c'
  bash_offers xa.csv 'kehoach generate --each=xa.c'
  bash_offers thu 'kehoach generate --out-dir '
  [[ $shown == *"compopt -o filenames"* && $shown != *nospace* ]]
  in_bash 'kehoach generate --set văn'
  [ "$(head -1 <<<"$words")" = 'văn bản.cấp=' ]
  [[ $shown == *"compopt -o nospace"* ]]
  bash_offers 'văn bản.địa danh=' 'kehoach generate --set văn\ bản.đị'
  bash_offers 'văn bản.địa danh=' 'kehoach generate --set "văn bản.đị'
  bash_offers 'phuong' 'kehoach generate --set van_ban.cap=ph'
  HOME=$folder bash_offers '~/a.ini' 'kehoach generate ~/a.i'
}

@test "bash on a terminal: what Tab makes of a line can be run" {
  files
  "$kehoach" init >"kế hoạch.ini"
  terminal "$BASH" --norc --noprofile -i <<'ACTIONS'
type PS1='ready> '; source <(kehoach completion bash)\n
see ready> 
type kehoach gen\tk\t--set văn\tđị\tXã\\ Thử --form\tte\t> ra.txt; echo do''ne\n
see done
type exit\n
end
ACTIONS
  [ "$status" = 0 ] || { echo "$err"; echo "$out"; false; }
  grep -q "Xã Thử, ngày 12" ra.txt
}

@test "zsh on a terminal: what Tab makes of a line can be run" {
  command -v zsh >/dev/null || skip "zsh is not installed"
  files
  "$kehoach" init >"kế hoạch.ini"
  mkdir functions
  "$kehoach" completion zsh >functions/_kehoach # as it is installed
  TERM=dumb HOME=$folder terminal zsh -f -i <<'ACTIONS'
type PS1='rea''dy> '; fpath=($PWD/functions $fpath); autoload -U compinit; compinit -u -D\n
see ready> 
type kehoach gen\tk\t--set văn\tđị\tXã\\ Thử --form\tte\t > ra.txt; echo do""ne\n
see done
see ready> 
type kehoach generate --level=dac\t --each=xa.c\t --set van_ban.cap=ph\t --out-dir t\t; echo aga""in\n
see --level=dac-khu
see --each=xa.csv
see van_ban.cap=phuong
see --out-dir thu
see again
type exit\n
end
ACTIONS
  [ "$status" != 99 ] || { echo "$err"; echo "$out"; false; }
  grep -q "Xã Thử, ngày 12" ra.txt
}
