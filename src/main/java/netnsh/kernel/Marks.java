package netnsh.kernel;

import java.util.Map;
import java.util.TreeMap;
import netnsh.sys.Pause;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;

/** Processes that are known by an entry of the environment they were started with: /proc/PID/environ of proc(5). */
final class Marks {
    /** Fields of /proc/PID/stat behind the name (proc(5) counts from 1, and two stand before them). */
    private static final int VSIZE = 23 - 3;

    private static final int ENV_START = 50 - 3;
    private static final int ENV_END = 51 - 3;

    /** So many milliseconds a process may take to become another program. */
    private static final int LOOKS = 100;
    /** So many the moment may take in which an environment seems to be there and empty. */
    private static final int EMPTY_LOOKS = 5;

    private Marks() {}

    /** The processes that have a variable, by number, with its value; those that may not be looked at are left out. */
    static Map<Integer, String> of(String variable) {
        Map<Integer, String> all = new TreeMap<>();
        for (String pid : SysFiles.list("/proc")) {
            String environment = environment(pid);
            int at = environment.indexOf("\0" + variable + "=");
            if (at >= 0) {
                int from = at + variable.length() + 2;
                all.put(Integer.valueOf(pid), environment.substring(from, environment.indexOf('\0', from)));
            }
        }
        return all;
    }

    /** Whether a file in /proc is a process that has this entry ({@code NAME=value}). */
    static boolean has(String pid, String entry) {
        return environment(pid).contains("\0" + entry + "\0");
    }

    /** All entries with a NUL byte before and behind each; empty for what is no process, or none that may be looked at. */
    private static String environment(String pid) {
        if (!pid.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return "";
        }
        try {
            String all = SysFiles.readText("/proc/" + pid + "/environ");
            for (int i = 0; all.isEmpty() && i < LOOKS && becomesAnother(pid, i < EMPTY_LOOKS); i++) {
                Pause.millis(1);
                all = SysFiles.readText("/proc/" + pid + "/environ");
            }
            return "\0" + all + (all.endsWith("\0") ? "" : "\0");
        } catch (SysException goneOrNotOurs) {
            return "";
        }
    }

    /**
     * Whether a process that shows no environment has one all the same, or will have it in a moment: in the middle of
     * execve(2) its new memory is there and what it was started with is not yet, and for a moment that begins where it ends
     * (create_elf_tables of fs/binfmt_elf.c), as one that is really empty does.
     *
     * @param doubtful what to answer of such a one
     */
    private static boolean becomesAnother(String pid, boolean doubtful) {
        String stat = SysFiles.readText("/proc/" + pid + "/stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        if (fields.length <= ENV_END || fields[VSIZE].equals("0")) {
            return false; // a zombie, or a thread of the kernel's
        }
        return doubtful || fields[ENV_END].equals("0") || !fields[ENV_END].equals(fields[ENV_START]);
    }
}
