# Completion of coordinator: eval "$(coordinator completion bash)"
_coordinator() {
  local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" candidate
  local rest="${line#* }"
  COMPREPLY=()
  while IFS= read -r candidate; do
    if [[ "$candidate" == "$word"* ]]; then COMPREPLY+=("$candidate"); fi
  done < <(coordinator "[suggest:${#rest}]" "$rest" 2>/dev/null | tr -d '\r')
}
complete -o default -F _coordinator coordinator
