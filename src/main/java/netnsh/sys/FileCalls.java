package netnsh.sys;

/** Descriptors and files. Named and with arguments as in sections 2 and 3 of the manual. */
final class FileCalls {
    private final Fn openat = new Fn("openat", "ipii:i");
    private final Fn chdir = new Fn("chdir", "p:i");
    private final Fn close = new Fn("close", "i:i");
    private final Fn read = new Fn("read", "ipl:l");
    private final Fn write = new Fn("write", "ipl:l");
    private final Fn statx = new Fn("statx", "ipiip:i");
    private final Fn fstatfs = new Fn("fstatfs", "ip:i");
    private final Fn getdents64 = new Fn("getdents64", "ipl:l");
    private final Fn readlinkat = new Fn("readlinkat", "ippl:l");
    private final Fn unlinkat = new Fn("unlinkat", "ipi:i");
    private final Fn mkdirat = new Fn("mkdirat", "ipi:i");
    private final Fn mkfifoat = new Fn("mkfifoat", "ipi:i");
    private final Fn fchmodat = new Fn("fchmodat", "ipii:i");
    private final Fn symlinkat = new Fn("symlinkat", "pip:i");
    private final Fn fcntl = new Fn("fcntl", "iil:i");
    private final Fn faccessat = new Fn("faccessat", "ipii:i");
    private final Fn flock = new Fn("flock", "ii:i");
    private final Fn poll = new Fn("poll", "pli:i");

    int openat(int dir, byte[] path, int flags, int mode) {
        return openat.with().i(dir).in(path).i(flags).i(mode).callInt();
    }

    int chdir(byte[] path) {
        return chdir.with().in(path).callInt();
    }

    int close(int fd) {
        return close.with().i(fd).callInt();
    }

    long read(int fd, byte[] buffer, long size) {
        return read.with().i(fd).fills(buffer).l(size).callLong();
    }

    long write(int fd, byte[] buffer, long size) {
        return write.with().i(fd).in(buffer).l(size).callLong();
    }

    int statx(int dir, byte[] path, int flags, int mask, byte[] buffer) {
        return statx.with().i(dir).in(path).i(flags).i(mask).out(buffer).callInt();
    }

    int fstatfs(int fd, byte[] buffer) {
        return fstatfs.with().i(fd).out(buffer).callInt();
    }

    long getdents64(int fd, byte[] buffer, long size) {
        return getdents64.with().i(fd).fills(buffer).l(size).callLong();
    }

    long readlinkat(int dir, byte[] path, byte[] buffer, long size) {
        return readlinkat.with().i(dir).in(path).out(buffer).l(size).callLong();
    }

    int unlinkat(int dir, byte[] path, int flags) {
        return unlinkat.with().i(dir).in(path).i(flags).callInt();
    }

    int mkdirat(int dir, byte[] path, int mode) {
        return mkdirat.with().i(dir).in(path).i(mode).callInt();
    }

    int mkfifoat(int dir, byte[] path, int mode) {
        return mkfifoat.with().i(dir).in(path).i(mode).callInt();
    }

    int fchmodat(int dir, byte[] path, int mode, int flags) {
        return fchmodat.with().i(dir).in(path).i(mode).i(flags).callInt();
    }

    int symlinkat(byte[] target, int dir, byte[] path) {
        return symlinkat.with().in(target).i(dir).in(path).callInt();
    }

    int fcntl(int fd, int command, long argument) {
        return fcntl.with().i(fd).i(command).l(argument).callInt();
    }

    int faccessat(int dir, byte[] path, int mode, int flags) {
        return faccessat.with().i(dir).in(path).i(mode).i(flags).callInt();
    }

    int flock(int fd, int operation) {
        return flock.with().i(fd).i(operation).callInt();
    }

    int poll(byte[] fds, long count, int millis) {
        return poll.with().out(fds).l(count).i(millis).callInt();
    }
}
