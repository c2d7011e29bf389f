package netnsh.plan;

import java.time.Duration;
import netnsh.grammar.Token;

/**
 * What {@code ping} is asked to do; the letters are those of ping(8).
 *
 * @param host address or name as typed
 * @param at the host's word
 * @param count {@code -c}: echoes to send, 0 without end, -1 not given (4 in a file, without end at the prompt)
 * @param interval {@code -i}
 * @param timeout {@code -W}: how long to wait for a reply; null: default (10 s for the last, twice the rtt once known)
 * @param deadline {@code -w}: when to stop altogether, or null
 * @param size {@code -s}: bytes of data, 0..65507
 * @param from {@code -I}: interface or address, or null
 * @param ttl {@code -t}, or -1
 * @param family 0, 2 ({@code -4}) or 10 ({@code -6})
 * @param quiet {@code -q}
 * @param numeric {@code -n}
 */
public record PingSpec(
        String host,
        Token at,
        int count,
        Duration interval,
        Duration timeout,
        Duration deadline,
        int size,
        String from,
        int ttl,
        int family,
        boolean quiet,
        boolean numeric) {}
