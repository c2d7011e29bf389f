package netnsh.shell;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netnsh.value.Utf8;

/** The words of the process's command line, byte for byte. */
public final class TypedWords {
    private TypedWords() {}

    /**
     * The arguments as bytes: where the locale is not UTF-8, or a word is not, Java has already lost them, but the kernel
     * still knows.
     */
    public static List<String> of(String[] args) {
        if (isPlain(args)) {
            return List.of(args);
        }
        try (FileInputStream in = new FileInputStream("/proc/self/cmdline")) {
            List<String> all =
                    new ArrayList<>(Arrays.asList(Utf8.decode(in.readAllBytes()).split("\0", -1)));
            all.remove(all.size() - 1);
            return all.subList(all.size() - args.length, all.size());
        } catch (IOException | IndexOutOfBoundsException e) {
            return List.of(args);
        }
    }

    private static boolean isPlain(String[] args) {
        for (String arg : args) { // no stream: this is on the way of every start
            for (int i = 0; i < arg.length(); i++) {
                if (arg.charAt(i) >= 0x80) {
                    return false;
                }
            }
        }
        return true;
    }
}
