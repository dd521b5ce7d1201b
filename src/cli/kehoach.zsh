#compdef kehoach
# zsh completion for kehoach.
# All that is offered comes from the program itself: `kehoach completion words`.

_kehoach() {
  local line word kind skip endings
  local -a typed lines plain shown open open_shown
  typed=("${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}")
  lines=("${(@f)$("${typed[1]/#\~/$HOME}" completion words -- "${typed[@]}" 2>/dev/null)}")
  for line in "${lines[@]}"; do
    [[ -n $line ]] || continue
    word=${line%%$'\t'*}
    if [[ -z $word ]]; then
      IFS=$'\t' read -r kind skip endings <<<"${line#$'\t'}"
      compset -p "$skip" # a value behind `--option=`
      if [[ $kind = folders ]]; then
        _files -/
      elif [[ $endings = '*' ]]; then
        _files
      else
        _files -g "*.(#i)(${endings// /|})(-.)"
      fi
    elif [[ $word = *[.=] ]]; then
      open+=("$word") open_shown+=("$word  ${line#*$'\t'}")
    else
      plain+=("$word") shown+=("$word  ${line#*$'\t'}")
    fi
  done
  # -U: the program has compared, whatever marks were typed how
  (( ! $#plain )) || compadd -U -l -d shown -a plain
  (( ! $#open )) || compadd -U -l -S '' -d open_shown -a open
}

if [[ $funcstack[1] = _kehoach ]]; then
  _kehoach "$@"
else
  compdef _kehoach kehoach
fi
