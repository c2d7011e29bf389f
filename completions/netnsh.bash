# Written from the declarations by "netnsh doc bash" (scripts/docs); do not edit.
# Use: source this file, or install it as /usr/share/bash-completion/completions/netnsh

# Sets plain to the word $1 without its quotes; an open quote is taken for closed.
_netnsh_plain() {
    local word=$1 c quote=
    plain=
    while [[ $word ]]; do
        c=${word:0:1} word=${word:1}
        case $quote$c in
            "''" | '""') quote= ;;
            \' | '"') quote=$c ;;
            '\' | '"\') plain+=${word:0:1} word=${word:1} ;;
            *) plain+=$c ;;
        esac
    done
}

_netnsh() {
    # bash parts words at : = and @ too; these are the words as netnsh will see them, up to the cursor
    local rest=${COMP_LINE:0:COMP_POINT} next plain typed word candidate i
    local -a words=() raw=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        next=${rest#"${rest%%[![:space:]]*}"}
        word=${COMP_WORDS[i]}
        ((i < COMP_CWORD)) || word=$next
        if ((i)) && [[ $next == "$rest" && $rest ]]; then
            raw[-1]+=$word
        else
            raw+=("$word")
        fi
        rest=${next#"$word"}
    done
    for word in "${raw[@]}"; do
        _netnsh_plain "$word"
        words+=("$plain")
    done
    word=${words[-1]}
    COMPREPLY=()
    if ((${#words[@]} == 2)) && [[ $word != @* ]]; then
        while IFS= read -r candidate; do
            COMPREPLY+=("$candidate")
        done < <(compgen -W "addr address maddr maddress route rule neigh neighbor neighbour link tunnel tunl tuntap tap monitor netns netconf nexthop bridge ifconfig arp brctl vconfig use gw up down transaction commit rollback confirm sessions scan cable switch uplink nat forward block allow dns hosts ipv4only ipv6only sysctl ping pingall echo sleep source . record run as exec start stop logs spawn wait-port servers save diff apply undo redo history cd export jobs fg bg kill wait help exit quit ip notes test -c --command --dry-run -k --keep-going -v --verbose --sandbox --atomic --drop --as --bash --check --tap --update --map --uplink --patch --files -V --version -h --help" -- "$word")
        # a command file
        compopt -o default -o bashdefault 2>/dev/null
        return
    fi
    # what stands in front of the last of these parting characters must not be given again
    local here=${COMP_WORDS[COMP_CWORD]} last=${raw[-1]} parts=${COMP_WORDBREAKS//[!:=@]/}
    typed=
    if [[ $parts && $last == *["$parts"]* && $here != [\'\"]* ]]; then
        _netnsh_plain "${last%"${last##*["$parts"]}"}"
        typed=${plain%@} # readline keeps an @ that stands in front
    fi
    while IFS=$'\t' read -r candidate _; do
        [[ $candidate == "$word"* ]] || continue
        candidate=${candidate#"$typed"}
        # inside an open quote readline adds the other one
        if [[ $candidate == *[!A-Za-z0-9_@%+=:,./-]* && $here != [\'\"]* ]]; then
            printf -v candidate %q "$candidate"
        fi
        COMPREPLY+=("$candidate")
    done < <("${words[0]}" complete "${words[@]:1}" 2>/dev/null)
    if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *[/:.=] ]]; then
        compopt -o nospace 2>/dev/null
    fi
    return 0
}

complete -F _netnsh netnsh
