package netnsh.netlink;

/**
 * How one request of a batch ended.
 *
 * @param request as it was sent
 * @param error the refusal, null when it was done
 * @param warning the kernel's words on a success, or null
 */
public record Ack(Message request, NetlinkError error, String warning) {
    /** Whether the kernel did it. */
    public boolean ok() {
        return error == null;
    }
}
