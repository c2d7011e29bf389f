package netnsh.value;

/** A network namespace as somebody means it; {@code toString()} is what the user would type. */
public sealed interface NsRef {
    /** The namespace that netnsh started in. */
    NsRef HOME = new Home();

    /** The file of that namespace, for words where {@code /} is none. */
    String SELF = "/proc/self/ns/net";

    /** The namespace that netnsh started in, shown as {@code /}. */
    record Home() implements NsRef {
        @Override
        public String toString() {
            return "/";
        }
    }

    /** A name under {@code /run/netns}. */
    record Named(String name) implements NsRef {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The namespace of a process. */
    record Pid(int pid) implements NsRef {
        @Override
        public String toString() {
            return "pid:" + pid;
        }
    }

    /** A namespace file anywhere, e.g. {@code /proc/4242/ns/net}. */
    record Path(String path) implements NsRef {
        @Override
        public String toString() {
            return path;
        }
    }

    /**
     * The namespace of a container or of a unit.
     *
     * @param engine who runs it: {@code docker}, {@code podman} or {@code systemd}
     * @param name what it is called there
     */
    record Held(String engine, String name) implements NsRef {
        @Override
        public String toString() {
            return engine + ":" + name;
        }
    }

    /** An open descriptor of this process: what the kernel is told in {@code IFLA_NET_NS_FD}. */
    record FdRef(int fd) implements NsRef {
        @Override
        public String toString() {
            return "fd:" + fd;
        }
    }
}
