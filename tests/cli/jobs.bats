#!/usr/bin/env bats
# Plans of a list by several threads: the same files, messages and counts; how far; how it is ended.
load common

# A plan for any commune.
input() { # [LINE]…: more lines of [văn bản]
  good "$@" | sed '/^địa danh/d; /^\[cơ quan\]/,/^tên/d'
}

# So many rows; each line of standard input stands in place of the row of its number: "7:a,b".
list() { # ROWS
  awk -v rows="$1" 'BEGIN { FS = ":" } { own[$1] = substr($0, length($1) + 2) }
    END { print "tên,địa danh,họ tên,ngày,ghi chú"
          for (i = 1; i <= rows; i++)
            print i in own ? own[i] : "xã Số " i ",Số " i ",Người thứ " i ",," }' >xa.csv
}

# Runs with 1, 2 and 5 threads into folders of their own; all must come out as with one.
alike() { # STATUS ARGUMENT…
  local wanted=$1 jobs; shift
  for jobs in 1 2 5; do
    rm -rf ra "ra-$jobs"
    try generate --each xa.csv --jobs "$jobs" --out-dir ra "$@" a.ini
    ended "$wanted" "" || return 1
    mkdir -p ra
    mv ra "ra-$jobs"
    printf '%s\n' "$err" >"err-$jobs"
  done
  for jobs in 2 5; do
    diff err-1 "err-$jobs" && diff -r ra-1 "ra-$jobs" || return 1
  done
}

written() { # NUMBER
  [ "$(ls ra-5 | wc -l)" = "$1" ] || { ls ra-5; return 1; }
}

@test "the same files whatever the number of threads" {
  input >a.ini
  list 60 </dev/null
  alike 0
  written 60
  grep -q "đã ghi: 60 trong 60" err-5
}

@test "the same faults: of rows, of texts that all share, of names" {
  input >a.ini
  sed -i 's/Các thôn/Các {{don_vi.thôn}}/' a.ini
  list 60 <<'ROWS'
3:xã Ba,Ba,An,31/2/2024,
9:xã Chín,Chín,An,,
10:xã Chín,Chín Bis,An,,
41:,không tên,,,
42:xã Một,quá,nhiều,ô,x,y
57:xã Số 57,Số 57,An,30/2/2024,
ROWS
  alike 1
  grep -q KH0320 err-5
  grep -q "xa.csv:58:" err-5
  written 0
  alike 1 --keep-going
  written 0
}

@test "the same files left out by --keep-going, and the same warnings" {
  input >a.ini
  printf '[mục II]\ntiêu đề = Việc của {{don_vi.ten}}.\nnội dung = Xong trước 31/12/2023 ở xã Số 2.\n' >>a.ini
  list 80 <<'ROWS'
3:xã Ba,Ba,An,31/2/2024,
9:xã Chín,Chín,An,12/8/2024,a
10:xã chín,Chín Bis,An,8/13/2024,b
42:xã Một,quá,nhiều,ô,x,y
79:xã Số 79,Số 79,,30/2/2024,
ROWS
  alike 1 --keep-going --name "kh {{don_vi.ten}}"
  grep -q KH0845 err-5
  grep -q KH0854 err-5
  [ "$(grep -c "cảnh báo" err-5)" -ge 1 ]
  written 75
  alike 1 --keep-going --strict
}

@test "a file that was edited is found before any is written, whoever looks" {
  input >a.ini
  list 40 </dev/null
  for jobs in 1 5; do
    rm -rf ra; mkdir ra
    echo "của tôi" >"ra/xã Số 33.docx"
    try generate --each xa.csv --jobs $jobs --out-dir ra a.ini
    ended 1 "ra/xã Số 33.docx: lỗi" KH0707 "chưa ghi tệp nào"
    [ "$(ls ra)" = "xã Số 33.docx" ]
    try generate --each xa.csv --jobs $jobs --out-dir ra --keep-going a.ini
    ended 1 KH0707 KH0854 "đã ghi: 39 trong 40"
  done
}

@test "what the input says and no plan took is told by all threads together" {
  input >a.ini
  printf '[cấp thị trấn]\nhạn = 1/1/2025\n[mục III]\ntiêu đề = Kỳ {{don_vi.kỳ}}\nnội dung = Xong.\n' >>a.ini
  list 30 <<'ROWS'
29:thị trấn Lẻ,Lẻ,An,,
ROWS
  sed -i 's/ghi chú/kỳ/; s/,$/,hai/' xa.csv
  alike 1
  cat err-5
  grep -q "\[KH" err-5
}

@test "annexes in files of their own, by any number of threads" {
  input >a.ini
  printf '[phụ lục I]\ntiêu đề = Danh sách\nnội dung = Của {{don_vi.ten}}.\n[phụ lục II]\ntiêu đề = Biểu\nnội dung = Trống.\n' >>a.ini
  list 20 </dev/null
  alike 0 --split-annexes
  written 60
}

@test "plans of three levels, by any number of threads" {
  sample=$tests/../samples/kon-tum
  for jobs in 1 2 5; do
    try generate --level xa --each "$sample/huyen.csv" --each "$sample/xa.csv" --jobs $jobs \
      --out-dir ra-$jobs "$sample/ke-hoach.ini"
    printf '%s\n' "$status" "${err//ra-$jobs/ra}" >err-$jobs
  done
  diff err-1 err-2
  diff err-1 err-5
  diff -r ra-1 ra-2
  diff -r ra-1 ra-5
  [ "$(ls ra-1 | wc -l)" -gt 20 ]
}

@test "--jobs takes a number of threads, and wants a list" {
  input >a.ini
  list 3 </dev/null
  for jobs in 0 257 hai 2x -1; do
    try generate --each xa.csv --jobs "$jobs" a.ini
    ended 2 --jobs "\`$jobs\`"
  done
  try generate --each xa.csv --jobs "" a.ini
  ended 2 "giá trị để trống sau \`--jobs\`"
  good >b.ini
  try generate --jobs 2 b.ini
  ended 2 "--jobs"
}

@test "--quiet says nothing but errors and warnings" {
  input >a.ini
  list 8 </dev/null
  try generate --each xa.csv --quiet --out-dir ra a.ini
  ended 0
  list 8 <<<"3:xã Ba,Ba,An,31/2/2024,"
  try generate --each xa.csv --quiet --keep-going --out-dir hai a.ini
  ended 1 KH0328
  [[ $err != *"đã ghi"* && $err != *"lưu ý"* && $err != *"2 lỗi"* ]]
}

# Sends a signal once the first plan stands there; "STATUS" and standard error on standard output.
signalled() { # SIGNAL JOBS FOLDER
  python3 - "$kehoach" "$@" <<'PY'
import os, signal, subprocess, sys, time
program, name, jobs, folder = sys.argv[1:]
number = getattr(signal, name)
p = subprocess.Popen([program, "generate", "--each", "xa.csv", "--jobs", jobs, "--out-dir", folder, "a.ini"],
                     stderr=subprocess.PIPE, preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))
while p.poll() is None and not (os.path.isdir(folder) and any(n.endswith(".docx") for n in os.listdir(folder))):
    time.sleep(0.001)
p.send_signal(number)
print(p.stderr.read().decode(), end="")
print(p.wait())
PY
}

@test "Ctrl-C and SIGTERM end it in order: whole files, how many, exit status" {
  [ "$(head -c 2 "$kehoach")" != '#!' ] || skip "not under valgrind"
  input >a.ini
  for case in "SIGINT 1 130" "SIGTERM 2 143"; do
    read -r signal jobs code <<<"$case"
    for rows in 1000 4000 16000; do # until it is at work still when the signal comes
      list $rows </dev/null
      rm -rf ra
      err=$(signalled "$signal" "$jobs" ra)
      status=$(tail -n 1 <<<"$err")
      [ "$status" = 0 ] || break
    done
    n=$(ls ra | wc -l)
    ended "$code" "a.ini: lỗi" "$n trong $rows kế hoạch" "[KH1300]" "đã ghi: $n trong $rows"
    [ "$n" -gt 0 ]
    [ "$n" -lt "$rows" ]
    [ "$(ls -A ra | grep -vc 'docx$')" = 0 ]
    python3 -c 'import sys, zipfile
for name in sys.argv[1:]: assert zipfile.ZipFile(name).testzip() is None' ra/*
  done
}

@test "values of a kind of unit: used or not is told once, whichever thread made the plans" {
  input 'khung = khung.xml' >a.ini
  printf '%s\n' '[cấp phường]' 'nơi nhận.lưu = VT, KT' 'mở đầu.nội dung = Khung không in.' >>a.ini
  cp "$tests/cases/level-value-unused/khung.xml" .
  { echo 'tên,địa danh,họ tên'; for i in {1..60}; do echo "phường Số $i,Số $i,An"; done; } >xa.csv
  alike 1
  [ "$(grep -c KH0317 err-5)" = 1 ]
  [[ $(cat err-5) == *"a.ini:"*"\`nội dung\`"*KH0317* ]]
  sed -i '/^mở đầu.nội dung/d' a.ini
  alike 0
  written 60
}

@test "on a terminal it says how far it is, and takes that back" {
  [ "$(head -c 2 "$kehoach")" != '#!' ] || skip "not under valgrind"
  cc -shared -fPIC -O1 -o "$BATS_TEST_TMPDIR/calls.so" "$BATS_TEST_DIRNAME/faults.c" -ldl || skip "no compiler for faults.c"
  input >a.ini
  list 60 </dev/null
  shown() { # ARGUMENT…: what a terminal gets, with a clock of its own
    python3 - "$BATS_TEST_TMPDIR/calls.so" "$kehoach" generate --each xa.csv --jobs 1 --out-dir ra "$@" a.ini <<'PY'
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.environ.update(FAULT="clock", LD_PRELOAD=sys.argv[1], ASAN_OPTIONS="verify_asan_link_order=0")
    os.execv(sys.argv[2], sys.argv[2:])
said = b""
try:
    while more := os.read(fd, 65536):
        said += more
except OSError:
    pass
os.waitpid(pid, 0)
sys.stdout.buffer.write(said)
PY
  }
  out=$(shown)
  [[ $out == *"đang kiểm 31/60, 10 kế hoạch/giây, còn 3 giây"* ]]
  [[ ${out##*$'\r\e[K'} == "đã ghi: 60 trong 60 kế hoạch, vào ra"* ]]
  out=$(shown --lang en)
  [[ $out == *"writing "*"/60, "*" a second, "*" s left"* ]]
  [ -z "$(shown --quiet)" ]
}

@test "text before and after a part of the parent's template" {
  local head='<khung xmlns="urn:kehoach:skeleton:1"'
  echo "$head ten=\"cha\"><trich_yeu>{{van_ban.trich_yeu}}</trich_yeu><muc id=\"v\" tieu_de=\"V\">Làm.</muc><noi_nhan/><ky/></khung>" >cha.xml
  echo "$head ten=\"con\" ke_thua=\"cha.xml\"><truoc id=\"v\">Trước {{don_vi.ten}}.</truoc><sau id=\"v\">Sau.</sau></khung>" >con.xml
  input 'khung = con.xml' | sed '/^\[mục I\]/,/^nội dung/d' >a.ini
  list 60 </dev/null
  alike 0
  written 60
  out=$("$kehoach" text "ra-5/xã Số 60.docx")
  [[ $out == *"Trước xã"*"Làm."*"Sau./."* ]] || { echo "$out"; false; }
}

@test "kinds of units that alternate, unit by unit" {
  input >a.ini
  sed -i 's/^nội dung.*/nội dung = {{cap.ubnd}} giao việc./' a.ini
  { echo 'tên,địa danh,họ tên'; for i in {1..260}; do printf 'xã A %s,A %s,An\nphường B %s,B %s,An\n' $i $i $i $i; done; } >xa.csv
  try generate --each xa.csv --jobs 1 --format text a.ini
  ended 0
  [ "$(grep -c '^UBND xã giao việc' <<<"$out")" = 260 ]
  [ "$(grep -c '^UBND phường giao việc' <<<"$out")" = 260 ]
}

@test "communes of many districts: each cites its own district's plan" {
  local field='<truong ma="văn bản.trích yếu" mac_dinh="Ra quân"/><truong ma="ký.chức vụ" mac_dinh="CHỦ TỊCH"/>' level
  field+='<truong ma="nơi nhận.lưu" mac_dinh="VT"/><can_cu>Thực hiện {{cap_tren.trich_dan}}</can_cu>'
  for level in huyen xa; do
    echo "<khung xmlns=\"urn:kehoach:skeleton:1\" ten=\"$level\" ke_thua=\"ke-hoach\" cap=\"$level\">$field</khung>" >$level.xml
  done
  good 'số = 5' 'ngày = 05/8/2024' | sed 's/^tên = .*/tên = Ủy ban nhân dân tỉnh Kon Tum/; s/^địa danh = .*/địa danh = Kon Tum/' >a.ini
  printf '[cấp huyện]\nkhung = huyen.xml\nmục I.nội dung = Việc.\nmục I.tiêu đề = V\n' >>a.ini
  sed 's/huyện/xã/; s/huyen/xa/' <(tail -4 a.ini) >>a.ini
  { echo 'tên,địa danh,họ tên,số,ngày'; for i in {1..12}; do echo "huyện Số $i,Số $i,An,$((i + 20)),06/8/2024"; done; } >huyen.csv
  { echo 'tên,thuộc,địa danh,họ tên'
    for round in 1 2; do for i in {1..12}; do echo "xã Thứ $round$i,huyện Số $i,Thứ,An"; done; done; } >xa.csv
  try generate --level xa --each huyen.csv --each xa.csv --format text --jobs 1 a.ini
  [ "$status" = 0 ] || { echo "$err"; false; }
  for i in {1..12}; do
    [ "$(grep -c "Kế hoạch số $((i + 20))/KH-UBND ngày 06 tháng 8 năm 2024 của Ủy ban nhân dân huyện Số $i " <<<"$out")" = 2 ] || { echo "$i"; echo "$out" | grep Thực; false; }
  done
}

@test "references where none may stand are told once, whatever the number of rows" {
  input >a.ini
  sed -i 's/^tiêu đề.*/tiêu đề = Theo {{tham_chieu I}}/; s/^trích yếu.*/trích yếu = Theo {{tham_chieu I}}/' a.ini
  list 20 </dev/null
  alike 1 --keep-going
  written 0
  [ "$(grep -c KH1075 err-5)" = 2 ]
}

@test "a picture for each row, wherever it is read" {
  input >a.ini
  echo 'tên,địa danh,họ tên,ký.ảnh chữ ký' >xa.csv
  for i in {1..40}; do
    cp "$tests/cases/picture-both/chu-ky.png" $i.png
    echo "xã Số $i,Số $i,An,$i.png"
  done >>xa.csv
  alike 0
  written 40
}
