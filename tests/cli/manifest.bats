#!/usr/bin/env bats
# What a batch says that it wrote, and what is made of several such lists.
load common

# A plan for units of a list, and the list: xa.csv, a row for each word, else three.
batch() { # [NAME]…
  plan 'trích yếu = Ra quân' | sed '/^tên = \|^\[cơ quan\]\|^họ tên\|^địa danh/d' >a.ini
  [ $# != 0 ] || set -- "xã Một" "xã Hai" "xã Ba"
  { echo 'tên,họ tên'; for name; do echo "\"$name\",Lê An"; done; } >xa.csv
}

generate() { # [OPTION]…
  try generate --each xa.csv --out-dir ra "$@" a.ini
}

# A manifest is what a folder holds: sizes and digests by others' means; prints rows and statuses.
lines_of() { # MANIFEST [FOLDER]
  python3 - "$@" <<'PY'
import csv, hashlib, json, pathlib, sys
name, folder = sys.argv[1], pathlib.Path((sys.argv + ["ra"])[2])
if name.endswith(".json"):
    whole = json.load(open(name, encoding="utf-8"))
    lines = [{k: str(v) for k, v in line.items()} for line in whole["files"]]
else:
    raw = open(name, "rb").read()
    assert raw.startswith(b"\xef\xbb\xbfmanifest,row,unit,file,bytes,sha256,status,") and b"\r" not in raw
    lines = list(csv.DictReader(open(name, encoding="utf-8-sig", newline=""), strict=True))
for line in lines:
    if line["status"] in ("written", "same"):
        file = line["file"]
        made = (folder / (file[1:] if file.startswith("'") and name.endswith(".csv") else file)).read_bytes()
        assert int(line["bytes"]) == len(made), line
        assert line["sha256"] == hashlib.sha256(made).hexdigest(), line
    else:
        assert not line.get("bytes") and not line.get("sha256"), line
print(" ".join(f"{line['row']}:{line['status']}" for line in lines))
PY
}

@test "a manifest holds what was written, as CSV and as JSON" {
  batch
  for form in csv json; do
    generate --manifest m.$form
    ended 0 "đã ghi: 3 trong 3"
    [ "$(lines_of m.$form)" = "1:written 2:written 3:written" ]
  done
  try merge-manifests m.json
  [ "$status" = 0 ] && [ "$out" = "$(cat m.csv)" ]
  files_in ra "xã Một.docx" "xã Hai.docx" "xã Ba.docx"
}

files_in() { # FOLDER [FILE]…
  local in=$1; shift
  [ "$(ls -A "$in" | sort)" = "$([ $# = 0 ] || printf '%s\n' "$@" | sort)" ] || { ls -lA "$in"; return 1; }
}

@test "each annex that is a file of its own has a line" {
  batch
  printf '[phụ lục I]\ntiêu đề = Biểu\nnội dung = Theo mẫu.\n' >>a.ini
  sed -i 's/dọn vệ sinh/dọn vệ sinh theo Phụ lục I/' a.ini
  generate --manifest m.csv --split-annexes
  [ "$status" = 0 ]
  [ "$(lines_of m.csv)" = "1:written 1:written 2:written 2:written 3:written 3:written" ]
  try merge-manifests -o n.csv --check-files ra m.csv
  ended 0
  cmp m.csv n.csv
}

@test "the same run gives the same bytes, another input another run" {
  batch
  generate --manifest m.csv
  for jobs in 1 2 5; do
    generate --manifest n.csv --jobs $jobs
    cmp m.csv n.csv
  done
  run_of() { tail -n 1 "$1" | sed 's/.*,//'; }
  first=$(run_of m.csv)
  for change in "--set van_ban.so=3" "--name {{don_vi.ten_rieng}}" "--strict" "--format docx"; do
    rm -rf ra
    generate --manifest n.csv $change
    [ "$status" = 0 ]
    case $change in
      --strict|--format*) [ "$(run_of n.csv)" = "$first" ] ;;
      *) [ "$(run_of n.csv)" != "$first" ] ;;
    esac
  done
  rm -rf ra
  sed -i 's/Lê An/Lê Bình/' xa.csv
  generate --manifest n.csv
  [ "$(run_of n.csv)" != "$first" ]
}

@test "cells that a spreadsheet would run are harmless, and come back as they were" {
  batch "xã =1+1" "xã +2" "xã -3" "xã @4" "xã 'năm" "xã Sáu, bảy" "xã ＝mười"
  generate --name '{{don_vi.ten_rieng}}' --manifest m.csv
  ended 0 "đã ghi: 7 trong 7"
  python3 - <<'PY'
import csv
for line in csv.reader(open("m.csv", encoding="utf-8-sig", newline="")):
    assert not any(cell[:1] in list("=+-@\t\r＝") for cell in line), line
PY
  for cell in "'=1+1.docx" "'+2.docx" "'-3.docx" "'@4.docx" "''năm.docx" '"Sáu, bảy.docx"' "'＝mười.docx"; do
    grep -qF ",$cell," m.csv
  done
  generate --name '{{don_vi.ten_rieng}}' --manifest m.json
  grep -qF '"file": "=1+1.docx"' m.json
  try merge-manifests -o n.csv --check-files ra m.json
  ended 0
  cmp m.csv n.csv
  try merge-manifests -o n.json --check-files ra m.csv
  ended 0
  cmp m.json n.json
}

@test "rows left out, files that fail, files that were there" {
  batch "xã Một" "xã Hai" "xã Ba" "xã Bốn"
  mkdir ra
  echo x >"ra/xã Hai.docx"
  ln -s nowhere/x.docx "ra/xã Ba.docx"
  generate --manifest m.csv --keep-going
  [ "$status" = 3 ]
  [ "$(lines_of m.csv)" = "1:written 2:left 3:failed 4:written" ]
  try merge-manifests -o n.csv m.csv
  ended 1 "2 hàng chưa có văn bản" ": 2, 3; sửa" "[KH1287]"
  cmp m.csv n.csv
  rm "ra/xã Hai.docx" "ra/xã Ba.docx"
  generate --manifest m.csv --resume
  ended 0 "để nguyên: 2"
  [ "$(lines_of m.csv)" = "1:same 2:written 3:written 4:same" ]
  try merge-manifests -o n.csv n.csv m.csv
  ended 0 "KH1288"
  [ "$(lines_of n.csv)" = "1:written 2:written 3:written 4:written" ]
}

@test "a run that stops early says how far it came; one that wrote nothing leaves the manifest alone" {
  batch "xã Một" "xã Hai" "xã Ba"
  mkdir ra
  ln -s nowhere/x.docx "ra/xã Hai.docx"
  generate --manifest m.csv
  [ "$status" = 3 ]
  [ "$(lines_of m.csv)" = "1:written 2:failed" ]
  try merge-manifests m.csv
  ended 1 KH1287 "1 hàng không có trong phần nào: 3;" "[KH1286]"
  cp m.csv before
  rm "ra/xã Hai.docx"
  echo x >"ra/xã Hai.docx"
  generate --manifest m.csv
  ended 1 KH0707
  cmp m.csv before
  generate --check-only --manifest m.csv
  ended 1 KH0707
  cmp m.csv before
}

@test "a full disk: the manifest tells what is there" {
  batch $(seq -f 'xã Số %g' 40 | tr ' ' _)
  sed -i 's/_/ /g' xa.csv
  needs_mounting
  for jobs in 1 2; do # of two threads the one may not have begun when the other's file fails
    rm -rf ra
    KEHOACH=$kehoach where_mounting "
      mount -t tmpfs -o size=96k tmpfs '$folder/disk' &&
      cd '$folder' && \"\$KEHOACH\" generate --each xa.csv --out-dir disk/ra --manifest m.csv --jobs $jobs a.ini 2>err
      echo \$? >status
      cp -r disk/ra ra" || true
    [ "$(cat status)" = 3 ]
    grep -q KH0704 err
    lines=$(lines_of m.csv)
    [[ $lines == *":written "*":failed"* ]]
    [ $jobs = 2 ] || [[ $lines == "1:written 2:written "*":failed" ]]
    [ "$(tr ' ' '\n' <<<"$lines" | grep -c written)" = "$(ls ra | wc -l)" ]
  done
}

@test "Ctrl-C: the manifest tells what is there" {
  batch $(seq -f 'xã_Số_%g' 2000)
  sed -i 's/_/ /g' xa.csv
  # behind bats a job in the background would not hear of SIGINT
  python3 - "$kehoach" <<'PY' || { cat err; false; }
import os, pathlib, signal, subprocess, sys, time
run = subprocess.Popen([sys.argv[1], *"generate --each xa.csv --out-dir ra --manifest m.csv --jobs 2 a.ini".split()],
                       stderr=open("err", "w"), restore_signals=True,
                       preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
ra = pathlib.Path("ra")
while run.poll() is None and not (ra.is_dir() and any(ra.iterdir())):
    time.sleep(0.001)
run.send_signal(signal.SIGINT)
sys.exit(run.wait() not in (0, 130))
PY
  lines=$(lines_of m.csv)
  [ "$(tr ' ' '\n' <<<"$lines" | grep -c written)" = "$(ls ra | wc -l)" ]
  generate --manifest m.csv --resume
  ended 0 "đã ghi: "
  try merge-manifests --check-files ra m.csv
  ended 0
}

@test "a manifest takes no other file's place" {
  batch
  echo "của tôi" >m.csv
  generate --manifest m.csv
  ended 1 "--manifest: lỗi" "không phải là bảng kê" KH1274
  [ "$(cat m.csv)" = "của tôi" ]
  [ ! -e ra ]
  mkdir d.json
  generate --manifest d.json
  ended 3 KH0705
  generate --manifest m.txt
  ended 2 "--manifest: lỗi" KH1273
  generate --manifest xa.csv
  ended 1 KH1274
  generate --manifest khong/co.csv
  ended 3 KH0701
  files_in ra
}

@test "an archive: --zip has a manifest, and none where the archive isn't whole" {
  batch
  try generate --each xa.csv --zip ra.zip --manifest m.csv a.ini
  ended 0 "đã ghi: 3 trong 3"
  mkdir ra
  python3 -m zipfile -e ra.zip ra
  [ "$(lines_of m.csv)" = "1:written 2:written 3:written" ]
  needs_mounting
  cp m.csv before
  KEHOACH=$kehoach where_mounting "
    mount -t tmpfs -o size=12k tmpfs '$folder/disk' &&
    cd '$folder' && \"\$KEHOACH\" generate --each xa.csv --zip disk/ra.zip --manifest m.csv a.ini 2>err; echo \$? >status"
  [ "$(cat status)" = 3 ]
  cmp m.csv before
}

@test "what is for lists and files alone" {
  good >a.ini
  try generate --manifest m.csv a.ini
  ended 2 --manifest
  batch
  try generate --each xa.csv --format text --manifest m.csv a.ini
  ended 2 "--manifest"
  try generate --shard 1/2 a.ini
  ended 2 "KH1272"
  for shard in 0/3 4/3 1/0 / 1 1/ /2 a/2 1/2/3 -1/2 " 1/2" 1/99999999999999999999; do
    generate --shard "$shard"
    ended 2 "--shard: lỗi: --shard nhận K/N" KH1270
  done
  [ ! -e ra ] && [ ! -e m.csv ]
}

# Parts 1 to N of a list, as m/K.csv, and the files in ra.
parts() { # N
  mkdir -p m
  for k in $(seq "$1"); do
    "$kehoach" generate --each xa.csv --out-dir ra --shard "$k/$1" --manifest "m/$k.csv" a.ini 2>/dev/null || return 1
  done
}

@test "parts of which some are missing, twice, different, broken, of another run" {
  batch $(seq -f 'xã_Số_%g' 9)
  sed -i 's/_/ /g' xa.csv
  parts 4
  try merge-manifests -o all.csv --check-files ra m/*.csv
  ended 0
  try merge-manifests -o some.csv m/2.csv m/4.csv
  ended 1 "m/2.csv: lỗi: thiếu bảng kê của phần 1, 3 trong 4 phần; thêm bảng kê ấy" "5 hàng không có trong phần nào: 1, 3, 5, 7, 9;" KH1285 KH1286
  try merge-manifests some.csv
  ended 1 KH1286
  try merge-manifests -o again.csv some.csv m/1.csv m/3.csv
  ended 0
  cmp all.csv again.csv
  try merge-manifests -o again.csv m/*.csv m/3.csv
  ended 0 "2 hàng có trong hai phần trở lên, giống hệt nhau: 3, 7; bảng kê" KH1288
  cmp all.csv again.csv
  rm again.csv

  sed '2s/,[0-9a-f]\{64\},/,'"$(printf %064d 7)"',/' m/3.csv >other.csv
  try merge-manifests -o again.csv m/*.csv other.csv
  ended 1 "other.csv: lỗi: hàng 3 (\`xã Số 3.docx\`) ở đây khác với ở \`m/3.csv\`" KH1283 "chưa ghi tệp nào"
  sed 's/Số 3.docx/Số 4.DOCX/' m/3.csv >other.csv
  try merge-manifests -o again.csv m/1.csv m/2.csv m/4.csv other.csv
  ended 1 "là tệp của cả hàng 3 lẫn hàng 4" KH1284
  head -c -20 m/3.csv >other.csv
  try merge-manifests -o again.csv m/1.csv other.csv
  ended 1 "other.csv: lỗi: bảng kê \`other.csv\` bị hỏng hoặc đã sửa ở dòng 3" KH1281
  for change in 's/,written,/,wrote,/' 's/,3,4,/,2,4,/' 's/Số 3.docx/..\/3.docx/' 's/^1,3,/1,4,/' 's/^1,3,/1,,/' 's/^1,/2,/' \
      's/^\(1,3,.*\)$/\1,x/' 's/,9,r/,2,r/' 's/,written,/,left,/' 's/docx,[0-9]*/docx,-5/'; do
    sed "2$change" m/3.csv >other.csv
    if cmp -s m/3.csv other.csv; then false; fi
    try merge-manifests -o again.csv m/1.csv other.csv
    ended 1 KH1281
  done
  { cat m/3.csv; sed -n 2p m/3.csv | sed 's/^1,3,/1,4,/; s/,9,r/,8,r/; s/,[0-9a-f]\{64\}$/,'"$(printf %064d 7)"'/'; } >other.csv
  try merge-manifests -o again.csv m/1.csv other.csv
  ended 1 KH1281 # of another run
  { head -n 1 m/3.csv; printf '1,3,"xã ""Ba"""x,\n1,4,"xã'; } >other.csv
  try merge-manifests -o again.csv m/1.csv other.csv
  ended 1 KH1281
  { head -n 1 m/3.csv; printf '1,3,"xã Ba\n'; } >other.csv
  try merge-manifests -o again.csv m/1.csv other.csv
  ended 1 KH1281 # its quote isn't closed
  { cat m/3.csv; printf '\xff\n'; } >other.csv
  try merge-manifests -o again.csv m/1.csv other.csv
  ended 1 KH0107
  { head -c 40 m/3.csv; } >other.csv
  try merge-manifests -o again.csv m/1.csv other.csv a.ini
  ended 1 "other.csv: lỗi" "a.ini: lỗi" KH1280
  try merge-manifests -o again.csv m/1.csv missing.csv
  ended 3 KH0101
  sed -i 's/Ra quân/Ra quân lại/' a.ini
  mkdir n
  "$kehoach" generate --each xa.csv --out-dir ra --shard 3/4 --manifest n/3.csv a.ini 2>/dev/null
  try merge-manifests -o again.csv m/1.csv n/3.csv
  ended 1 "n/3.csv: lỗi" "\`m/1.csv\`" KH1282
  [ ! -e again.csv ]
  try merge-manifests
  ended 2 "cần bảng kê"
  try merge-manifests -o again.txt m/1.csv
  ended 2 KH1273
}

@test "broken JSON parts" {
  batch
  generate --manifest m.json
  for change in 's/"rows": 3/"rows": 2/' 's/"row": 2/"row": "2"/' 's/"shard": 1/"shard": 0/' 's/written/wrote/' \
      's/"files": \[/"filet": [/' 's/"sha256": "./"sha256": "/' 's/"bytes": /"bytes": -/' 's/, "unit": "xã Một"/, "unit": 7/'; do
    sed "$change" m.json >n.json
    if cmp -s m.json n.json; then false; fi
    try merge-manifests n.json
    [[ $change == *unit* ]] || ended 1 KH1281
  done
  head -c -9 m.json >n.json
  try merge-manifests n.json
  ended 1 "n.json:" KH1403
}

@test "files that aren't as the manifest says" {
  batch "xã Một" "xã Hai" "xã Ba" "xã Bốn"
  generate --manifest m.csv
  rm "ra/xã Một.docx"
  echo >>"ra/xã Hai.docx"
  printf X | dd of="ra/xã Ba.docx" bs=1 seek=100 conv=notrunc status=none
  try merge-manifests -o n.csv --check-files ra m.csv
  ended 1 "ra/xã Một.docx: lỗi: thiếu tệp này của hàng 1; chép lại" KH1290 "ra/xã Hai.docx: lỗi" "ra/xã Ba.docx: lỗi" KH1291 "3 lỗi"
  cmp m.csv n.csv
  try merge-manifests --check-files khong m.csv
  ended 2 "khong: lỗi" KH1289
}
