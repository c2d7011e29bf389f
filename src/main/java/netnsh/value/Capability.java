package netnsh.value;

/** The parts of root's power that netnsh needs, see capabilities(7); behind {@code --drop} it has these and no other. */
public enum Capability {
    CAP_NET_ADMIN(12, "nothing is changed: links, addresses, routes, rules, parameters, the packet filter"),
    CAP_SYS_ADMIN(
            21,
            "no namespace is made, entered or named; parameters are set and programs run only where netnsh was started"),
    CAP_NET_RAW(13, "the built-in ping works only where the namespace lends that right to the user's group"),
    CAP_SYS_PTRACE(19, "netns pids, servers, netns list -a and pid:N see the user's own processes only"),
    CAP_DAC_OVERRIDE(
            1,
            "names under /run/netns and files under /etc/netns cannot be made in folders of root's, and servers does not see"
                    + " which process it is"),
    CAP_SYS_CHROOT(18, "a spawned host with mounts of its own is not entered");

    private final int bit;
    private final String without;

    Capability(int bit, String without) {
        this.bit = bit;
        this.without = without;
    }

    /** Its number in linux/capability.h. */
    public int bit() {
        return bit;
    }

    /** What does not work without it. */
    public String without() {
        return without;
    }
}
