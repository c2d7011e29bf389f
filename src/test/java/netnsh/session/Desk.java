package netnsh.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netnsh.doc.Help;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.kernel.Programs;
import netnsh.kernel.Rehearsal;
import netnsh.model.Link;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.value.Utf8;

/** A session over a kernel in memory, with programs that only say that they were started. */
public final class Desk implements Programs {
    /** The folder that programs are started in. */
    String folder = "/start";

    public final List<String> effects = new ArrayList<>();
    public final List<Start> starts = new ArrayList<>();
    /** What it says. */
    public final Heard heard = new Heard();

    public final StringBuilder out = heard.out;
    public final StringBuilder error = heard.errors;
    /** How programs end, by name; all others end with 0. */
    public final Map<String, List<Status>> ends = new HashMap<>();
    /** What was written to each descriptor, and which file it is. */
    public final Map<Integer, String> written = new HashMap<>();

    public final Map<Integer, String> files = new HashMap<>();
    /** Interfaces that every namespace has instead of those that were made, or null. */
    public List<Link> links;

    public final List<String> signals = new ArrayList<>();
    public final Session session;
    private int lastFd = 10;

    public Desk() {
        this(Options.PLAIN);
    }

    public Desk(Options options) {
        this(options, null);
    }

    /** One whose session writes to somebody else; null: to this desk. */
    public Desk(Options options, Output elsewhere) {
        Kernel rehearsal = Rehearsal.empty();
        Kernel kernel = (Kernel) Proxy.newProxyInstance(
                Desk.class.getClassLoader(), new Class<?>[] {Kernel.class}, (proxy, method, args) -> {
                    if (method.getName().equals("programs")) {
                        return this;
                    } else if (method.getName().equals("run")) {
                        effects.add(((Effect) args[0]).words());
                    }
                    if (links != null && List.of("links", "linkStates").contains(method.getName())) {
                        return links;
                    }
                    try {
                        return method.invoke(rehearsal, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        session = new Session(kernel, () -> kernel, elsewhere == null ? heard : elsewhere, options);
        session.ports().wishing(Rehearsal::wishes);
        session.ports().undoing().keep();
        session.helper(topic -> String.join("\n", Help.on(topic)) + "\n");
    }

    /** Runs a line as if it were typed. */
    public int run(String line) {
        return session.run(line, Source.PROMPT);
    }

    /** Takes what was printed. */
    public String said() {
        String all = out.toString();
        out.setLength(0);
        return all;
    }

    /** Takes what was complained about. */
    public String complained() {
        String all = error.toString();
        error.setLength(0);
        return all;
    }

    /** The programs that were started: namespace and words. */
    public List<String> started() {
        return starts.stream()
                .map(s -> s.ns() + " " + String.join(" ", s.argv()))
                .toList();
    }

    @Override
    public int start(Start what) {
        starts.add(what);
        return 1000 + starts.size();
    }

    @Override
    public Problem become(Start what) {
        starts.add(what);
        return Problem.of("desk", "a desk becomes nothing");
    }

    @Override
    public Status waitFor(int pid, boolean block) {
        String name = starts.get(pid - 1001).argv().get(0);
        List<Status> queue = ends.get(name);
        return queue == null ? new Status(Status.State.EXITED, 0) : queue.size() == 1 ? queue.get(0) : queue.remove(0);
    }

    @Override
    public void signal(int group, int signal) {
        signals.add(group + ":" + signal);
    }

    @Override
    public void giveTerminal(int group) {
        signals.add("terminal:" + group);
    }

    @Override
    public void reclaimTerminal() {
        signals.add("reclaim");
    }

    @Override
    public int[] pipe() {
        return new int[] {++lastFd, ++lastFd};
    }

    @Override
    public boolean write(int fd, byte[] bytes) {
        written.merge(fd, Utf8.decode(bytes), String::concat);
        return true;
    }

    @Override
    public String changeFolder(String path) {
        folder = path.startsWith("/") ? path : folder + "/" + path;
        return folder;
    }

    @Override
    public int openForWriting(String path, boolean append) {
        files.put(++lastFd, (append ? ">>" : ">") + path);
        return lastFd;
    }

    /** What was written to a file. */
    public String written(String file) {
        StringBuilder all = new StringBuilder();
        files.forEach((fd, name) -> all.append(name.equals(file) ? written.getOrDefault(fd, "") : ""));
        return all.toString();
    }

    @Override
    public void close(int fd) {}

    @Override
    public boolean isTerminal(int fd) {
        return true;
    }
}
