package netnsh.sys;

/** What keeps books: files that must not get lost or be mixed up. Named and with arguments as in section 2 of the manual. */
final class KeepingCalls {
    private final Fn fdatasync = new Fn("fdatasync", "i:i");
    private final Fn linkat = new Fn("linkat", "ipipi:i");
    private final Fn renameat = new Fn("renameat", "ipip:i");

    int fdatasync(int fd) {
        return fdatasync.with().i(fd).callInt();
    }

    int linkat(int from, byte[] old, int to, byte[] path, int flags) {
        return linkat.with().i(from).in(old).i(to).in(path).i(flags).callInt();
    }

    int renameat(int from, byte[] old, int to, byte[] path) {
        return renameat.with().i(from).in(old).i(to).in(path).callInt();
    }
}
