package netnsh.doc;

import java.util.ArrayList;
import java.util.List;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/**
 * Completion for bash, zsh and fish. The first word is static, from the list of verbs, and needs no start of the program;
 * whatever follows (keywords, live namespaces and interfaces) comes from the hidden {@code netnsh complete}, which prints a
 * candidate a line, with a tab and its help.
 */
public final class Completions {
    private Completions() {}

    private static final String HEAD = "# Written from the declarations by \"netnsh doc %s\"; do not edit.\n";

    /** The script for bash. */
    public static String bash() {
        return HEAD.formatted("bash") + """
            _netnsh() {
                local line=${COMP_LINE:0:COMP_POINT} here=${COMP_WORDS[COMP_CWORD]} word candidate
                local -a words
                read -ra words <<<"$line"
                [[ $line == *[[:space:]] ]] && words+=("")
                word=${words[-1]}
                COMPREPLY=()
                if ((${#words[@]} == 2)) && [[ $word != @* ]]; then
                    COMPREPLY=($(compgen -W "@VERBS@" -- "$word"))
                    compopt -o default 2>/dev/null
                    return
                fi
                # The shell breaks words at ":" "=" and "@"; what it thinks is typed already must not be given again.
                local typed=${word%"$here"}
                [[ $here == [:=@] ]] && typed=$word
                while IFS=$'\\t' read -r candidate _; do
                    [[ -n $candidate ]] && COMPREPLY+=("${candidate#"$typed"}")
                done < <("${words[0]}" complete -- "${words[@]:1}" 2>/dev/null)
                [[ ${COMPREPLY[0]-} == */ || ${COMPREPLY[0]-} == *: ]] && compopt -o nospace 2>/dev/null
                return 0
            }
            complete -F _netnsh netnsh
            """.replace("@VERBS@", String.join(" ", names()));
    }

    /** The script for zsh. */
    public static String zsh() {
        List<String> verbs = new ArrayList<>();
        for (Verb v : Verbs.all()) {
            verbs.add("        " + quote(v.name() + ":" + v.summary()));
        }
        return "#compdef netnsh\n" + HEAD.formatted("zsh") + """
            _netnsh() {
                local -a verbs found
                local candidate help
                verbs=(
            @VERBS@
                )
                if ((CURRENT == 2)) && [[ $words[CURRENT] != @* ]]; then
                    _describe -t commands command verbs
                    _files
                    return
                fi
                while IFS=$'\\t' read -r candidate help; do
                    found+=("${candidate//:/\\\\:}:$help")
                done < <($words[1] complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)
                _describe -t values value found
            }
            if [[ $funcstack[1] == _netnsh ]]; then
                _netnsh "$@"
            else
                compdef _netnsh netnsh
            fi
            """.replace("@VERBS@", String.join("\n", verbs));
    }

    /** The script for fish. */
    public static String fish() {
        StringBuilder out = new StringBuilder(HEAD.formatted("fish"));
        out.append("""
            function __netnsh_complete
                set -l words (commandline -opc)
                $words[1] complete -- $words[2..] (commandline -ct) 2>/dev/null
            end
            function __netnsh_first
                test (count (commandline -opc)) -eq 1; and not string match -q '@*' -- (commandline -ct)
            end
            complete -c netnsh -n __netnsh_first -F
            complete -c netnsh -n 'not __netnsh_first' -f -a '(__netnsh_complete)'
            """);
        for (Verb v : Verbs.all()) {
            out.append("complete -c netnsh -n __netnsh_first -a ")
                    .append(v.name())
                    .append(" -d ")
                    .append(quote(v.summary()))
                    .append('\n');
        }
        return out.toString();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Verb v : Verbs.all()) {
            names.add(v.name());
        }
        return names;
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
