package netnsh.netlink;

import java.util.List;

/**
 * A list that the kernel gave in several parts.
 *
 * @param messages in the kernel's order
 * @param complete false when the tables changed during every attempt ({@code NLM_F_DUMP_INTR}), so that entries may be
 *     missing or stand twice
 */
public record Dump(List<Message> messages, boolean complete) {}
