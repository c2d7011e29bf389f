package netnsh.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netnsh.kernel.Kernel;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.value.Text;

/**
 * Finds what was left behind and no journal that can be read tells of, by the marks that netnsh leaves anyhow. Nothing is
 * taken away: for each thing there are the lines that do it, in an order in which they can be run one after the other.
 */
public final class Scan {
    private final Kernel kernel;
    private final List<Found> found = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    /**
     * Something that was left.
     *
     * @param what what it is, and why it is believed to be netnsh's
     * @param lines the lines of netnsh's that take it away
     */
    public record Found(String what, List<String> lines) {}

    /**
     * What a search has brought.
     *
     * @param unseen what could not be looked at, a sentence each
     */
    public record Result(List<Found> found, List<String> unseen) {}

    private Scan(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Looks at the machine that {@code kernel} is. */
    static Result of(Kernel kernel) {
        Scan scan = new Scan(kernel);
        try (Folder folder = Folder.find()) {
            Accounts accounts = new Accounts(folder);
            scan.look(folder, accounts);
            return new Result(scan.found, accounts.unseen);
        }
    }

    private void look(Folder folder, Accounts accounts) {
        MarkedProcesses processes = new MarkedProcesses(kernel, accounts);
        MarkedThings things = new MarkedThings(kernel, accounts);
        processes.watchers().forEach(this::add);
        processes.servers().forEach(this::add);
        things.rules().forEach(this::add);
        things.uplinks().forEach(this::add);
        accounts.damaged.forEach(name -> steps(folder, name, accounts));
        processes.namespaces().forEach(this::add);
        things.files().forEach(this::add);
        for (String path : JobFolder.abandoned(processes.marked())) {
            add(new Found("folder of servers' output whose session is no more", List.of("rm -rf " + Text.word(path))));
        }
        for (String path : folder == null ? List.<String>of() : SpawnedHost.over(folder, processes.marked())) {
            add(new Found("note of a spawned host that is no more", List.of("rm " + Text.word(path))));
        }
        for (Folder.Name name : accounts.damaged) {
            add(new Found(
                    "journal of " + name.id() + ", the first line of which is damaged; last, since it may say more yet",
                    List.of("rm " + Text.word(folder.path(name)))));
        }
    }

    /** Each line is offered once: what goes with something else need not go twice. */
    private void add(Found one) {
        List<String> lines = one.lines().stream().filter(said::add).toList();
        if (!lines.isEmpty()) {
            found.add(new Found(one.what(), lines));
        }
    }

    /** What lines of a damaged journal tell that are whole: it is found again by what it is, as {@code down} does it. */
    private void steps(Folder folder, Folder.Name name, Accounts accounts) {
        try (Fd file = folder.open(name)) {
            if (file.stat().changed() < Processes.bootedAt()) {
                return; // of an earlier start of the machine: indices and cookies mean something else
            }
            Story story = Story.remains(Folder.text(file));
            TakeBack back = new TakeBack(kernel, true);
            Sessions.take(story, back, Book.in(file));
            add(new Found(
                    "what whole lines in the damaged journal of " + name.id() + " tell, and is still as they say",
                    back.done));
            back.left.forEach(l -> accounts.unseen.add("left alone: " + l));
        } catch (SysException gone) {
            accounts.unseen.add(folder.path(name) + ": " + gone.words());
        }
    }
}
