package netnsh.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import netnsh.value.Utf8;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;

/**
 * What a type of terminal can do, from JLine's own lists: {@code TYPE.caps} has the short names of terminfo(5), {@code
 * capabilities.txt} says which capabilities they mean. JLine reads them with patterns, which takes 60 ms of the time until
 * the first prompt.
 */
final class Capabilities {
    private static final String SIGNS = "=#";

    private final String text;
    private final Map<String, String> told = new HashMap<>();

    private Capabilities(String text) {
        this.text = text;
    }

    /** Fills the tables of a terminal as {@link InfoCmp#parseInfoCmp} does. */
    static void read(
            String type, Set<Capability> flags, Map<Capability, Integer> numbers, Map<Capability, String> strings) {
        Capabilities read = new Capabilities(resource(type + ".caps"));
        read.split();
        read.name(resource("capabilities.txt"), flags, numbers, strings);
    }

    private static String resource(String name) {
        try (InputStream in = InfoCmp.class.getResourceAsStream(name)) {
            return Utf8.decode(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts {@code am, cols#80, bel=^G,} at the commas; the first line is a comment. */
    private void split() {
        int at = text.indexOf('\n') + 1;
        for (int end = text.indexOf(',', at); end >= 0; end = text.indexOf(',', at)) {
            String one = text.substring(at, end).strip();
            int sign = 0;
            while (sign < one.length() && SIGNS.indexOf(one.charAt(sign)) < 0) {
                sign++;
            }
            told.put(one.substring(0, sign), one.substring(sign));
            at = end + 1;
        }
    }

    /** Lines of {@code names} are {@code auto_left_margin, bw, bw}: the capability and its short name come first. */
    private void name(
            String names, Set<Capability> flags, Map<Capability, Integer> numbers, Map<Capability, String> strings) {
        int at = 0;
        for (int end = names.indexOf('\n'); end >= 0; end = names.indexOf('\n', at)) {
            int first = names.indexOf(", ", at);
            int second = names.indexOf(", ", first + 2);
            boolean named = names.charAt(at) != '#' && first >= 0 && second < end;
            String value = named ? told.get(names.substring(first + 2, second)) : null;
            if (value != null) {
                Capability capability = Capability.valueOf(names.substring(at, first));
                if (value.isEmpty()) {
                    flags.add(capability);
                } else if (value.charAt(0) == '#') {
                    numbers.put(capability, Integer.decode(value.substring(1)));
                } else {
                    strings.put(capability, value.substring(1));
                }
            }
            at = end + 1;
        }
    }
}
