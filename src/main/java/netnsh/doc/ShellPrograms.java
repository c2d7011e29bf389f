package netnsh.doc;

import java.util.List;

/** What is to be known about bash programs, sentence by sentence. */
final class ShellPrograms {
    private ShellPrograms() {}

    /** What runs how. */
    static final List<String> ALL = List.of(
            "`ip`, `bridge`, `sysctl`, `ifconfig`, `route`, `arp`, `brctl` and `vconfig` are functions. They hand their line"
                    + " to netnsh, which works in the caller's network and mount namespace, writes to the caller's standard"
                    + " output and error, and answers with the program's exit status. No process is started. Child shells"
                    + " have the functions too, by way of `BASH_ENV`; a `BASH_ENV` of the user's is read as well.",
            "The installed programs run where the functions are passed by: `command ip`, `/sbin/ip`, `exec ip`, `env`,"
                    + " `sudo`, `xargs`, `timeout`, `find -exec`, programs in other languages, and `sh`.",
            "They also run what netnsh leaves to them: `ip netns exec NS PROGRAM`, `ip monitor`, objects that are not built"
                    + " in, and lines of `sysctl`, `ifconfig`, `route`, `arp`, `brctl` and `vconfig` that it does not"
                    + " understand or that fail, so that the words of the error are the program's. `ip netns exec NS` in"
                    + " front of `ip`, `bridge`, `sysctl` … is done by netnsh, unless there is `/etc/netns/NS`.",
            "In `ip netns exec NS PROGRAM &` and in a pipe the function turns into the program, so that `$!` is the"
                    + " program's process. Netnsh reads the line of the file to know that; inside `eval` it does not know.",
            "A caller that has other rights than netnsh (another user, fewer capabilities, a user namespace or a root of its"
                    + " own) runs the installed programs, and so does one in a process namespace of its own.",
            "`command -v ip` names the installed program's path. For that `command` is a function, too: builtins behind it"
                    + " that set positional parameters or local variables (`command set`, `command local`) have no effect.",
            "Traps of DEBUG and RETURN that functions inherit (`set -T`) see the commands of these functions, too. With bash"
                    + " before 5.1, or `BASH_COMPAT` at 50 or less, the functions run the installed programs.",
            "`$BASH_COMMAND` in a trap of ERR is the function's last command; `type ip` says function.",
            "When netnsh is killed the functions say so and answer with status 255; what outlives a netnsh that has ended"
                    + " runs the installed programs.",
            "`INT` and `QUIT` are the program's affair. Netnsh hands on `TERM` and `HUP` as `TERM`, goes on serving, and ends"
                    + " with the program, after ten seconds at the latest.");
}
