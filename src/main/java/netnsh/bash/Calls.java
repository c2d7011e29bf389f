package netnsh.bash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import netnsh.front.Around;
import netnsh.front.Front;
import netnsh.front.Older;
import netnsh.kernel.Callers;
import netnsh.kernel.Callers.Caller;
import netnsh.kernel.Callers.Mailbox;
import netnsh.plan.Problem;

/**
 * Serves the calls of bash's functions. A function writes {@code = PID NUMBER LINE FILE WORDS} into the mailbox: its
 * process, the number under which it has a pipe open for the answer, where the program calls it (line 0: that does not
 * matter), and the words as {@code ${WORD@Q}} has them; a line that is longer than what a pipe takes in one piece comes in
 * parts, of which all but the last begin with {@code +}. The answer is an exit status, or {@code run}: the caller runs the
 * program itself, or {@code become}: its process turns into the program (see {@link CallSite}). An empty word in front says that the
 * words behind it are a line of netnsh's own. Output goes to what the caller has open as 1 and 2, so that
 * redirections are bash's.
 *
 * <p>Threads take turns at the mailbox: whoever has read a call serves it, while the next one waits for the next call.
 */
final class Calls implements AutoCloseable {
    private static final String RUN = "run";
    private static final String BECOME = "become";
    private static final int BAD = 255;
    private static final int UNKNOWN = 127;
    private static final int SPARE = 4;
    /** So long a session that ends waits for calls that it has begun to serve; {@code ip monitor} has no end of its own. */
    private static final long GRACE_MILLIS = 1000;

    private final Callers callers;
    private final Mailbox mailbox;
    private final Supplier<Desk> desk;
    private final boolean amongOwnMounts;
    private final Deque<Desk> desks = new ConcurrentLinkedDeque<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger owed = new AtomicInteger();
    private final Deque<Call> read = new ArrayDeque<>();
    private final Map<String, StringBuilder> parts = new HashMap<>();
    private final StringBuilder rest = new StringBuilder();
    private volatile boolean closed;

    /** One line of a caller's. */
    private record Call(int pid, int number, int line, String file, List<String> words) {}

    /**
     * Calls of one program and its children.
     *
     * @param desk makes somebody who serves
     * @param amongOwnMounts whether namespaces get their names where this process sees them. A program in a namespace has
     *     mounts of its own, and what {@code ip netns add} mounts among these nobody else sees
     */
    Calls(Callers callers, Mailbox mailbox, Supplier<Desk> desk, boolean amongOwnMounts) {
        this.callers = callers;
        this.mailbox = mailbox;
        this.desk = desk;
        this.amongOwnMounts = amongOwnMounts;
    }

    /** The programs that are functions. */
    static List<String> names() {
        List<String> all = new ArrayList<>(List.of("ip", "bridge"));
        all.addAll(Older.names());
        return all;
    }

    static boolean isName(String word) {
        return Front.isName(word) || Older.names().contains(word);
    }

    /** Begins to serve, on threads of its own. */
    void start() {
        desks.push(desk.get());
        another();
        another();
    }

    private void another() {
        waiting.incrementAndGet();
        Thread thread = new Thread(null, this::work, "netnsh-call", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        while (true) {
            Call call = next();
            if (waiting.decrementAndGet() == 0 && !closed) {
                another(); // somebody must always wait for the next call
            }
            if (call == null) {
                return;
            }
            serve(call);
            if (waiting.incrementAndGet() > SPARE) {
                waiting.decrementAndGet();
                return;
            }
        }
    }

    private synchronized Call next() {
        while (read.isEmpty() && !closed) {
            rest.append(new String(mailbox.read(), StandardCharsets.ISO_8859_1));
            int start = 0;
            for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", start)) {
                line(rest.substring(start, end));
                start = end + 1;
            }
            rest.delete(0, start);
        }
        return read.poll();
    }

    private synchronized boolean answered() {
        return owed.get() == 0;
    }

    /** One line of the mailbox, a character a byte. What no function has written is passed over. */
    private void line(String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        int third = line.indexOf(' ', second + 1);
        if (first < 0 || second < 0 || third < 0) {
            return;
        }
        int pid = number(line.substring(first + 1, second));
        int number = number(line.substring(second + 1, third));
        if (pid < 0 || number < 0) {
            return;
        }
        String key = line.substring(first + 1, third);
        String part = line.substring(third + 1);
        if (!line.startsWith("= ")) {
            parts.computeIfAbsent(key, k -> new StringBuilder()).append(part);
            return;
        }
        StringBuilder before = parts.remove(key);
        owed.incrementAndGet();
        read.add(call(pid, number, before == null ? part : before.append(part).toString()));
    }

    /** A number of at most nine digits; -1 for anything else. */
    private static int number(String digits) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return digits.isEmpty() || digits.length() > 9 ? -1 : value;
    }

    /** What cannot be understood is the caller's own to run: it waits for an answer. */
    private static Call call(int pid, int number, String text) {
        try {
            List<String> words = Quoted.words(text);
            return new Call(pid, number, Integer.parseInt(words.get(0)), words.get(1), words.subList(2, words.size()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException strange) {
            return new Call(pid, number, 0, "", List.of());
        }
    }

    private void serve(Call call) {
        try (Caller caller = callers.caller(call.pid())) {
            caller.answer(call.number(), answer(call, caller));
        } catch (Problem gone) {
            return; // nobody waits for an answer any more
        } finally {
            owed.decrementAndGet();
        }
    }

    private String answer(Call call, Caller caller) {
        boolean own = !call.words().isEmpty() && call.words().get(0).isEmpty();
        if (call.words().isEmpty() || !own && !isName(call.words().get(0)) || !caller.equal()) {
            return own ? String.valueOf(UNKNOWN) : RUN;
        }
        Thread home = Thread.currentThread();
        try {
            Supplier<String> work = () -> served(call, caller, Thread.currentThread() != home);
            return amongOwnMounts ? work.get() : caller.inside(work);
        } catch (Around.Elsewhere | Problem e) {
            return own ? String.valueOf(UNKNOWN) : isAlone(call) ? BECOME : RUN;
        } catch (Error e) {
            caller.answer(call.number(), String.valueOf(BAD));
            throw e;
        }
    }

    private String served(Call call, Caller caller, boolean foreign) {
        Desk served = foreign ? desk.get() : desk();
        try {
            return String.valueOf(served.serve(call.words(), caller, call.pid()));
        } finally {
            if (foreign) {
                served.close();
            } else {
                desks.push(served);
            }
        }
    }

    private static boolean isAlone(Call call) {
        if (call.line() == 0) {
            return false;
        }
        String process = "/proc/" + call.pid();
        try {
            List<String> lines;
            if (call.file().isEmpty() || call.file().equals("environment")) {
                lines = argument(Files.readString(Path.of(process, "cmdline"), StandardCharsets.ISO_8859_1));
            } else {
                String file = call.file().startsWith("/") ? call.file() : process + "/cwd/" + call.file();
                lines = Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1);
            }
            return CallSite.isAlone(lines, call.line(), call.words().get(0));
        } catch (IOException | InvalidPathException unreadable) {
            return false;
        }
    }

    /** The lines of {@code bash -c LINES}. */
    private static List<String> argument(String commandLine) {
        String[] words = commandLine.split("\0");
        for (int i = 1; i + 1 < words.length && words[i].startsWith("-"); i++) {
            if (words[i].matches("-[a-z]*c[a-z]*")) {
                return words[i + 1].lines().toList();
            }
        }
        return List.of();
    }

    private Desk desk() {
        Desk idle = desks.poll();
        return idle == null ? desk.get() : idle;
    }

    /** What was read gets its answer still; callers that were not heard run their program themselves. */
    @Override
    public void close() {
        closed = true;
        mailbox.close();
        long end = System.nanoTime() + GRACE_MILLIS * 1_000_000;
        while (!answered() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        desks.forEach(Desk::close);
    }
}
