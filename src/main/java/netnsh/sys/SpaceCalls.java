package netnsh.sys;

/** Namespaces, mounts, privileges. Named and with arguments as in sections 2 and 3 of the manual. */
final class SpaceCalls {
    private final Fn setns = new Fn("setns", "ii:i");
    private final Fn unshare = new Fn("unshare", "i:i");
    private final Fn gettid = new Fn("gettid", ":i");
    private final Fn ioctl = new Fn("ioctl", "ilp:i");
    private final Fn mount = new Fn("mount", "ppplp:i");
    private final Fn umount2 = new Fn("umount2", "pi:i");
    // older C libraries have no names for these; the numbers are the same on all machines
    private final Fn fsopen = new Fn("syscall", "lpl:l");
    private final Fn fsconfig = new Fn("syscall", "llllll:l");
    private final Fn fsmount = new Fn("syscall", "llll:l");
    private final Fn capget = new Fn("capget", "pp:i");

    int setns(int fd, int type) {
        return setns.with().i(fd).i(type).callInt();
    }

    int unshare(int flags) {
        return unshare.with().i(flags).callInt();
    }

    int gettid() {
        return gettid.with().callInt();
    }

    int ioctl(int fd, long request, byte[] argument) {
        return ioctl.with().i(fd).l(request).out(argument).callInt();
    }

    int mount(byte[] source, byte[] target, byte[] type, long flags, byte[] data) {
        return mount.with().in(source).in(target).in(type).l(flags).in(data).callInt();
    }

    int umount2(byte[] target, int flags) {
        return umount2.with().in(target).i(flags).callInt();
    }

    int fsopen(byte[] type, int flags) {
        return (int) fsopen.with().l(430).in(type).l(flags).callLong();
    }

    int fsconfig(int fd, int command) {
        return (int) fsconfig.with().l(431).l(fd).l(command).l(0).l(0).l(0).callLong();
    }

    int fsmount(int fd, int flags, int attributes) {
        return (int) fsmount.with().l(432).l(fd).l(flags).l(attributes).callLong();
    }

    int capget(byte[] header, byte[] data) {
        return capget.with().in(header).out(data).callInt();
    }
}
