package netnsh.value;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Everybody that there is by name, in the file's order. */
    public static List<String> userNames() {
        return List.copyOf(users().keySet());
    }

    /**
     * Somebody by name or number; a number that has no name is somebody too, with one group, at home in {@code /}.
     *
     * @return empty when there is no such name
     */
    public static Optional<Account> find(String nameOrNumber) {
        boolean number = nameOrNumber.matches("[0-9]{1,9}|[1-3][0-9]{9}");
        for (String[] fields : lines("/etc/passwd")) {
            if (fields.length > 6 && fields[0].equals(nameOrNumber) || number && same(fields, nameOrNumber)) {
                return Optional.of(account(fields));
            }
        }
        long id = number ? Long.parseLong(nameOrNumber) : 0;
        return number
                ? Optional.of(new Account(Long.toString(id), id, id, List.of(id), "/", "/bin/sh"))
                : Optional.empty();
    }

    /**
     * Who sits in front of it: under sudo(8) the one who typed that, in a sandbox without root the one who started it.
     *
     * @return empty when root works as root
     */
    public static Optional<Account> me() {
        String sudo = System.getenv("SUDO_UID");
        long outside = outsideOf(0);
        if (outside > 0) {
            return find(Long.toString(outside));
        }
        return sudo != null && sudo.matches("[0-9]{1,9}") && !sudo.equals("0") ? find(sudo) : Optional.empty();
    }

    /** Who a user of this user namespace is outside, see user_namespaces(7); -1 for one who is nobody there. */
    public static long outsideOf(long uid) {
        for (long[] range : mapped("uid")) {
            if (uid >= range[0] && uid - range[0] < range[2]) {
                return range[1] + uid - range[0];
            }
        }
        return -1;
    }

    /** Whether this user namespace is the machine's own one, in which every number is a user. */
    public static boolean everybody() {
        return mapped("uid").stream().anyMatch(range -> range[0] == 0 && range[1] == 0 && range[2] >= 4294967295L);
    }

    /** The highest group of those that are known in this user namespace from 0 on without a gap. */
    public static long highestGroup() {
        return mapped("gid").stream()
                .filter(range -> range[0] == 0)
                .mapToLong(range -> range[2] - 1)
                .findFirst()
                .orElse(0);
    }

    /** Lines of three numbers: first inside, first outside, how many. */
    private static List<long[]> mapped(String what) {
        List<long[]> ranges = new ArrayList<>();
        try (InputStream in = new FileInputStream("/proc/self/" + what + "_map")) {
            for (String line : Utf8.decode(in.readNBytes(1 << 16)).split("\n")) {
                String[] numbers = line.trim().split(" +");
                if (numbers.length == 3) {
                    ranges.add(Arrays.stream(numbers).mapToLong(Long::parseLong).toArray());
                }
            }
        } catch (IOException e) {
            // a kernel without user namespaces
            ranges.add(new long[] {0, 0, 4294967295L});
        }
        return ranges;
    }

    private static boolean same(String[] fields, String number) {
        return fields.length > 6 && fields[2].equals(Long.toString(Long.parseLong(number)));
    }

    private static Account account(String[] fields) {
        long gid = Long.parseLong(fields[3]);
        List<Long> all = new ArrayList<>(List.of(gid));
        for (String[] group : lines("/etc/group")) {
            boolean member =
                    group.length > 3 && Arrays.asList(group[3].split(",")).contains(fields[0]);
            if (member && group[2].matches("[0-9]{1,10}") && !all.contains(Long.valueOf(group[2]))) {
                all.add(Long.valueOf(group[2]));
            }
        }
        String shell = fields[6].isEmpty() ? "/bin/sh" : fields[6];
        return new Account(fields[0], Long.parseLong(fields[2]), gid, List.copyOf(all), fields[5], shell);
    }

    private static List<String[]> lines(String file) {
        List<String[]> lines = new ArrayList<>();
        try (InputStream in = new FileInputStream(file)) {
            for (String line : Utf8.decode(in.readNBytes(1 << 22)).split("\n")) {
                String[] fields = line.split(":", -1);
                boolean person =
                        fields.length == 7 && fields[2].matches("[0-9]{1,10}") && fields[3].matches("[0-9]{1,10}");
                if (person || fields.length == 4) {
                    lines.add(fields);
                }
            }
        } catch (IOException e) {
            // then nobody is known by name
            return lines;
        }
        return lines;
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
