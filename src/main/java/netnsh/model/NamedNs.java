package netnsh.model;

/**
 * A name under {@code /run/netns}.
 *
 * @param name the file's name, bytes that are not UTF-8 as lone surrogates
 * @param state what the file is
 * @param nsid the id by which the home namespace knows it, or -1
 */
public record NamedNs(String name, State state, int nsid) {
    /** What stands under the name. */
    public enum State {
        /** A network namespace. */
        OK("ok"),
        /** A plain file: left by a crash, or mounted in another mount namespace. */
        STALE("stale"),
        /** A FIFO, device or socket: never opened. */
        FOREIGN("foreign"),
        /** A symbolic link: never followed. */
        SYMLINK("symlink"),
        /** A directory. */
        DIRECTORY("directory"),
        /** A namespace of another kind. */
        OTHER_KIND("another kind of namespace");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** How lists and messages call it. */
        public String word() {
            return word;
        }
    }
}
