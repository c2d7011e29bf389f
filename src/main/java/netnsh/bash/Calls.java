package netnsh.bash;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import netnsh.front.Around;
import netnsh.front.Front;
import netnsh.front.Older;
import netnsh.kernel.Callers;
import netnsh.kernel.Callers.Caller;
import netnsh.kernel.Callers.Mailbox;
import netnsh.kernel.Kernel;
import netnsh.plan.Problem;

/**
 * Serves the calls of bash's functions. A function writes {@code = PID NUMBER WORDS} into the mailbox: its process, the
 * number under which it has a pipe open for the answer, and the words as {@code ${WORD@Q}} has them; a line that is longer
 * than what a pipe takes in one piece comes in parts, of which all but the last begin with {@code +}. The answer is an exit
 * status, or {@code run}: the caller runs the program itself. Output goes to what the caller has open as 1 and 2, so that
 * redirections are bash's.
 *
 * <p>Threads take turns at the mailbox: whoever has read a call serves it, while the next one waits for the next call.
 */
final class Calls implements AutoCloseable {
    private static final String RUN = "run";
    private static final int BAD = 255;
    private static final int SPARE = 4;

    private final Callers callers;
    private final Mailbox mailbox;
    private final Supplier<Kernel> kernels;
    private final String version;
    private final Deque<Desk> desks = new ConcurrentLinkedDeque<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Deque<Call> read = new ArrayDeque<>();
    private final Map<String, StringBuilder> parts = new HashMap<>();
    private final StringBuilder rest = new StringBuilder();
    private volatile boolean closed;

    /** One line of a caller's. */
    private record Call(int pid, int number, List<String> words) {}

    Calls(Callers callers, Mailbox mailbox, Supplier<Kernel> kernels, String version) {
        this.callers = callers;
        this.mailbox = mailbox;
        this.kernels = kernels;
        this.version = version;
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
        desks.push(new Desk(kernels, version));
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
            byte[] bytes = mailbox.read();
            for (byte b : bytes) {
                if (b != '\n') {
                    rest.append((char) (b & 0xff));
                } else {
                    line(rest.toString());
                    rest.setLength(0);
                }
            }
        }
        return read.poll();
    }

    /** One line of the mailbox, a character a byte. What no function has written is passed over. */
    private void line(String line) {
        String[] part = line.split(" ", 4);
        if (part.length < 4 || !part[1].matches("\\d{1,9}") || !part[2].matches("\\d{1,9}")) {
            return;
        }
        String key = part[1] + " " + part[2];
        StringBuilder all = parts.computeIfAbsent(key, k -> new StringBuilder());
        all.append(part[3]);
        if (part[0].equals("=")) {
            parts.remove(key);
            int pid = Integer.parseInt(part[1]);
            int number = Integer.parseInt(part[2]);
            try {
                List<String> words = Quoted.words(all.toString().getBytes(StandardCharsets.ISO_8859_1));
                if (!words.isEmpty() && isName(words.get(0))) {
                    read.add(new Call(pid, number, words));
                }
            } catch (IllegalArgumentException notOurs) {
                return;
            }
        }
    }

    private void serve(Call call) {
        try (Caller caller = callers.caller(call.pid())) {
            caller.answer(call.number(), answer(call, caller));
        } catch (Problem gone) {
            return; // nobody waits for an answer any more
        }
    }

    private String answer(Call call, Caller caller) {
        if (!caller.equal()) {
            return RUN;
        }
        Thread home = Thread.currentThread();
        try {
            return caller.inside(() -> {
                boolean foreign = Thread.currentThread() != home;
                Desk desk = foreign ? new Desk(kernels, version) : desk();
                try {
                    return String.valueOf(desk.serve(call.words(), caller, call.pid()));
                } finally {
                    if (foreign) {
                        desk.close();
                    } else {
                        desks.push(desk);
                    }
                }
            });
        } catch (Around.Elsewhere | Problem e) {
            return RUN;
        } catch (RuntimeException | Error e) {
            caller.answer(call.number(), String.valueOf(BAD));
            throw e;
        }
    }

    private Desk desk() {
        Desk idle = desks.poll();
        return idle == null ? new Desk(kernels, version) : idle;
    }

    @Override
    public void close() {
        closed = true;
        mailbox.close();
        desks.forEach(Desk::close);
    }
}
