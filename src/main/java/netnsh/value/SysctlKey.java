package netnsh.value;

/**
 * A parameter of the kernel's, as the path of its file below {@code /proc/sys}.
 *
 * @param path with slashes, no slash at either end: {@code net/ipv4/conf/eth0.1/forwarding}
 */
public record SysctlKey(String path) {
    private static final String ROOT = "/proc/sys/";

    /**
     * Reads a key as sysctl(8) does: whichever of '.' and '/' comes first parts it, the other one is then a letter of a
     * name ({@code net.ipv4.conf.eth0/1.forwarding} is about eth0.1). A path below /proc/sys is taken too.
     *
     * @throws IllegalArgumentException with the reason in the user's terms
     */
    public static SysctlKey parse(String text) {
        String key = text.startsWith(ROOT) ? text.substring(ROOT.length()) : text;
        int dot = key.indexOf('.');
        int slash = key.indexOf('/');
        String path = dot >= 0 && (slash < 0 || dot < slash) && !text.startsWith(ROOT) ? swapped(key) : key;
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("not the name of a parameter such as net.ipv4.ip_forward");
            }
        }
        return new SysctlKey(path);
    }

    /** Whether each network namespace has its own. */
    public boolean ofNetwork() {
        return path.equals("net") || path.startsWith("net/");
    }

    /** The key as sysctl(8) prints it: {@code net.ipv4.conf.eth0/1.forwarding}. */
    @Override
    public String toString() {
        return swapped(path);
    }

    private static String swapped(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = text.charAt(i);
            out.setCharAt(i, c == '.' ? '/' : c == '/' ? '.' : c);
        }
        return out.toString();
    }
}
