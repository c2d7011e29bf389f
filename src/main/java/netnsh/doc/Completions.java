package netnsh.doc;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Usage;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/**
 * Completion for bash, zsh and fish. The first word is static, from the list of verbs and the program's own options, and
 * needs no start of the program; whatever follows (keywords, live namespaces and interfaces) comes from the hidden
 * {@code netnsh complete}, which prints a candidate a line, with a tab and its help. It takes the words as they would
 * reach the program and gives names as they are: quoting is the script's part.
 */
public final class Completions {
    private Completions() {}

    private static final String HEAD =
            "# Written from the declarations by \"netnsh doc %s\" (scripts/docs); do not edit.\n";

    /**
     * The script for bash.
     *
     * @param options the options of the program's own command line
     * @param tasks first words that are no commands
     */
    public static String bash(List<Usage.Clause> options, List<Usage.Clause> tasks) {
        List<String> words = new ArrayList<>();
        for (Verb v : Verbs.all()) {
            words.addAll(v.word().spellings());
        }
        words.add("ip");
        tasks.forEach(t -> words.add(t.usage()));
        options.forEach(o -> words.addAll(names(o)));
        return HEAD.formatted("bash")
                + "# Use: source this file, or install it as /usr/share/bash-completion/completions/netnsh\n"
                + """

                # Sets plain to the word $1 without its quotes; an open quote is taken for closed.
                _netnsh_plain() {
                    local word=$1 c quote=
                    plain=
                    while [[ $word ]]; do
                        c=${word:0:1} word=${word:1}
                        case $quote$c in
                            "''" | '""') quote= ;;
                            \\' | '"') quote=$c ;;
                            '\\' | '"\\') plain+=${word:0:1} word=${word:1} ;;
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
                        done < <(compgen -W "@WORDS@" -- "$word")
                        # a command file
                        compopt -o default -o bashdefault 2>/dev/null
                        return
                    fi
                    # what stands in front of the last of these parting characters must not be given again
                    local here=${COMP_WORDS[COMP_CWORD]} last=${raw[-1]} parts=${COMP_WORDBREAKS//[!:=@]/}
                    typed=
                    if [[ $parts && $last == *["$parts"]* && $here != [\\'\\"]* ]]; then
                        _netnsh_plain "${last%"${last##*["$parts"]}"}"
                        typed=${plain%@} # readline keeps an @ that stands in front
                    fi
                    while IFS=$'\\t' read -r candidate _; do
                        [[ $candidate == "$word"* ]] || continue
                        candidate=${candidate#"$typed"}
                        # inside an open quote readline adds the other one
                        if [[ $candidate == *[!A-Za-z0-9_@%+=:,./-]* && $here != [\\'\\"]* ]]; then
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
                """.replace("@WORDS@", String.join(" ", words));
    }

    /**
     * The script for zsh.
     *
     * @param options the options of the program's own command line
     * @param tasks first words that are no commands
     */
    public static String zsh(List<Usage.Clause> options, List<Usage.Clause> tasks) {
        List<String> verbs = new ArrayList<>();
        for (Verb v : Verbs.all()) {
            verbs.add("        " + quote(v.name() + ":" + v.summary()));
        }
        tasks.forEach(t -> verbs.add("        " + quote(t.usage() + ":" + t.help())));
        for (Usage.Clause o : options) {
            names(o).forEach(name -> verbs.add("        " + quote(name + ":" + o.help())));
        }
        return "#compdef netnsh\n" + HEAD.formatted("zsh")
                + "# Use: source this file behind compinit, or install it as _netnsh in a folder of $fpath\n"
                + """

                _netnsh() {
                    local -a first texts lines
                    local candidate help
                    first=(
                @VERBS@
                    )
                    if ((CURRENT == 2)) && [[ $words[2] != @* ]]; then
                        _describe -t commands command first
                        _files
                        return
                    fi
                    while IFS=$'\\t' read -r candidate help; do
                        texts+=("$candidate")
                        lines+=("$candidate${help:+  -- $help}")
                    done < <("${(Q)words[1]}" complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
                    # what ends like this goes on: no blank behind it
                    local -a open shut openlines shutlines
                    local i
                    for ((i = 1; i <= $#texts; i++)); do
                        if [[ $texts[i] == *[/:.=] ]]; then
                            open+=("$texts[i]") openlines+=("$lines[i]")
                        else
                            shut+=("$texts[i]") shutlines+=("$lines[i]")
                        fi
                    done
                    (($#open)) && compadd -l -S '' -d openlines -a open
                    (($#shut)) && compadd -l -d shutlines -a shut
                    (($#texts))
                }

                if [[ $funcstack[1] == _netnsh ]]; then
                    _netnsh "$@"
                else
                    compdef _netnsh netnsh
                fi
                """.replace("@VERBS@", String.join("\n", verbs));
    }

    /**
     * The script for fish.
     *
     * @param options the options of the program's own command line
     * @param tasks first words that are no commands
     */
    public static String fish(List<Usage.Clause> options, List<Usage.Clause> tasks) {
        StringBuilder out = new StringBuilder(HEAD.formatted("fish"));
        out.append("# Use: source this file, or install it as ~/.config/fish/completions/netnsh.fish\n");
        out.append("""

            function __netnsh_complete
                set -l words (commandline -opc)
                set -l word (commandline -ct)
                set -l plain (string unescape -- $word); or set plain (string replace -r '^[\\'"]' '' -- $word)
                $words[1] complete $words[2..] "$plain" 2>/dev/null
            end

            function __netnsh_first
                test (count (commandline -opc)) -eq 1; and not string match -q '@*' -- (commandline -ct)
            end

            complete -c netnsh -n __netnsh_first -F
            complete -c netnsh -n 'not __netnsh_first' -f -k -a '(__netnsh_complete)'
            """);
        for (Verb v : Verbs.all()) {
            first(out, v.name(), v.summary());
        }
        tasks.forEach(t -> first(out, t.usage(), t.help()));
        for (Usage.Clause o : options) {
            names(o).forEach(name -> first(out, name, o.help()));
        }
        return out.toString();
    }

    private static void first(StringBuilder out, String word, String help) {
        out.append("complete -c netnsh -n __netnsh_first -a ");
        out.append(fishQuote(word)).append(" -d ").append(fishQuote(help)).append('\n');
    }

    /** {@code -c, --command LINE} as its names. */
    private static List<String> names(Usage.Clause option) {
        List<String> names = new ArrayList<>();
        for (String word : option.usage().split("[, ]+")) {
            if (word.startsWith("-")) {
                names.add(word);
            }
        }
        return names;
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String fishQuote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
