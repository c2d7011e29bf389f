package netnsh.render;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import netnsh.value.Ip;
import netnsh.value.Utf8;

/**
 * Host names for {@code -r}, from {@code /etc/hosts} only. A name server is never asked: this process would ask from its
 * own namespace about addresses of another.
 */
final class HostNames {
    private HostNames() {}

    private static Map<String, String> names;

    /** The name of an address, or the address as text when it has none. */
    static synchronized String of(InetAddress address) {
        if (names == null) {
            names = Collections.unmodifiableMap(read());
        }
        String text = Ip.text(address);
        return names.getOrDefault(text, text);
    }

    private static Map<String, String> read() {
        Map<String, String> found = new HashMap<>();
        try (InputStream in = new FileInputStream("/etc/hosts")) {
            for (String line : Utf8.decode(in.readNBytes(1 << 20)).split("\n")) {
                String[] words = line.replaceFirst("#.*", "").trim().split("\\s+");
                if (words.length >= 2) {
                    found.putIfAbsent(words[0], words[1]);
                }
            }
        } catch (IOException e) {
            // no such file: addresses stay addresses
            return found;
        }
        return found;
    }
}
