# Completion of coordinator: coordinator completion fish | source
function __coordinator_complete
    set -l rest (string replace -r '^\S+\s?' '' -- (commandline -cp))
    coordinator "[suggest:"(string length -- "$rest")"]" "$rest" 2>/dev/null
end
complete -c coordinator -a '(__coordinator_complete)'
