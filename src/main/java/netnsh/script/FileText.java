package netnsh.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import netnsh.plan.Problem;
import netnsh.session.Here;
import netnsh.value.Text;

/**
 * The text of a file: UTF-8, perhaps with a byte order mark, at most {@value #LIMIT} bytes. Whatever is wrong with it is a
 * Problem before anything is done with it.
 */
final class FileText {
    /** Files are held in memory, so that they can be checked as a whole: 16 MiB, some 400,000 lines. */
    static final int LIMIT = 16 << 20;

    private static final Path NOTHING = Path.of("/dev/null");

    private FileText() {}

    /** Reads a file; {@code -} is standard input. */
    static String read(String name) {
        return decode(name.equals("-") ? standardInput() : bytes(name), name);
    }

    private static byte[] standardInput() {
        try {
            byte[] bytes = System.in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw tooLarge("standard input", "more than " + LIMIT);
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.of("file.read", "cannot read standard input: " + e.getMessage());
        }
    }

    private static Problem tooLarge(String name, String size) {
        return Problem.of("file.size", name + " has " + size + " bytes, the limit is " + LIMIT)
                .hint("split it, and source the parts");
    }

    /** The file itself, links followed; null for standard input. */
    static Path path(String name) {
        if (name.equals("-")) {
            return null;
        }
        try {
            return Here.file(name).toPath().toRealPath();
        } catch (InvalidPathException e) {
            throw Problem.of("file.name", "not a file name in this locale: " + name)
                    .hint("LC_ALL=C.UTF-8 netnsh … reads names in UTF-8");
        } catch (IOException e) {
            throw refusal(e, name);
        }
    }

    private static byte[] bytes(String name) {
        Path file = path(name);
        try {
            BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
            if (about.isDirectory()) {
                throw Problem.of("file.directory", name + " is a directory");
            } else if (file.equals(NOTHING)) {
                return new byte[0];
            } else if (!about.isRegularFile()) {
                throw Problem.of("file.kind", name + " is no plain file (a pipe or a device)")
                        .hint("netnsh - reads standard input");
            } else if (about.size() > LIMIT) {
                throw tooLarge(name, String.valueOf(about.size()));
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LIMIT + 1);
                if (bytes.length > LIMIT) {
                    throw tooLarge(name, "more than " + LIMIT);
                }
                return bytes;
            }
        } catch (IOException e) {
            throw refusal(e, name);
        }
    }

    /** Why a file cannot be read, in words. */
    static Problem refusal(IOException e, String name) {
        if (e instanceof NoSuchFileException) {
            return Problem.of("file.absent", "No such file: " + name);
        } else if (e instanceof AccessDeniedException) {
            return Problem.of("file.denied", "Permission denied: " + name);
        }
        return Problem.of("file.read", "cannot read " + name + ": " + e.getMessage());
    }

    /** The bytes as text, or the place of the first that is none. */
    static String decode(byte[] bytes, String name) {
        String wide = utf16(bytes);
        if (wide != null) {
            throw Problem.of("file.encoding", name + " is not UTF-8: it looks like UTF-16" + wide)
                    .hint("iconv -f UTF-16 -t UTF-8 turns it into UTF-8");
        }
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        int start = mark ? 3 : 0;
        int line = 1;
        int lineStart = start;
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line++;
                lineStart = i + 1;
            } else if (bytes[i] == 0) {
                throw Problem.of("file.nul", name + ":" + line + ":" + (i - lineStart + 1) + ": NUL byte");
            }
        }
        return utf8(ByteBuffer.wrap(bytes, start, bytes.length - start).slice(), name);
    }

    private static String utf8(ByteBuffer bytes, String name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            String before = text.toString();
            int lineStart = before.lastIndexOf('\n') + 1;
            long line = before.chars().filter(c -> c == '\n').count() + 1;
            String shown = Text.visible(String.valueOf((char) (0xDC00 + (bytes.get(bytes.position()) & 0xff))));
            throw Problem.of(
                    "file.encoding",
                    name + ":" + line + ":" + (before.length() - lineStart + 1) + ": not UTF-8: byte " + shown);
        }
        return text.toString();
    }

    /** Two bytes a character: a byte order mark of UTF-16, or a NUL in every second byte of the beginning. */
    private static String utf16(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)) {
            return " (little-endian)";
        } else if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
            return " (big-endian)";
        }
        int[] nul = new int[2];
        int n = Math.min(bytes.length, 64) & ~1;
        for (int i = 0; i < n; i++) {
            nul[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        boolean one = nul[0] == 0 != (nul[1] == 0);
        return n >= 4 && one && Math.max(nul[0], nul[1]) >= n / 4 ? "" : null;
    }
}
