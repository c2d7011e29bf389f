package netnsh.value;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Users and groups by name, from {@code /etc/passwd} and {@code /etc/group} (through plain streams: a file channel would
 * pin a namespace). Other sources of accounts are not asked; their members are spoken of by number.
 */
public final class Accounts {
    private Accounts() {}

    private static Map<String, Long> users;
    private static Map<String, Long> groups;

    /** The name of a user, or null. */
    public static String user(long id) {
        return name(users(), id);
    }

    /** The name of a group, or null. */
    public static String group(long id) {
        return name(groups(), id);
    }

    /** The number of a user. */
    public static OptionalLong userId(String name) {
        return id(users(), name);
    }

    /** The number of a group. */
    public static OptionalLong groupId(String name) {
        return id(groups(), name);
    }

    private static synchronized Map<String, Long> users() {
        if (users == null) {
            users = read("/etc/passwd");
        }
        return users;
    }

    private static synchronized Map<String, Long> groups() {
        if (groups == null) {
            groups = read("/etc/group");
        }
        return groups;
    }

    private static String name(Map<String, Long> accounts, long id) {
        for (Map.Entry<String, Long> e : accounts.entrySet()) {
            if (e.getValue() == id) {
                return e.getKey();
            }
        }
        return null;
    }

    private static OptionalLong id(Map<String, Long> accounts, String name) {
        Long id = accounts.get(name);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** Lines {@code NAME:PASSWORD:NUMBER:…}; the first line of a number gives it its name. */
    private static Map<String, Long> read(String file) {
        Map<String, Long> accounts = new java.util.LinkedHashMap<>();
        try (InputStream in = new FileInputStream(file)) {
            for (String line : Utf8.decode(in.readNBytes(1 << 22)).split("\n")) {
                String[] parts = line.split(":");
                if (parts.length > 2 && parts[2].matches("[0-9]{1,10}")) {
                    accounts.putIfAbsent(parts[0], Long.valueOf(parts[2]));
                }
            }
        } catch (IOException e) {
            // then there are numbers only
            return new HashMap<>();
        }
        return accounts;
    }
}
