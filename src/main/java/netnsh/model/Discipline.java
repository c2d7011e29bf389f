package netnsh.model;

import netnsh.netlink.Attrs;
import netnsh.value.Dev;

/**
 * A queueing discipline, as far as it is looked at here: struct tcmsg and TCA_* of linux/rtnetlink.h.
 *
 * @param dev the interface
 * @param handle its number
 * @param attrs TCA_*
 */
public record Discipline(Dev dev, long handle, Attrs attrs) {
    private static final int MAJOR = 16;

    /** Whether somebody has made it: those that come with an interface have no number. */
    public boolean made() {
        return handle >> MAJOR != 0;
    }
}
