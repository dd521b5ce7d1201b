# What the tests of the command line share. Each test runs in a new folder that others may read.
kehoach=$(realpath "${KEHOACH:-$BATS_TEST_DIRNAME/../../build/kehoach}")
tests=$(realpath "$BATS_TEST_DIRNAME/..")

setup() {
  folder=$(mktemp -d)
  chmod 755 "$folder"
  cd "$folder" || exit 1
  umask 022
  unset LANG LANGUAGE LC_MESSAGES NO_COLOR SOURCE_DATE_EPOCH
  unset KEHOACH_TEMPLATES KEHOACH_SOFFICE KEHOACH_SANDBOX FONTCONFIG_FILE XDG_DATA_HOME XDG_DATA_DIRS
  export LC_ALL=C.UTF-8
}

teardown() {
  cd /
  chmod -R u+w "$folder"
  rm -rf "$folder"
}

# A plan that gives no message; more lines may be put into [văn bản].
plan() { # [LINE]…
  printf '[văn bản]\nđịa danh = An Thịnh\n'
  [ $# = 0 ] || printf '%s\n' "$@"
  cat <<'INI'
[cơ quan]
tên = Ủy ban nhân dân xã An Thịnh
[mục I]
tiêu đề = Nội dung
nội dung = Các thôn dọn vệ sinh.
[nơi nhận]
lưu = VT
[ký]
chức vụ = CHỦ TỊCH
họ tên = Nguyễn Đình Khánh
INI
}
good() { plan 'trích yếu = Ra quân' "$@"; }
warned() { plan 'trích yếu = Ra quân.' "$@"; }
wrong() { plan 'trích yếu = Ra quân' 'ngày = 31/02/2026' "$@"; }

# Runs the program: $status, $out (standard output), $err (standard error).
try() { # ARGUMENT…
  status=0
  "$kehoach" "$@" >"$folder/.out" 2>"$folder/.err" || status=$?
  out=$(cat "$folder/.out") err=$(cat "$folder/.err")
  rm -f "$folder/.out" "$folder/.err"
}

# The last status, and words that standard error must hold; no words: it must be empty.
ended() { # STATUS [WORDS]…
  local wanted=$1 words; shift
  if [ "$status" != "$wanted" ]; then
    echo "status $status instead of $wanted"; echo "$err"; return 1
  fi
  if [ $# = 0 ] && [ -n "$err" ]; then
    echo "unexpected:"; echo "$err"; return 1
  fi
  for words; do
    if [[ $err != *"$words"* ]]; then echo "no \"$words\" in:"; echo "$err"; return 1; fi
  done
}

is_document() { # FILE
  python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); sys.exit(z.testzip() is not None or "word/document.xml" not in z.namelist())' "$1"
}

# Nothing is in the folder but these files.
holds_only() { # FILE…
  [ "$(ls -A "$folder" | sort)" = "$(printf '%s\n' "$@" | sort)" ] || { ls -lA "$folder"; return 1; }
}

# Runs a command as a user whom permissions bind.
as_nobody() { # COMMAND…
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"
  else
    "$@"
  fi
}

needs_nobody() {
  as_nobody "$kehoach" --version >/dev/null 2>&1 || skip "no way to run as a user without rights"
}

# Runs a shell script where it may mount.
where_mounting() { # SCRIPT
  unshare "$([ "$(id -u)" = 0 ] && echo -m || echo -rm)" bash -c "$1"
}

needs_mounting() {
  mkdir -p "$folder/disk"
  where_mounting "mount -t tmpfs -o size=64k tmpfs '$folder/disk'" 2>/dev/null || skip "mounting is not allowed here"
}
