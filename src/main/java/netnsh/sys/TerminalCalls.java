package netnsh.sys;

/** The terminal. Named and with arguments as in sections 2 and 3 of the manual. */
final class TerminalCalls {
    private final Fn isatty = new Fn("isatty", "i:i");
    private final Fn tcgetpgrp = new Fn("tcgetpgrp", "i:i");
    private final Fn tcsetpgrp = new Fn("tcsetpgrp", "ii:i");
    private final Fn tcgetattr = new Fn("tcgetattr", "ip:i");
    private final Fn tcsetattr = new Fn("tcsetattr", "iip:i");
    private final Fn ioctl = new Fn("ioctl", "ilp:i");
    private final Fn pthread_sigmask = new Fn("pthread_sigmask", "ipp:i");

    int isatty(int fd) {
        return isatty.with().i(fd).callInt();
    }

    int tcgetpgrp(int fd) {
        return tcgetpgrp.with().i(fd).callInt();
    }

    int tcsetpgrp(int fd, int group) {
        return tcsetpgrp.with().i(fd).i(group).callInt();
    }

    int tcgetattr(int fd, byte[] settings) {
        return tcgetattr.with().i(fd).out(settings).callInt();
    }

    int tcsetattr(int fd, int when, byte[] settings) {
        return tcsetattr.with().i(fd).i(when).in(settings).callInt();
    }

    int ioctl(int fd, long request, byte[] argument) {
        return ioctl.with().i(fd).l(request).out(argument).callInt();
    }

    int pthread_sigmask(int how, byte[] set, byte[] old) {
        return pthread_sigmask.with().i(how).in(set).out(old).callInt();
    }
}
