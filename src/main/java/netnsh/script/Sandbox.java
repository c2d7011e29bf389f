package netnsh.script;

import java.util.ArrayList;
import java.util.List;

/** How another netnsh is started from this one. */
public final class Sandbox {
    private static final String SETUP = "mount -t tmpfs -o mode=755,nosuid,nodev netnsh /run && "
            + "{ mount -t sysfs -o nosuid,nodev,noexec sysfs /sys 2>/dev/null || :; } && exec \"$@\"";

    private Sandbox() {}

    /**
     * Program and first arguments of a netnsh in fresh namespaces.
     *
     * @param host whether it works where this one stands instead
     */
    public static List<String> netnsh(boolean host) {
        String launcher = System.getProperty("netnsh.launcher");
        List<String> argv = new ArrayList<>();
        if (launcher != null) {
            argv.add(launcher);
            if (!host) {
                argv.add("--sandbox");
            }
            return argv;
        }
        // started without the launcher, as tests do
        if (!host) {
            argv.addAll(List.of("unshare", "--user", "--map-root-user", "--net", "--mount", "--propagation", "slave"));
            argv.addAll(List.of("sh", "-c", SETUP, "sh"));
        }
        argv.add(System.getProperty("java.home") + "/bin/java");
        // the jar's manifest says so too, the class path has none
        // and with performance data it may complain of another JVM's, on standard output
        argv.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
        argv.add("-Dnetnsh.mode=" + (host ? "host" : "sandbox"));
        argv.addAll(List.of("-cp", System.getProperty("java.class.path"), "netnsh.Main"));
        return argv;
    }
}
