# Completion of coordinator: eval "$(coordinator completion zsh)"
_coordinator() {
  local rest="${BUFFER[1,CURSOR]#* }"
  local -a candidates
  candidates=("${(@f)$(coordinator "[suggest:${#rest}]" "$rest" 2>/dev/null)}")
  compadd -a candidates
}
compdef _coordinator coordinator
