#!/usr/bin/env bats
# Parts of a list, made apart: together they are what one run makes. The examples of
# docs/distributed.md are run as they stand there.
load common

# A plan for units of a list, and the list: a row a number.
batch() { # ROWS
  plan 'trích yếu = Ra quân' | sed '/^tên = \|^\[cơ quan\]\|^họ tên\|^địa danh/d' >ke-hoach.ini
  { echo 'tên,họ tên'; for i in $(seq "$1"); do echo "xã Số $i,Lê An $i"; done; } >xa.csv
}

# Both runs' folders and manifests are alike: one, and N parts in `ra`.
parts_are_one() { # N [ARGUMENT]…
  local n=$1 k; shift
  rm -rf ra phan
  mkdir phan
  for k in $(seq "$n" -1 1); do
    try generate --out-dir ra --shard "$k/$n" --manifest "phan/$k.csv" "$@"
    [ "$status" = 0 ] || { echo "$k/$n: $err"; return 1; }
  done
  diff -r one ra
  try merge-manifests -o tat-ca.csv --check-files ra phan/*.csv
  ended 0
  cmp one.csv tat-ca.csv
}

@test "parts of a list come to what one run makes" {
  batch 23
  try generate --each xa.csv --out-dir one --manifest one.csv ke-hoach.ini
  [ "$status" = 0 ]
  [ "$(ls one | wc -l)" = 23 ]
  for n in 1 2 3 4 5 23 26; do
    parts_are_one $n --each xa.csv ke-hoach.ini
  done
}

@test "parts of lists of three levels, with a name that only the plan gives" {
  cp "$tests"/../samples/kon-tum/* .
  head -n 24 xa.csv >some.csv
  args=(--level xa --each huyen.csv --each some.csv --name "{{don_vi.ten}} {{van_ban.ky_hieu}}" --split-annexes ke-hoach.ini)
  try generate --out-dir one --manifest one.csv "${args[@]}"
  if [[ $err == *KH0846* ]]; then # the sign has a stroke, which no name has
    args[6]="{{don_vi.ten}} {{don_vi.thuoc}} {{van_ban.dia_danh}}"
    try generate --out-dir one --manifest one.csv "${args[@]}"
  fi
  [ "$status" = 0 ] || { echo "$err"; false; }
  for n in 3 5; do
    parts_are_one $n "${args[@]}"
  done
}

@test "a part's rows are spread over the list, and told of" {
  batch 5
  try generate --each xa.csv --out-dir ra --shard 2/3 ke-hoach.ini
  ended 0 "đã ghi: 2 trong 2"
  [ "$(ls ra)" = "$(printf 'xã Số %s.docx\n' 2 5)" ]
  try generate --each xa.csv --out-dir ra --shard 6/6 --lang en ke-hoach.ini
  ended 0 "written: 0 of 0 plans"
  try generate --each xa.csv --format text --shard 3/3 ke-hoach.ini
  [ "$status" = 0 ]
  [ "$(grep '^== ' <<<"$out")" = "== xã Số 3 ==" ]
}

@test "two rows with one file name stop every part, as they stop one run" {
  batch 6
  sed -i 's/xã Số 5,/Xã số 2,/' xa.csv
  printf 'xã Một,Số 2\nphường Một,Số 3\n' >>xa.csv
  for name in "{{don_vi.ten}}" "{{ky.ho_ten}}" "{{don_vi.ten_rieng}}" "{{van_ban.dia_danh}}"; do
    try generate --each xa.csv --out-dir ra --name "$name" ke-hoach.ini
    twice=$(grep -c KH0845 <<<"$err" || true)
    whole=$(grep --no-group-separator -A 2 KH0845 <<<"$err" || true)
    for n in 2 3 8 9; do
      for k in $(seq $n); do
        try generate --each xa.csv --out-dir ra --name "$name" --shard $k/$n ke-hoach.ini
        if [ "$twice" != 0 ]; then
          ended 1 KH0845
          diff <(grep --no-group-separator -A 2 KH0845 <<<"$err") - <<<"$whole"
          [ ! -e ra ]
        else
          [ "$status" = 0 ]
        fi
      done
    done
    [ "$twice" = 0 ] || found=yes
    rm -rf ra
  done
  [ "$found" = yes ]
}

@test "with --keep-going the rows of one name are left out of whichever part has them" {
  batch 6
  sed -i 's/xã Số 5,/Xã số 2,/' xa.csv
  try generate --each xa.csv --out-dir one --keep-going ke-hoach.ini
  ended 1 KH0845
  for k in 1 2 3; do
    try generate --each xa.csv --out-dir ra --keep-going --shard $k/3 --manifest $k.csv ke-hoach.ini
    ended 1 KH0845
  done
  diff -r one ra
  try merge-manifests ?.csv
  ended 1 "2 hàng chưa có văn bản" ": 2, 5;" KH1287
}

@test "what is to be said of a row is said by the part that has it, and by no other" {
  cp "$tests"/cases/list-three-levels/{huyen.csv,xa.csv} .
  cp -r "$tests"/cases/list-three-levels/templates .
  cp "$tests"/cases/list-three-levels/input.ini ke-hoach.ini
  printf 'xã CỒN MÂY,huyện An Phú,Cồn Mây,An\nxã Cồn Sim,,Cồn Sim,Ba\nxã Cồn Dừa,,Cồn Dừa,Tư\nxã Cồn Tre,,Cồn Tre,Năm\n' >>xa.csv
  args=(--level xa --each huyen.csv --each xa.csv --check-only --name '{{ky.ho_ten}}')
  try generate "${args[@]}" ke-hoach.ini
  ended 0 KH0874 KH0875 KH0891
  one=$(grep -cE '\[KH(0874|0875)\]$' <<<"$err")
  for n in 2 9; do
    all=''
    for k in $(seq $n); do
      try generate "${args[@]}" --shard $k/$n ke-hoach.ini
      [ "$status" = 0 ]
      # rows count from the first of all lists: two districts stand before line 2 of xa.csv
      while IFS=: read -r file line _; do
        at=$((line - 1)); [ "$file" != xa.csv ] || at=$((at + 2))
        [ $(((at - 1) % n)) = $((k - 1)) ] || { echo "$k/$n: $file:$line"; false; }
      done < <(grep -E '\[KH(0874|0875|0891)\]$' <<<"$err")
      all+=$err$'\n'
    done
    [ "$(grep -cE '\[KH(0874|0875)\]$' <<<"$all")" = "$one" ]
    [ "$(grep -c '\[KH0891\]$' <<<"$all")" -ge 1 ]
  done
  [ "$(grep -c '\[KH0891\]$' <<<"$all")" = 4 ] # nine parts: each has one such row at most
}

@test "a part doesn't say of the list what only the whole knows" {
  batch 4
  sed -i 's/Các thôn/Nhân dân/' ke-hoach.ini
  sed -i '1s/$/,đội/; 2,$s/$/,Đội 1/; 5s/xã/phường/' xa.csv
  try generate --each xa.csv --check-only ke-hoach.ini
  ended 0 "cột \`đội\`" KH0877
  for k in 1 2 3 4; do
    try generate --each xa.csv --out-dir ra --shard $k/4 --strict ke-hoach.ini
    ended 0 "--shard: lưu ý: 1 cảnh báo về cả danh sách" KH1271
    [[ $err != *KH0877* ]]
  done
  printf '[cấp phường]\nmo_dau.noi_dung = Có {{don_vi.doi}}.\n' >>ke-hoach.ini
  rm -rf ra
  try generate --each xa.csv --out-dir one --strict ke-hoach.ini
  ended 0 "đã ghi: 4 trong 4"
  for k in 1 2 3 4; do
    try generate --each xa.csv --out-dir ra --shard $k/4 --strict ke-hoach.ini
    ended 0 "đã ghi: 1 trong 1"
  done
  diff -r one ra
}

@test "what concerns the plans of all parts is told by each of them, and with --strict stops each" {
  batch 6
  sed -i 's/Ra quân/Ra quân./' ke-hoach.ini
  sed -i '1s/$/,ngày/; 2s/$/,45678/; 3,$s/$/,/' xa.csv # a row of the first part
  try generate --each xa.csv --check-only ke-hoach.ini
  [[ $err == *"[KH0602]"* && $err == *"[KH0810]"* ]]
  one=$err
  for k in 1 2 3; do
    try generate --each xa.csv --out-dir ra --keep-going --shard $k/3 ke-hoach.ini
    for code in KH0602 KH0810; do
      [ "$(grep -c "\[$code\]$" <<<"$err")" = "$(grep -c "\[$code\]$" <<<"$one")" ]
    done
    rm -rf ra
    try generate --each xa.csv --out-dir ra --strict --shard $k/3 ke-hoach.ini
    ended 1 "[KH0602]"
    [ ! -e ra ]
  done
}

# ---- the examples of docs/distributed.md ----

example() { # NAME
  awk -v name="$1" '/^```/ { inside = $2 == name; next } inside' "$tests/../docs/distributed.md" >"$1"
  [ -s "$1" ] || { echo "there is no example $1"; return 1; }
}

# The list, the one run's result, and the program on PATH.
ready() { # ROWS
  batch "$1"
  mkdir bin
  ln -s "$kehoach" bin/kehoach
  export PATH=$folder/bin:$PATH
  kehoach generate --each xa.csv --out-dir one --manifest one.csv ke-hoach.ini 2>/dev/null
}

@test "GNU parallel: slots of this machine, and one part again" {
  command -v parallel >/dev/null || skip "GNU parallel is not installed"
  ready 23
  example parallel.sh
  HOME=$folder bash -eu parallel.sh 2>/dev/null
  diff -r one ra
  cmp one.csv tat-ca.csv
  [ "$(wc -l <phan/log)" = 9 ]
  rm phan/3.csv "ra/xã Số 3.docx"
  try merge-manifests -o tat-ca.csv phan/*.csv
  ended 1 "phần 3 trong 8" KH1285 KH1286
  try generate --each xa.csv --out-dir ra --resume --shard 3/8 --manifest phan/3.csv ke-hoach.ini
  [ "$status" = 0 ]
  diff -r one ra
  try merge-manifests -o tat-ca.csv phan/*.csv
  ended 0
  python3 - <<'PY'
import csv
lines = list(csv.DictReader(open("tat-ca.csv", encoding="utf-8-sig")))
assert [int(l["row"]) for l in lines if l["status"] == "same"] == [11, 19], lines
PY
}

# An ssh server of this test alone, on a free port of the loopback, for this user's new key; `ssh`
# on PATH goes to it.
serve_ssh() {
  local sshd
  sshd=$(PATH=$PATH:/usr/sbin:/sbin command -v sshd) || skip "sshd is not installed (openssh-server)"
  command -v ssh-keygen >/dev/null || skip "ssh is not installed (openssh-client)"
  if [ "$(id -u)" = 0 ]; then
    getent passwd sshd >/dev/null || skip "there is no user sshd, which sshd wants of root"
    mkdir -p -m 755 /run/sshd 2>/dev/null || skip "/run/sshd can't be made, which sshd wants of root"
  fi
  mkdir -m 700 ssh
  ssh-keygen -q -t ed25519 -N "" -f ssh/host
  ssh-keygen -q -t ed25519 -N "" -f ssh/user
  cp ssh/user.pub ssh/authorized
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  cat >ssh/config <<CONFIG
Port $port
ListenAddress 127.0.0.1
HostKey $folder/ssh/host
AuthorizedKeysFile $folder/ssh/authorized
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
SetEnv PATH=$PATH LC_ALL=C.UTF-8
MaxStartups 100
CONFIG
  "$sshd" -D -e -f ssh/config 2>ssh/log 3>&- &
  ssh_server=$!
  real_ssh=$(command -v ssh)
  cat >bin/ssh <<SSH
#!/bin/sh
exec "$real_ssh" -F none -p $port -i "$folder/ssh/user" -o IdentitiesOnly=yes -o BatchMode=yes \
  -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR "\$@"
SSH
  chmod 755 bin/ssh
  for _ in $(seq 100); do
    ! ssh 127.0.0.1 true 2>/dev/null || return 0
    kill -0 $ssh_server 2>/dev/null || break
    sleep 0.1
  done
  cat ssh/log
  return 1
}

@test "GNU parallel: hosts over ssh" {
  command -v parallel >/dev/null || skip "GNU parallel is not installed"
  ready 23
  serve_ssh
  example parallel-ssh.sh
  status=0
  HOME=$folder HOSTS=2/127.0.0.1,1/localhost timeout 120 bash -eu parallel-ssh.sh 2>err || status=$?
  kill $ssh_server
  wait $ssh_server || true
  [ "$status" = 0 ] || { cat err ssh/log; false; }
  diff -r one ra
  cmp one.csv tat-ca.csv
  # all were run there: the log names a host for each
  [ "$(awk 'NR > 1 { print $2 }' phan/log | sort -u)" = "$(printf '127.0.0.1\nlocalhost\n')" ]
}

@test "Slurm: each task of the array, and one again" {
  ready 23
  example ke-hoach.sbatch
  head -n 1 ke-hoach.sbatch | grep -qx '#!/bin/bash'
  array=$(sed -n 's/^#SBATCH --array=1-//p' ke-hoach.sbatch)
  mkdir elsewhere
  chmod 755 ke-hoach.sbatch
  for task in $(seq "$array") 7; do
    (cd elsewhere && SLURM_SUBMIT_DIR=$folder SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=$array \
      ../ke-hoach.sbatch 2>/dev/null)
  done
  diff -r one ra
  try merge-manifests -o tat-ca.csv phan/*.csv
  ended 0
  sed -i 's/,same,/,written,/' tat-ca.csv # the task that ran again found its files there
  cmp one.csv tat-ca.csv
}

# What the pod runs: command and arguments from the YAML, with the index of each.
@test "Kubernetes: each index of the job" {
  python3 -c 'import yaml' 2>/dev/null || skip "python3 has no yaml"
  ready 23
  example job.yaml
  python3 - "$folder" <<'PY'
import os, subprocess, sys, yaml
job = yaml.safe_load(open("job.yaml", encoding="utf-8"))
spec = job["spec"]
assert (job["apiVersion"], job["kind"], spec["completionMode"]) == ("batch/v1", "Job", "Indexed")
pod = spec["template"]["spec"]
assert pod["restartPolicy"] in ("Never", "OnFailure")
container, = pod["containers"]
mounted = {m["name"]: m["mountPath"] for m in container["volumeMounts"]}
assert set(mounted) == {v["name"] for v in pod["volumes"]}
assert container["workingDir"] in mounted.values()
for index in range(spec["completions"]):
    subprocess.run(container["command"], check=True, cwd=sys.argv[1], stderr=subprocess.DEVNULL,
                   env={**os.environ, "JOB_COMPLETION_INDEX": str(index)})
PY
  diff -r one ra
  try merge-manifests -o tat-ca.csv phan/*.csv
  ended 0
  cmp one.csv tat-ca.csv
}
