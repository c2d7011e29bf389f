# Types lines into an interactive bash or zsh on a terminal of its own and prints what its editor makes of them.
#
#   zsh -f type.zsh bash|zsh SCRIPT FILE LINE...
#
# SCRIPT is the completion script, FILE is written to. Behind a LINE that starts with "*" all candidates are inserted,
# behind any other one TAB is pressed. Prints the edited line for each LINE.
zmodload zsh/zpty
kind=$1 script=$2 out=$3
shift 3

case $kind in
    bash)
        print -r -- "
            PS1= PS2=
            . $script
            bind 'set bell-style none' 'set completion-query-items 0' 'set page-completions off'
            bind '\"\\C-xa\": insert-completions'
            keep() { printf '%s\\n' \"\$READLINE_LINE\" >$out.new; mv $out.new $out; READLINE_LINE=; }
            bind -x '\"\\C-xk\": keep'
        " >$out.rc
        zpty shell "bash --norc --noprofile -i"
        ;;
    zsh)
        print -r -- "
            PS1= PS2=
            unsetopt beep zle_bracketed_paste prompt_sp
            autoload -Uz compinit && compinit -u -D
            . $script
            everything() { _main_complete; compstate[insert]=all }
            zle -C everything complete-word everything
            bindkey '^Xa' everything
            keep() { print -r -- \"\$BUFFER\" >$out.new; mv $out.new $out; BUFFER=; }
            zle -N keep
            bindkey '^Xk' keep
        " >$out.rc
        zpty shell "zsh -f -i"
        ;;
esac

await() { # until the shell has written its answer; what it shows meanwhile is of no interest
    local shown
    SECONDS=0
    until [[ -s $out ]]; do
        zpty -r -t shell shown || sleep 0.02
        ((SECONDS < 20)) || { print -r -- "no answer to: $1"; exit 1; }
    done
}

rm -f $out
zpty -w shell " . $out.rc; echo ready >$out"
await "the script"
for line; do
    rm -f $out
    if [[ $line == '*'* ]]; then
        zpty -w -n shell "${line#\*}"$'\x18a\x18k'
    else
        zpty -w -n shell "$line"$'\t\x18k'
    fi
    await "$line"
    print -r -- "$(<$out)"
done
zpty -d shell
