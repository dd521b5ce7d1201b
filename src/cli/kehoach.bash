# bash completion for kehoach                                             -*- shell-script -*-
# All that is offered comes from the program itself: `kehoach completion words`.

# A word of the line as the shell would read it: without quotes and backslashes.
_kehoach_plain() { # WORD
  local rest=$1 quote='' out='' c
  while [[ -n $rest ]]; do
    c=${rest:0:1} rest=${rest:1}
    if [[ $c == '\' && $quote != "'" && ( -z $quote || $rest == [\\\"\$\`]* ) ]]; then
      out+=${rest:0:1} rest=${rest:1}
    elif [[ -z $quote && ( $c == "'" || $c == '"' ) ]]; then
      quote=$c
    elif [[ $c == "$quote" ]]; then
      quote=''
    else
      out+=$c
    fi
  done
  REPLY=$out
}

# Offers names of files that begin with a word: folders, and what has one of the endings.
_kehoach_files() { # BEFORE-THE-NAME BEGUN CUT [ENDING]…
  local lead=$1 begun=$2 cut=$3 name ending; shift 3
  while IFS= read -r name; do
    [[ ${name##*/} != .* || ${begun##*/} == .* ]] || continue # hidden
    for ending in / "$@"; do
      [[ $ending != '*' && ${name,,} != *."$ending" && ( $ending != / || ! -d ${name/#'~'/$HOME} ) ]] || {
        name=$lead$name
        COMPREPLY+=("${name#"$cut"}")
        break
      }
    done
  done < <(compgen -f -- "$begun")
}

_kehoach() {
  local REPLY rest=${COMP_LINE:0:COMP_POINT} word='' cut line kind skip i
  local -a words=() endings
  COMPREPLY=()
  # bash has cut the line at `=` and `:` too: what stands together is one word
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    [[ $rest == *"$word"* ]] || word=${rest#"${rest%%[![:space:]]*}"} # the cursor stands inside it
    if [[ $i -gt 0 && $rest == "$word"* && ( -n $word || -z $rest ) ]]; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    rest=${rest#*"$word"}
  done
  # what readline leaves as it is, and what it replaces
  [[ $word == *[!=:]* ]] || word=''
  cut=${words[${#words[@]} - 1]}
  cut=${cut%"$word"}
  _kehoach_plain "$cut"; cut=$REPLY
  for i in "${!words[@]}"; do
    _kehoach_plain "${words[i]}"; words[i]=$REPLY
  done
  word=${words[${#words[@]} - 1]}

  compopt -o filenames 2>/dev/null # blanks in a word are quoted, as in names of files
  while IFS= read -r line; do
    if [[ $line == $'\t'* ]]; then
      read -r kind skip line <<<"$line"
      IFS=' ' read -r -a endings <<<"$line"
      _kehoach_files "${word:0:skip}" "${word:skip}" "$cut" "${endings[@]}"
    else
      line=${line%%$'\t'*}
      [[ $line != *[.=] ]] || compopt -o nospace 2>/dev/null
      COMPREPLY+=("${line#"$cut"}")
    fi
  done < <("${words[0]/#'~'/$HOME}" completion words -- "${words[@]}" 2>/dev/null)
}
complete -F _kehoach kehoach
