package netnsh.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.plan.Effect;
import netnsh.sys.Processes;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;

/** The folder in which a session keeps what its servers say. Its name tells whose it is: the process, and when that began. */
public final class JobFolder {
    private static final Pattern NAME = Pattern.compile(Effect.Kept.FOLDER + "([0-9]{1,9})\\.([0-9]{1,18})-[^/]+");

    private JobFolder() {}

    /** How the name of this process's begins. */
    public static String prefix() {
        int pid = Processes.ownPid();
        return Effect.Kept.FOLDER + pid + "." + Processes.startTicks(pid) + "-";
    }

    /**
     * Those of this user's whose session is no more, and in which no program writes.
     *
     * @param ending programs that do not count: they are to be ended before
     */
    static List<String> abandoned(Set<Integer> ending) {
        String folder = System.getProperty("java.io.tmpdir");
        List<String> all = new ArrayList<>();
        for (String name : SysFiles.list(folder)) {
            Matcher read = NAME.matcher(name);
            String path = folder + "/" + name;
            if (read.matches() && isOver(read) && isOwn(path)) {
                all.add(path);
            }
        }
        for (String pid : all.isEmpty() ? List.<String>of() : SysFiles.list("/proc")) {
            boolean ends = ending.stream().anyMatch(one -> pid.equals(one.toString()));
            all.removeIf(path -> !ends && writes(pid, path));
        }
        return all;
    }

    private static boolean isOver(Matcher name) {
        return Processes.startTicks(Integer.parseInt(name.group(1))) != Long.parseLong(name.group(2));
    }

    private static boolean isOwn(String path) {
        try {
            Stat stat = SysFiles.lstat(path);
            return stat.isDirectory() && stat.uid() == Processes.uid();
        } catch (SysException gone) {
            return false;
        }
    }

    private static boolean writes(String pid, String path) {
        try {
            return SysFiles.readlink("/proc/" + pid + "/fd/1").startsWith(path + "/");
        } catch (SysException goneOrNotOursOrNoProcess) {
            return false;
        }
    }
}
