package netnsh.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netnsh.value.Utf8;
import org.junit.jupiter.api.Test;

/** Has a pseudo terminal of its own, with a session whose leader is a JVM: {@link TerminalProbe}. */
class TerminalIT {
    private static final long TIOCSPTLCK = 0x40045431L;
    private static final long TIOCGPTN = 0x80045430L;
    private static final long TIOCSWINSZ = 0x5414L;

    private static String classPath() {
        if (TerminalProbe.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    @Test
    void a_terminal_is_handed_over_and_taken_back_as_it_was() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        StringBuilder screen = new StringBuilder();
        int pid;
        try (Fd master = Fd.open("/dev/ptmx", Fd.O_RDWR | Fd.O_NOCTTY)) {
            byte[] number = new byte[4];
            LibC.check(LibC.spaces().ioctl(master.number(), TIOCSPTLCK, new byte[4]), "ioctl", "");
            LibC.check(LibC.spaces().ioctl(master.number(), TIOCGPTN, number), "ioctl", "");
            LibC.check(
                    LibC.spaces().ioctl(master.number(), TIOCSWINSZ, new byte[] {33, 0, 101, 0, 0, 0, 0, 0}),
                    "ioctl",
                    "");
            try (Fd slave = Fd.open("/dev/pts/" + number[0], Fd.O_RDWR | Fd.O_NOCTTY)) {
                List<String> argv = List.of(
                        "setsid",
                        "-c",
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        TerminalProbe.class.getName());
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
                // The last one has closed it.
                assertEquals(Errno.EIO, e.errno());
            }
        }
        assertEquals(0, Processes.waitFor(pid, true).code(), screen.toString());
        List<String> said = screen.toString()
                .lines()
                .filter(line -> line.startsWith("* "))
                .map(line -> line.substring(2).strip())
                .toList();
        assertEquals(
                List.of(
                        "terminal=true",
                        "size=Optional[Size[columns=101, rows=33]]",
                        "foreground=true",
                        "stopped=STOPPED",
                        "program had it=true",
                        "taken back=true",
                        "end=EXITED 3",
                        "background reader=STOPPED",
                        "killed=9"),
                said,
                screen.toString());
        // What stty saw after the second hand-over: the settings were put right from the background.
        assertTrue(screen.toString().contains(" echo "), screen.toString());
    }

    @Test
    void what_is_no_terminal_has_no_size() {
        try (Fd file = Fd.open("/dev/null", Fd.O_RDWR)) {
            assertFalse(Terminal.isTerminal(file.number()));
            assertEquals(Optional.empty(), Terminal.size(file.number()));
        }
    }
}
