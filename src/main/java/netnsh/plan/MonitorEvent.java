package netnsh.plan;

import java.time.Instant;
import netnsh.value.NsRef;

/**
 * Something that happened in a namespace.
 *
 * @param time when it was heard
 * @param place the namespace, when several are watched; else null
 * @param nsid the id of the namespace by which the watching one knows it: null when only one is listened to, -1 for the
 *     watching one itself
 * @param label {@code [LINK]}
 * @param labelled whether the label is shown
 * @param kind what happened
 * @param thing the model's record of what it happened to
 * @param route for routes what the request has fixed, else null
 * @param echo it is the echo of a change that was asked for: nobody needs to be told where and when
 */
public record MonitorEvent(
        Instant time,
        NsRef place,
        Integer nsid,
        String label,
        boolean labelled,
        Kind kind,
        Object thing,
        RouteFilter route,
        View.Names names,
        boolean echo) {
    /** What can happen. */
    public enum Kind {
        /** It is new or was changed. */
        NEW,
        /** It is gone. */
        DELETED,
        /** The kernel asks user space for a neighbour. */
        MISS
    }
}
