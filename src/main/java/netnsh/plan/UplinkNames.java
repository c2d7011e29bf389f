package netnsh.plan;

/** What the interfaces of {@code uplink} are called. */
public final class UplinkNames {
    private UplinkNames() {}

    /** The way to the outside, inside of the namespace that has it. */
    public static final String INSIDE = Effect.LeadOut.DEVICE;

    /** IFNAMSIZ of linux/if.h without the NUL byte. */
    private static final int LONGEST = 15;

    /** The other end of its cable. */
    public static String near(String namespace) {
        return cut("up-" + namespace.replaceAll("[^A-Za-z0-9._-]", "_"));
    }

    /** The bridge that takes an interface's place. */
    public static String bridge(String link) {
        return cut("br-" + link);
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
