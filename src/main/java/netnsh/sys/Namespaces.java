package netnsh.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import netnsh.value.Capability;

/**
 * The calling thread's namespaces, see namespaces(7). {@link #enter} and {@link #unshare} move the calling thread alone and
 * belong on threads that end soon: {@code netnsh.kernel.NsThread}.
 */
public final class Namespaces {
    public static final int CLONE_FS = 0x200;
    public static final int CLONE_NEWNS = 0x20000;
    public static final int CLONE_NEWUSER = 0x10000000;
    public static final int CLONE_NEWNET = 0x40000000;

    /** The file system of namespace files, linux/magic.h. */
    public static final long NSFS_MAGIC = 0x6e736673;

    /** The calling thread's network namespace as a file. */
    public static final String OWN_NET = "/proc/thread-self/ns/net";

    private static final long NS_GET_USERNS = 0xb701;
    private static final long NS_GET_NSTYPE = 0xb703;

    private Namespaces() {}

    /** setns(2): the calling thread enters; {@code type} 0 takes any kind. */
    public static void enter(Fd namespace, int type) {
        LibC.check(LibC.spaces().setns(namespace.number(), type), "setns", "");
    }

    /** unshare(2). */
    public static void unshare(int flags) {
        LibC.check(LibC.spaces().unshare(flags), "unshare", "");
    }

    /** The calling thread's number. */
    public static int threadId() {
        return LibC.spaces().gettid();
    }

    /** Whether the file is a namespace (a place opened with O_PATH will do). */
    public static boolean isNamespace(Fd file) {
        return file.fileSystem() == NSFS_MAGIC;
    }

    /** The kind of a namespace: one of the CLONE_NEW... numbers. */
    public static int kind(Fd namespace) {
        return LibC.check(LibC.spaces().ioctl(namespace.number(), NS_GET_NSTYPE, null), "ioctl NS_GET_NSTYPE", "");
    }

    /** The user namespace that owns this one. */
    public static Fd owner(Fd namespace) {
        // The kernel opens it close-on-exec.
        return Fd.of(
                LibC.check(LibC.spaces().ioctl(namespace.number(), NS_GET_USERNS, null), "ioctl NS_GET_USERNS", ""));
    }

    /** The namespace that the calling thread has. */
    public static Fd openOwnNet() {
        return Fd.open(OWN_NET, Fd.O_RDONLY);
    }

    /** Device and inode of the calling thread's network namespace. Inodes are re-used: no identity over time. */
    public static Stat ownNet() {
        return SysFiles.stat(OWN_NET);
    }

    /** Whether the calling thread's effective set holds a capability, see capabilities(7). */
    public static boolean hasCapability(Capability capability) {
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        header.putInt(0x20080522).putInt(0);
        byte[] data = new byte[24];
        LibC.check(LibC.spaces().capget(header.array(), data), "capget", "");
        int half = capability.bit() / 32;
        int effective = ByteBuffer.wrap(data).order(ByteOrder.nativeOrder()).getInt(12 * half);
        return (effective & (1 << (capability.bit() % 32))) != 0;
    }
}
