package netnsh.word;

import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.ValueType;
import netnsh.value.Account;
import netnsh.value.Accounts;
import netnsh.value.Dev;
import netnsh.value.Near;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.value.Utf8;

/**
 * Names of interfaces and namespaces. What netnsh makes gets a strict name; what is there already may have any name the
 * kernel accepts.
 */
public final class Names {
    private Names() {}

    /** Who runs containers and units whose namespaces can be named. */
    private static final List<String> ENGINES = List.of("docker", "podman", "systemd");

    /** Longest interface name in bytes: IFNAMSIZ less the final NUL (linux/if.h). */
    public static final int LINK_MAX = 15;
    /** Longest alternative name in bytes: ALTIFNAMSIZ less the final NUL (linux/if.h). */
    public static final int ALTNAME_MAX = 127;
    /** Longest file name in bytes: NAME_MAX (linux/limits.h). */
    public static final int NS_MAX = 255;

    /** The name of an interface that is to be made. */
    public static final ValueType<String> NEW_LINK =
            ValueType.of("NAME", "name", w -> newLink(w, LINK_MAX), w -> w, "eth0", "veth1");
    /** An alternative name that is to be given. */
    public static final ValueType<String> NEW_ALTNAME =
            ValueType.of("ALTNAME", "name", w -> newLink(w, ALTNAME_MAX), w -> w, "uplink-to-the-lan");
    /** An interface that is there (by name or alternative name; never by number). */
    public static final ValueType<Dev> DEV =
            ValueType.of("IF", "name", Names::dev, Dev::name, Lookup.What.LINK, "eth0", "lo");
    /** The name of a namespace that is to be made. */
    public static final ValueType<String> NEW_NS = ValueType.of("NS", "name", Names::newNs, w -> w, "left", "right");
    /** The name of a namespace that is there. */
    public static final ValueType<String> NS_NAME =
            ValueType.of("NS", "name", Names::nsName, w -> w, Lookup.What.NAMESPACE, "left", "right");
    /** A namespace: a name, {@code pid:N}, {@code path:FILE}. */
    public static final ValueType<NsRef> NS =
            ValueType.of("NS", "name", Names::ns, Names::writeNs, Lookup.What.NAMESPACE, "left", "pid:1");
    /** A namespace where a person goes to: as {@link #NS}, and a path as it is, {@code /} for home. */
    public static final ValueType<NsRef> PLACE =
            ValueType.of("NS", "name", Names::place, NsRef::toString, Lookup.What.NAMESPACE, "left", "pid:1");
    /** What a server is called. */
    public static final ValueType<String> SERVER = ValueType.of("NAME", "name", Names::server, w -> w, "web", "dns-1");
    /** Somebody: a name or number of passwd(5), {@code me} for who sits in front of it. */
    public static final ValueType<Account> USER =
            ValueType.of("USER", "name", Names::user, Account::name, Lookup.What.USER, "root", "0");

    private static String newLink(String word, int max) throws BadValue {
        common(word, max);
        if (word.equals("all") || word.equals("default")) {
            throw new BadValue("'" + word + "' is reserved by the kernel");
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '%') {
                throw new BadValue("'%' is not allowed in a name: the kernel would fill it in", i);
            } else if (c == '@') {
                throw new BadValue("'@' is not allowed in a name: it would be ambiguous in output", i);
            } else if (c == ':') {
                throw new BadValue("':' is not allowed in a name", i);
            }
        }
        byte[] bytes = Utf8.encode(word);
        for (byte b : bytes) {
            if ((b & 0xff) == 0xa0) {
                throw new BadValue(
                        "a character with the byte 0xA0 is not allowed: the kernel takes it for white space");
            }
        }
        return word;
    }

    /** The rules that interface and namespace names share. */
    private static void common(String word, int max) throws BadValue {
        if (word.isEmpty()) {
            throw new BadValue("the name is empty");
        }
        if (word.equals(".") || word.equals("..")) {
            throw new BadValue("the name '" + word + "' is reserved");
        }
        if (word.startsWith("-")) {
            throw new BadValue("a name cannot start with '-': it looks like an option");
        }
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            int c = word.codePointAt(i);
            if (c == '/') {
                throw new BadValue("'/' is not allowed in a name, position " + (i + 1), i);
            } else if (c == 0) {
                throw new BadValue("NUL byte in a name", i);
            } else if (Character.isWhitespace(c)) {
                throw new BadValue("white space is not allowed in a name: " + Text.visible(Character.toString(c)), i);
            } else if (!Text.harmless(c)) {
                throw new BadValue(unprintable(c), i);
            }
        }
        int bytes = Utf8.encode(word).length;
        if (bytes > max) {
            throw new BadValue("the name has " + bytes + " bytes, the limit is " + max);
        }
    }

    private static String unprintable(int c) {
        String what = switch (Character.getType(c)) {
            case Character.CONTROL -> "control character ";
            case Character.FORMAT -> "invisible format character ";
            case Character.SURROGATE -> "byte that is not UTF-8, ";
            default -> "character that cannot be printed, ";
        };
        boolean raw = Character.getType(c) == Character.SURROGATE;
        String code = raw ? Text.visible(Character.toString(c)) : String.format("U+%04X", c);
        return what + code + " is not allowed in a name";
    }

    private static Dev dev(String word) throws BadValue {
        int bytes = Utf8.encode(word).length;
        if (word.isEmpty()) {
            throw new BadValue("the name is empty");
        } else if (bytes > ALTNAME_MAX) {
            throw new BadValue("the name has " + bytes + " bytes, the limit is " + ALTNAME_MAX);
        } else if (word.indexOf('/') >= 0) {
            throw new BadValue("'/' is not allowed in a name, position " + (word.indexOf('/') + 1), word.indexOf('/'));
        } else if (word.indexOf(0) >= 0) {
            throw new BadValue("NUL byte in a name", word.indexOf(0));
        } else if (word.equals(".") || word.equals("..")) {
            throw new BadValue("the name '" + word + "' is reserved");
        }
        return Dev.named(word);
    }

    private static String newNs(String word) throws BadValue {
        common(word, NS_MAX);
        if (word.startsWith("@")
                || word.startsWith("(")
                || word.startsWith("pid:")
                || word.startsWith("path:")
                || ENGINES.stream().anyMatch(e -> word.startsWith(e + ":"))) {
            throw new BadValue("a namespace's name cannot start so: it would be ambiguous");
        }
        return word;
    }

    private static String nsName(String word) throws BadValue {
        if (word.isEmpty()) {
            throw new BadValue("the name is empty");
        } else if (word.indexOf('/') >= 0) {
            throw new BadValue("not a namespace name: '/' is not allowed", word.indexOf('/'));
        } else if (word.equals(".") || word.equals("..")) {
            throw new BadValue("the name '" + word + "' is reserved");
        } else if (word.indexOf(0) >= 0) {
            throw new BadValue("NUL byte in a name", word.indexOf(0));
        } else if (Utf8.encode(word).length > NS_MAX) {
            throw new BadValue("the name has " + Utf8.encode(word).length + " bytes, the limit is " + NS_MAX);
        }
        return word;
    }

    private static NsRef ns(String word) throws BadValue {
        if (word.startsWith("pid:")) {
            return new NsRef.Pid((int) Numbers.decimal(word.substring(4), 1, Integer.MAX_VALUE));
        }
        for (String engine : ENGINES) {
            if (word.startsWith(engine + ":")) {
                return new NsRef.Held(engine, held(word, engine.length() + 1));
            }
        }
        if (word.startsWith("path:") && word.length() > 5) {
            return new NsRef.Path(word.substring(5));
        } else if (word.indexOf('/') >= 0) {
            throw new BadValue("not a namespace name; a file is meant with path:" + word);
        }
        return new NsRef.Named(nsName(word));
    }

    /** The name of a container or unit; a colon would be an ambiguous namespace name otherwise. */
    private static String held(String word, int from) throws BadValue {
        String name = word.substring(from);
        if (name.isEmpty()) {
            throw new BadValue("a name is missing behind " + word, from);
        } else if (name.startsWith("-")) {
            throw new BadValue("a name cannot start with '-'", from);
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80 || !Character.isLetterOrDigit(c) && "._-@:\\".indexOf(c) < 0) {
                throw new BadValue("not the name of a container or unit", from + i);
            }
        }
        return name;
    }

    private static String writeNs(NsRef ns) {
        return ns instanceof NsRef.Path path ? "path:" + path.path() : ns.toString();
    }

    private static String server(String word) throws BadValue {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean plain = c < 0x80 && Character.isLetterOrDigit(c) || i > 0 && "._-".indexOf(c) >= 0;
            if (!plain) {
                throw new BadValue("a server's name is made of letters, digits, '.', '_' and '-'", i);
            }
        }
        if (word.isEmpty() || word.length() > 64) {
            throw new BadValue("a server's name has 1 to 64 characters");
        } else if (Character.isDigit(word.charAt(0)) && word.chars().allMatch(Character::isDigit)) {
            throw new BadValue("a number is a job's");
        }
        return word;
    }

    private static Account user(String word) throws BadValue {
        if (word.equals("me")) {
            return Accounts.me()
                    .orElseThrow(() -> new BadValue("who is me? netnsh was not started with sudo: name the user"));
        } else if (word.startsWith("-")) {
            throw new BadValue("a user's name cannot start with '-'");
        }
        List<String> near = Near.of(word, Accounts.userNames());
        String hint = "; " + (near.isEmpty() ? "a number goes as well" : Near.question(near));
        return Accounts.find(word).orElseThrow(() -> new BadValue("there is no user " + Text.visible(word) + hint));
    }

    private static NsRef place(String word) throws BadValue {
        if (word.equals("/")) {
            return NsRef.HOME;
        }
        return word.indexOf('/') >= 0 && !word.startsWith("path:") ? new NsRef.Path(word) : ns(word);
    }
}
