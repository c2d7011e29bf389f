package netnsh.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jline.reader.History;
import org.jline.reader.impl.history.DefaultHistory;

/** Where the lines of earlier sessions are kept: a file that only its owner can read. */
final class HistoryFile {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private HistoryFile() {}

    /**
     * The file, made where it is missing: {@code $XDG_STATE_HOME/netnsh/history}, else
     * {@code ~/.local/state/netnsh/history}. Empty where it cannot be trusted: a folder or a file of somebody else's, one
     * that others may write, a symbolic link.
     */
    static Optional<Path> ready(Map<String, String> environment) {
        try {
            Path state = folder(environment);
            if (state == null || !ours(existing(state))) {
                return Optional.empty();
            }
            Path folder = state.resolve("netnsh");
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !ours(folder) || writableByOthers(folder)) {
                return Optional.empty();
            }
            Path file = folder.resolve("history");
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !ours(file) || writableByOthers(file)) {
                return Optional.empty();
            }
            Files.setPosixFilePermissions(file, FILE);
            Files.setPosixFilePermissions(folder, FOLDER);
            return Optional.of(file);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The lines, read from the file and added to it. Bytes in it that are no text are taken for what they look like. */
    static History kept(Path file) {
        return new DefaultHistory() {
            @Override
            public void load() throws IOException {
                try {
                    super.load();
                } catch (IOException | UncheckedIOException e) {
                    Files.writeString(file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                    super.load();
                }
            }
        };
    }

    private static Path folder(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (state.startsWith("/")) {
            return Path.of(state);
        }
        return home.startsWith("/") ? Path.of(home, ".local", "state") : null;
    }

    private static Path existing(Path path) {
        Path p = path;
        while (!Files.exists(p)) {
            p = p.getParent();
        }
        return p;
    }

    /** Under sudo the home folder may be another user's: what root left there could never be removed by him. */
    private static boolean ours(Path path) throws IOException {
        Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static boolean writableByOthers(Path path) throws IOException {
        Set<PosixFilePermission> may = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        return may.contains(PosixFilePermission.OTHERS_WRITE) || may.contains(PosixFilePermission.GROUP_WRITE);
    }
}
