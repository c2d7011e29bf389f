package netnsh.kernel;

import java.util.Map;
import java.util.TreeMap;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;

/** Processes that are known by an entry of the environment they were started with: /proc/PID/environ of proc(5). */
final class Marks {
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
        try {
            boolean process = pid.chars().allMatch(c -> c >= '0' && c <= '9');
            String all = process ? SysFiles.readText("/proc/" + pid + "/environ") : "";
            return "\0" + all + (all.endsWith("\0") ? "" : "\0");
        } catch (SysException goneOrNotOurs) {
            return "";
        }
    }
}
