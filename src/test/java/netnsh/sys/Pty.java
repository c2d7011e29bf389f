package netnsh.sys;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netnsh.value.Errno;
import netnsh.value.Utf8;

/** Runs a main program of the tests in a JVM that leads the session of a pseudo terminal of its own. */
public final class Pty {
    private static final long TIOCSPTLCK = 0x40045431L;
    private static final long TIOCGPTN = 0x80045430L;
    private static final long TIOCSWINSZ = 0x5414L;

    private Pty() {}

    /** Everything that appeared on the terminal of a main program; the terminal's size is 101 by 33. It must end well. */
    public static String screen(Class<?> main) {
        return screen(java(main));
    }

    /**
     * A main program of the tests on a JVM of its own. It keeps no performance data in /tmp: where a JVM outside of the sandbox
     * has the same process number, it would complain of that on standard output.
     */
    public static List<String> java(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                main.getName());
    }

    /** The same of any command, its path first. */
    public static String screen(List<String> command) {
        StringBuilder screen = new StringBuilder();
        int pid;
        try (Fd master = Fd.open("/dev/ptmx", Fd.O_RDWR | Fd.O_NOCTTY)) {
            byte[] number = new byte[4];
            ioctl(master, TIOCSPTLCK, new byte[4]);
            ioctl(master, TIOCGPTN, number);
            ioctl(master, TIOCSWINSZ, new byte[] {33, 0, 101, 0, 0, 0, 0, 0});
            try (Fd slave = Fd.open(
                    "/dev/pts/"
                            + ByteBuffer.wrap(number)
                                    .order(ByteOrder.nativeOrder())
                                    .getInt(),
                    Fd.O_RDWR | Fd.O_NOCTTY)) {
                List<String> argv = new ArrayList<>(List.of("setsid", "-c"));
                argv.addAll(command);
                pid = Spawn.of("/usr/bin/setsid", argv)
                        .fd(0, slave.number())
                        .fd(1, slave.number())
                        .fd(2, slave.number())
                        .start();
            }
            byte[] buffer = new byte[4096];
            try {
                for (int size = master.read(buffer); size > 0; size = master.read(buffer)) {
                    screen.append(Utf8.decode(buffer, 0, size));
                }
            } catch (SysException e) {
                // EIO: the last one has closed it.
                if (!e.is(Errno.EIO)) {
                    throw e;
                }
            }
        }
        Processes.News end = Processes.waitFor(pid, true);
        if (end.code() != 0) {
            throw new AssertionError(end + ": " + screen);
        }
        return screen.toString();
    }

    /** The lines that start with {@code "* "}, without that. */
    public static List<String> said(String screen) {
        return screen.lines()
                .filter(line -> line.startsWith("* "))
                .map(line -> line.substring(2).strip())
                .toList();
    }

    private static void ioctl(Fd terminal, long request, byte[] argument) {
        LibC.check(LibC.spaces().ioctl(terminal.number(), request, argument), "ioctl", "");
    }

    /** What this test runs on, whichever way its runner was given it. */
    public static String classPath() {
        if (Pty.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
