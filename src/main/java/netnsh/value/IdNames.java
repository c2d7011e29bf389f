package netnsh.value;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Names for numbers, as iproute2 keeps them in {@code /etc/iproute2} (newer ones with defaults in {@code
 * /usr/share/iproute2}): a number and a name a line, {@code #} comments. Files are read when a name is first asked for
 * that is not built in, through plain streams (a file channel would pin a namespace). Unreadable files and lines count
 * for nothing.
 */
public final class IdNames {
    /** Routing tables: RT_TABLE_* of linux/rtnetlink.h. */
    public static final IdNames TABLE = new IdNames("rt_tables", 0xffffffffL, true, "255 local 254 main 253 default");
    /** Who made a route: RTPROT_*. */
    public static final IdNames PROTOCOL = new IdNames(
            "rt_protos",
            255,
            true,
            "0 unspec 1 redirect 2 kernel 3 boot 4 static 8 gated 9 ra 10 mrt 11 zebra 12 bird 13 dnrouted 14 xorp"
                    + " 15 ntk 16 dhcp 18 keepalived 42 babel 186 bgp 187 isis 188 ospf 189 rip 192 eigrp");
    /** How far an address or route reaches: RT_SCOPE_*. */
    public static final IdNames SCOPE =
            new IdNames("rt_scopes", 255, false, "0 global 255 nowhere 254 host 253 link 200 site");
    /** Realms of routes. */
    public static final IdNames REALM = new IdNames("rt_realms", 255, false, "0 unknown");
    /** Values of the type-of-service byte. */
    public static final IdNames DSFIELD = new IdNames("rt_dsfield", 255, false, "0 0");
    /** Groups of interfaces. */
    public static final IdNames GROUP = new IdNames("group", 0x7fffffffL, false, "0 default");

    /** Why links are held down. */
    public static final IdNames PROTODOWN_REASON = new IdNames("protodown_reasons", 31, true, "");

    private static final String[] FOLDERS = {"/usr/share/iproute2", "/etc/iproute2"};

    private final String file;
    private final long limit;
    private final boolean folder;
    private final String builtIn;
    private Map<Long, String> names;
    private Map<String, Long> ids;

    /**
     * One list.
     *
     * @param file its name in the folders
     * @param limit the highest number
     * @param folder whether {@code FILE.d/*.conf} is read too
     * @param builtIn numbers and names that hold without any file
     */
    private IdNames(String file, long limit, boolean folder, String builtIn) {
        this.file = file;
        this.limit = limit;
        this.folder = folder;
        this.builtIn = builtIn;
    }

    /** The highest number that may have a name. */
    public long limit() {
        return limit;
    }

    /** The name of a number, or the number itself in decimal when it has none or {@code numeric} ({@code -N}) is asked. */
    public String name(long id, boolean numeric) {
        String name = numeric ? null : all().get(id);
        return name == null ? Long.toString(id) : name;
    }

    /** Whether the number has a name. */
    public boolean named(long id) {
        return all().containsKey(id);
    }

    /** The number that a name stands for; digits are not a name. */
    public synchronized OptionalLong id(String name) {
        all();
        Long id = ids.get(name);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** All names by number. */
    public synchronized Map<Long, String> all() {
        if (names == null) {
            names = new TreeMap<>();
            ids = new TreeMap<>();
            String[] words = builtIn.split(" ");
            for (int i = 0; i + 1 < words.length; i += 2) {
                put(Long.parseLong(words[i]), words[i + 1]);
            }
            for (String dir : FOLDERS) {
                read(new File(dir, file));
                if (folder) {
                    readFolder(new File(dir, file + ".d"));
                }
            }
        }
        return Collections.unmodifiableMap(names);
    }

    private void readFolder(File dir) {
        String[] parts = dir.list((in, name) -> name.endsWith(".conf") && !name.startsWith(".") && name.length() > 5);
        if (parts != null) {
            Arrays.sort(parts);
            for (String part : parts) {
                read(new File(dir, part));
            }
        }
    }

    private void read(File from) {
        byte[] bytes;
        try (InputStream in = new FileInputStream(from)) {
            bytes = in.readNBytes(1 << 20);
        } catch (IOException e) {
            return;
        }
        for (String line : Utf8.decode(bytes).split("\n")) {
            String[] words = line.trim().split("[ \t]+");
            if (words.length >= 2 && !words[0].startsWith("#")) {
                line(words[0], words[1]);
            }
        }
    }

    private void line(String number, String name) {
        try {
            put(number.startsWith("0x") ? Long.parseLong(number.substring(2), 16) : Long.parseLong(number), name);
        } catch (NumberFormatException e) {
            // a line that is none of ours; iproute2 gives up on the file here, which helps nobody
            return;
        }
    }

    private void put(long id, String name) {
        if (id >= 0 && id <= limit) {
            names.put(id, name);
            ids.put(name, id);
        }
    }
}
