package netnsh.value;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** IP protocols by name, as {@code /etc/protocols} has them; the commonest are known without that file too. */
public final class IpProtocols {
    private IpProtocols() {}

    private static final Map<String, Integer> COMMON =
            Map.of("icmp", 1, "tcp", 6, "udp", 17, "dccp", 33, "gre", 47, "esp", 50, "ipv6-icmp", 58, "sctp", 132);

    private static Map<String, Integer> file;

    /** As iproute2 prints it: the file's name, else {@code ipproto-17}. */
    public static String name(int protocol, boolean numeric) {
        if (!numeric) {
            for (Map.Entry<String, Integer> e : file().entrySet()) {
                if (e.getValue() == protocol) {
                    return e.getKey();
                }
            }
        }
        return "ipproto-" + protocol;
    }

    /** The number of a name. */
    public static OptionalInt number(String name) {
        Integer number = file().getOrDefault(name, COMMON.get(name));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static synchronized Map<String, Integer> file() {
        if (file == null) {
            file = new LinkedHashMap<>();
            try (InputStream in = new FileInputStream("/etc/protocols")) {
                for (String line : Utf8.decode(in.readNBytes(1 << 20)).split("\n")) {
                    String[] words = line.replaceFirst("#.*", "").trim().split("\\s+");
                    // the first name, then the number, then other names for it
                    for (int i = 0; i < words.length && words.length >= 2 && words[1].matches("[0-9]{1,3}"); i++) {
                        if (i != 1) {
                            file.putIfAbsent(words[i], Integer.valueOf(words[1]));
                        }
                    }
                }
            } catch (IOException e) {
                // minimal systems have no such file
                return file;
            }
        }
        return file;
    }
}
