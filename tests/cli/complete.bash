# What bash would offer, as readline asks it: complete.bash SCRIPT LINE → a word a line, blanks at the
# end of the line kept. The line is cut as readline cuts it: at blanks and at = and :, but not in quotes.
compopt() { echo "compopt $*" >&3; } # it is for completions under way alone
source "$1"
COMP_LINE=$2 COMP_POINT=${#2}
readarray -t COMP_WORDS < <(python3 - "$2" <<'PY'
import re, sys
words = re.findall(r'''(?:\\.|'[^']*'?|"(?:\\.|[^"])*"?|[^\s=:'"\\])+|[=:]+''', sys.argv[1])
if sys.argv[1].endswith(" ") and not sys.argv[1].endswith("\\ "):
    words.append("")
print("\n".join(words))
PY
)
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
complete -p kehoach >&3
_kehoach
[ ${#COMPREPLY[@]} = 0 ] || printf '%s\n' "${COMPREPLY[@]}"
