package netnsh.kernel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netnsh.sys.Fd;
import netnsh.sys.Mounts;
import netnsh.sys.Namespaces;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;

/**
 * What a program inside a namespace sees of the file system, as {@code ip netns exec} arranges it: a mount namespace of
 * its own in which /sys shows the network namespace and the files of /etc/netns/NAME stand in /etc.
 *
 * <p>Where iproute2 binds such a file onto /etc/resolv.conf, the bind vanishes as soon as the host replaces its file by
 * rename, and the program silently gets the host's name servers. Here the program has an /etc of its own, whose entries
 * are binds of the host's and which nobody else can rename in; it cannot get new entries of its own (read-only file
 * system), the folders in it can.
 */
public final class MountView {
    /** Where the files are that replace those of /etc, one folder a namespace. */
    public static final String ETC = "/etc/netns/";

    /** Hidden under the new /sys when all is done. */
    private static final String STAGE = "/sys";

    private MountView() {}

    /**
     * Gives the calling thread this view; the thread must be inside the network namespace already and end soon.
     *
     * @param name the namespace's name, null when it has none
     * @return false when /sys could not be renewed (no right to mount it there): it still shows another namespace
     */
    public static boolean enter(String name) {
        Namespaces.unshare(Namespaces.CLONE_NEWNS);
        // Nothing done here may reach the parent, what the parent mounts later shall come through.
        Mounts.propagation("/", Mounts.MS_SLAVE | Mounts.MS_REC);
        if (name != null) {
            Map<String, String> own = new TreeMap<>();
            for (String folder : List.of(ETC + name, EtcFiles.OWN + "/" + name)) {
                ownFiles(folder).forEach(file -> own.put(file, folder + "/" + file));
            }
            if (!own.isEmpty()) {
                renewEtc(own);
            }
        }
        return renewSys();
    }

    private static List<String> ownFiles(String folder) {
        try {
            return SysFiles.list(folder);
        } catch (SysException e) {
            if (e.is(Errno.ENOENT) || e.is(Errno.ENOTDIR)) {
                return List.of();
            }
            throw e;
        }
    }

    private static boolean renewSys() {
        try {
            Mounts.unmount("/sys", Mounts.MNT_DETACH);
        } catch (SysException e) {
            // EINVAL: nothing is mounted there, or in a user namespace the inherited mount stays and is covered.
            if (!e.is(Errno.EINVAL)) {
                throw e;
            }
        }
        // A writable mount must not cover a read-only one.
        return mountSys(0) || mountSys(Mounts.MS_RDONLY);
    }

    private static boolean mountSys(long flags) {
        try {
            Mounts.mount("netns", "/sys", "sysfs", flags, null);
            return true;
        } catch (SysException e) {
            if (e.is(Errno.EPERM) || e.is(Errno.ENODEV)) {
                return false;
            }
            throw e;
        }
    }

    private static void renewEtc(Map<String, String> own) {
        Mounts.mount("netns-etc", STAGE, "tmpfs", Mounts.MS_NOSUID | Mounts.MS_NODEV, "mode=755");
        String etc = STAGE + "/etc";
        SysFiles.mkdir(etc, 0755);
        for (String entry : SysFiles.list("/etc")) {
            if (!own.containsKey(entry)) {
                take("/etc/" + entry, etc + "/" + entry, SysFiles.lstat("/etc/" + entry));
            }
        }
        // iproute2 follows links here too.
        own.forEach((entry, source) -> take(source, etc + "/" + entry, SysFiles.stat(source)));
        Mounts.mount(etc, "/etc", null, Mounts.MS_BIND | Mounts.MS_REC, null);
        long flags = Mounts.MS_REMOUNT | Mounts.MS_BIND | Mounts.MS_RDONLY | Mounts.MS_NOSUID | Mounts.MS_NODEV;
        Mounts.mount("none", "/etc", null, flags, null);
        Mounts.unmount(STAGE, Mounts.MNT_DETACH);
    }

    private static void take(String source, String target, Stat stat) {
        if (stat.isSymlink()) {
            SysFiles.symlink(SysFiles.readlink(source), target);
            return;
        }
        if (stat.isDirectory()) {
            SysFiles.mkdir(target, 0755);
        } else {
            try (Fd file = SysFiles.create(target, 0644)) {
                file.number();
            }
        }
        Mounts.mount(source, target, null, Mounts.MS_BIND | Mounts.MS_REC, null);
    }
}
