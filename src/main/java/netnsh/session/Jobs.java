package netnsh.session;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import netnsh.grammar.Offer;
import netnsh.grammar.Token;
import netnsh.kernel.Programs;
import netnsh.kernel.Programs.Status.State;
import netnsh.plan.Problem;
import netnsh.value.Text;

/** What runs beside the session, numbered from 1. */
public final class Jobs {
    private static final int SIGHUP = 1;
    private static final int SIGTERM = 15;
    private static final long GRACE_MILLIS = 500;

    private final Supplier<Programs> programs;
    private final List<Job> jobs = new ArrayList<>();
    /** The output of every server that was started, by name. */
    private final Map<String, File> logs = new TreeMap<>();

    Jobs(Supplier<Programs> programs) {
        this.programs = programs;
    }

    /** A new job that is a server under this name; what is wrong with it is a Problem, and then there is no job. */
    Job serve(Server server, String text) {
        server.begin();
        Job job = add(text);
        server.watched(job);
        synchronized (this) {
            logs.put(server.name(), server.log());
        }
        return job;
    }

    /** A name for a server that none has that runs: the wanted one, or with a number behind it. */
    synchronized String freeName(String wanted, boolean exactly, Token at) {
        for (int i = 1; ; i++) {
            String name = i == 1 ? wanted : wanted + "-" + i;
            boolean taken = jobs.stream()
                    .anyMatch(j -> !j.ended()
                            && j.server() != null
                            && j.server().name().equals(name));
            if (!taken) {
                return name;
            } else if (exactly) {
                throw Problem.of("job.exists", "there is a server called " + wanted + " already")
                        .at(at)
                        .hint("stop " + wanted + " ends it");
            }
        }
    }

    /** The file in which a server's output is; also of one that has ended. */
    synchronized File log(String name, Token at) {
        for (Job j : jobs) {
            boolean meant = ("%" + j.number()).equals(name)
                    || String.valueOf(j.number()).equals(name);
            if (j.server() != null && (meant || j.server().name().equals(name))) {
                return j.server().log();
            }
        }
        if (logs.containsKey(name)) {
            return logs.get(name);
        }
        throw Problem.of("job.absent", "there is no server " + name)
                .at(at)
                .hint(logs.isEmpty() ? "start makes one" : "there are: " + String.join(", ", logs.keySet()));
    }

    /** Whether a server of this session has written, or writes, into this file. */
    synchronized boolean isLog(File file) {
        return logs.containsValue(file);
    }

    /** What is to be done when the job with this program ends; false when there is none. */
    synchronized boolean whenEnded(int pid, Runnable then) {
        for (Job j : jobs) {
            if (j.group() == pid && !j.ended()) {
                j.whenEnded(then);
                return true;
            }
        }
        return false;
    }

    /** A new job; it is running. */
    synchronized Job add(String text) {
        int number = jobs.isEmpty() ? 1 : jobs.get(jobs.size() - 1).number() + 1;
        Job job = new Job(number, text, programs.get());
        jobs.add(job);
        return job;
    }

    synchronized void remove(Job job) {
        jobs.remove(job);
    }

    private synchronized List<Job> all() {
        return List.copyOf(jobs);
    }

    /** The job that {@code %2}, {@code 2}, {@code %%} or nothing (the latest) names. */
    Job find(String name, Token at) {
        List<Job> all = all();
        String number = name == null ? "" : name.startsWith("%") ? name.substring(1) : name;
        if (number.isEmpty() || number.equals("%") || number.equals("+")) {
            if (all.isEmpty()) {
                throw Problem.of("job.none", "there is no job").at(at);
            }
            return all.get(all.size() - 1);
        }
        for (Job j : all) {
            if (number.equals(String.valueOf(j.number()))
                    || j.server() != null && j.server().name().equals(name)) {
                return j;
            }
        }
        throw Problem.of("job.absent", "there is no job " + name).at(at).hint("\"jobs\" lists them");
    }

    /** All jobs, one a line as bash lists them; those that ended are listed for the last time. */
    String list() {
        StringBuilder out = new StringBuilder();
        List<Job> all = all();
        for (Job j : all) {
            Programs.Status now = j.poll();
            out.append(line(j, now, all));
            forget(j, now);
        }
        return out.toString();
    }

    /** What has ended or stopped since this was asked last, one line each; those that ended are forgotten. */
    public String news() {
        StringBuilder out = new StringBuilder();
        List<Job> all = all();
        for (Job j : all) {
            State before = j.status().state();
            Programs.Status now = j.poll();
            if (over(now) || now.state() == State.STOPPED && before != State.STOPPED) {
                out.append(line(j, now, all));
            }
            forget(j, now);
        }
        return out.toString();
    }

    /** Forgets a job that was over when this was its status; one that has ended since has not been told of yet. */
    private void forget(Job j, Programs.Status told) {
        if (over(told)) {
            remove(j);
        }
    }

    static String line(Job j, List<Job> all) {
        return line(j, j.poll(), all);
    }

    private static String line(Job j, Programs.Status now, List<Job> all) {
        boolean latest = all.isEmpty() || all.get(all.size() - 1) == j;
        return String.format("[%d]%s  %-22s  %s%n", j.number(), latest ? "+" : " ", state(now), Text.visible(j.text()));
    }

    private static String state(Programs.Status s) {
        return switch (s.state()) {
            case RUNNING -> "Running";
            case STOPPED -> "Stopped";
            case KILLED -> signalName(s.code());
            case EXITED -> s.code() == 0 ? "Done" : "Exit " + s.code();
        };
    }

    /** What bash says of a program that a signal ended. */
    static String signalName(int signal) {
        return switch (signal) {
            case SIGHUP -> "Hangup";
            case 2 -> "Interrupt";
            case 3 -> "Quit";
            case 6 -> "Aborted";
            case 7 -> "Bus error";
            case 8 -> "Floating point exception";
            case Job.SIGKILL -> "Killed";
            case 11 -> "Segmentation fault";
            case 13 -> "Broken pipe";
            case SIGTERM -> "Terminated";
            default -> "Signal " + signal;
        };
    }

    /** Jobs for completion: {@code %1} with its line. */
    public List<Offer> offers() {
        List<Offer> offers = new ArrayList<>();
        for (Job j : all()) {
            offers.add(
                    new Offer(j.server() == null ? "%" + j.number() : j.server().name(), j.text()));
        }
        return offers;
    }

    /** Whether some still run or are stopped. */
    public boolean any() {
        all().forEach(Job::poll);
        return all().stream().anyMatch(j -> !j.ended());
    }

    /** Waits for all; the last one's status. */
    int awaitAll() throws InterruptedException {
        int status = 0;
        for (Job j : all()) {
            if (j.status().state() != State.STOPPED && j.server() == null) { // a server need never end
                Programs.Status came = j.await();
                status = came.exit();
                forget(j, came);
            }
        }
        return status;
    }

    /**
     * Ends all of them but servers that are to be kept: hang-up and termination first, then, after half a second, the
     * signal that nobody can refuse.
     */
    void end() {
        end(all().stream().filter(j -> j.server() == null || !j.server().keep()).toList());
    }

    /** Ends all servers, also those that are to be kept: what the session has made is taken down. Answers how many ran. */
    int endServers() {
        List<Job> servers = all().stream().filter(j -> j.server() != null).toList();
        int running = (int) servers.stream().filter(j -> !over(j)).count();
        end(servers);
        return running;
    }

    private void end(List<Job> ending) {
        for (Job j : ending) {
            j.poll();
            if (j.server() != null) {
                j.server().stopping();
            }
            if (!j.ended()) {
                j.signal(SIGHUP);
                j.signal(SIGTERM);
                j.signal(Job.SIGCONT);
            }
        }
        long deadline = System.nanoTime() + GRACE_MILLIS * 1_000_000;
        while (ending.stream().anyMatch(j -> !over(j)) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                break;
            }
        }
        for (Job j : ending) {
            if (j.server() != null) {
                j.server().kill();
            } else if (!j.ended()) {
                j.signal(Job.SIGKILL);
            }
        }
        synchronized (this) {
            jobs.removeAll(ending);
            List<File> used = jobs.stream()
                    .filter(j -> j.server() != null && !j.ended())
                    .map(j -> j.server().log())
                    .toList();
            logs.values().removeIf(log -> !used.contains(log) && deleted(log));
        }
    }

    /** Deletes a server's output, and its folder with the last one. */
    private static boolean deleted(File log) {
        log.delete();
        log.getParentFile().delete();
        return true;
    }

    private static boolean over(Job j) {
        return over(j.poll());
    }

    /** Whether that is the end of a program. */
    static boolean over(Programs.Status s) {
        return s.state() == State.EXITED || s.state() == State.KILLED;
    }
}
