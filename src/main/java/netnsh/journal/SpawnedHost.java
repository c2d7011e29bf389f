package netnsh.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Utf8;

/**
 * A host of its own that runs, written down beside the journals so that other sessions of the user find it.
 *
 * @param name what it, its namespace and its hostname are called
 * @param pid the process that was started for it
 * @param kinds what it has to itself beside the network, as unshare(1) and nsenter(1) call it
 * @param text the line that started it
 */
public record SpawnedHost(String name, int pid, List<String> kinds, String text) {
    /** A word of sh that does nothing, at the begin of the script that makes a host and then becomes its program. */
    public static final String BEGINS = ": the host begins; ";

    private static final String SUFFIX = ".host";

    /** Those that run, by name. */
    public static List<SpawnedHost> all() {
        try (Folder folder = Folder.find()) {
            return folder == null
                    ? List.of()
                    : folder.files(SUFFIX).stream()
                            .sorted()
                            .map(file -> read(folder, file).orElse(null))
                            .filter(Objects::nonNull)
                            .toList();
        } catch (Problem unusable) {
            return List.of();
        }
    }

    /** The one that has a namespace; empty where none runs in it. */
    public static Optional<SpawnedHost> in(String namespace) {
        try (Folder folder = Folder.find()) {
            return folder == null ? Optional.empty() : read(folder, namespace + SUFFIX);
        } catch (Problem unusable) {
            return Optional.empty();
        }
    }

    /** One of which the process is the same as ever; a file that was left behind says nothing. */
    private static Optional<SpawnedHost> read(Folder folder, String file) {
        try (Fd fd = folder.read(file)) {
            List<String> f = Checked.fields(Folder.text(fd).strip()).orElse(List.of());
            if (f.size() < 5) {
                return Optional.empty();
            }
            int pid = Integer.parseInt(f.get(1));
            return Sessions.runs(pid, Long.parseLong(f.get(2)))
                    ? Optional.of(
                            new SpawnedHost(f.get(0), pid, List.of(f.get(3).split(",")), f.get(4)))
                    : Optional.empty();
        } catch (SysException | NumberFormatException noSuch) {
            return Optional.empty();
        }
    }

    /** Writes it down. */
    public void appears() {
        String started = Long.toString(Processes.startTicks(pid));
        String line = Checked.line(name, Integer.toString(pid), started, String.join(",", kinds), text);
        try (Folder folder = Folder.make();
                Fd file = folder.write(name + SUFFIX)) {
            file.write(Utf8.encode(line));
        } catch (SysException e) {
            throw Folder.cannot("write down the host " + name, e);
        }
    }

    /** The files of those that are over or about to end: their processes are among {@code ending}. */
    static List<String> over(Folder folder, Set<Integer> ending) {
        return folder.files(SUFFIX).stream()
                .sorted()
                .filter(file -> read(folder, file)
                        .filter(host -> !ending.contains(host.pid()))
                        .isEmpty())
                .map(file -> Folder.path() + "/" + file)
                .toList();
    }

    /** It is over. */
    public static void goes(String name) {
        try (Folder folder = Folder.find()) {
            if (folder != null) {
                folder.remove(name + SUFFIX);
            }
        } catch (Problem unusable) {
            return; // what stands there names a process that is no more
        }
    }

    /**
     * The process that has all of it: with process numbers of its own, the child of the one that was started. Empty while
     * that is on its way: who entered it now would still be outside.
     */
    public OptionalInt inner() {
        try {
            int who = pid;
            if (kinds.contains("pid")) {
                String first = SysFiles.readText("/proc/" + pid + "/task/" + pid + "/children")
                        .strip()
                        .split(" ")[0];
                if (first.isEmpty()) {
                    return OptionalInt.empty();
                }
                who = Integer.parseInt(first);
            }
            String words = SysFiles.readText("/proc/" + who + "/cmdline"); // none in the middle of an execve(2)
            return words.isEmpty() || words.contains(BEGINS) ? OptionalInt.empty() : OptionalInt.of(who);
        } catch (SysException gone) {
            return OptionalInt.of(pid);
        }
    }
}
