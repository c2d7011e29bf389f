package netnsh.bash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netnsh.plan.Problem;
import netnsh.session.Here;
import netnsh.value.Text;
import netnsh.value.Utf8;

/**
 * What a program asks to be run by in its first line.
 *
 * @param interpreter the last part of the program's path: {@code bash}; empty when it does not say
 * @param path as it stands there; a bare name is to be looked for on the PATH
 * @param options what follows
 */
record Asked(String interpreter, String path, List<String> options) {
    private static final int LONGEST = 4096;
    private static final Asked NOTHING = new Asked("", "bash", List.of());

    /** Reads the first line of a plain file; null for anything else. */
    static Asked by(String file) {
        Path path = Here.file(file).toPath();
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(path)) {
            String head = Utf8.decode(in.readNBytes(LONGEST));
            return of(head.lines().findFirst().orElse(""), head, file);
        } catch (IOException e) {
            return null;
        }
    }

    private static Asked of(String line, String head, String file) {
        if (!line.startsWith("#!")) {
            return NOTHING;
        }
        int end = line.length();
        if (head.startsWith("\r\n", end)) {
            throw Problem.of(
                            "bash.crlf", file + ":1: its lines end with a carriage return (CRLF), which no shell takes")
                    .hint("sed -i 's/\\r$//' " + Text.word(file) + " takes them away");
        }
        List<String> words = new ArrayList<>(List.of(line.substring(2).strip().split("\\s+")));
        String path = words.remove(0);
        if (name(path).equals("env") && !words.isEmpty()) {
            if (words.get(0).equals("-S")) {
                words.remove(0);
            }
            path = words.isEmpty() ? path : words.remove(0);
        }
        return new Asked(name(path), path, List.copyOf(words));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it is bash's, or sh's, which bash can run. */
    boolean isShell() {
        return interpreter.equals("bash") || isSh();
    }

    boolean isSh() {
        return List.of("sh", "dash", "ash").contains(interpreter);
    }
}
