package netnsh.session;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import netnsh.grammar.Lookup;
import netnsh.grammar.Offer;
import netnsh.journal.Sessions;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Ifa;
import netnsh.uapi.Iff;
import netnsh.value.IdNames;
import netnsh.value.NsRef;
import netnsh.value.SysctlKey;

/**
 * Live names of one namespace, read when asked for. What cannot be read is an empty list: completion never fails. Files
 * and programs are listed by way of {@code java.io.File}, which keeps no descriptor.
 */
public final class LiveNames implements Lookup {
    /** More candidates than this help nobody; the terminal would have to page. */
    private static final int MANY_PROGRAMS = 5000;

    private final Supplier<? extends View> machine;
    private final NsRef ns;
    private final Supplier<List<Offer>> jobs;
    private final Supplier<List<Offer>> variables;

    /** Names of a namespace, with a session's jobs and variables. */
    public LiveNames(View view, NsRef ns, Supplier<List<Offer>> jobs, Supplier<List<Offer>> variables) {
        this(() -> view, ns, jobs, variables);
    }

    /** The same with a machine that is asked for when a first name is read from it; none is a Problem, and no name. */
    LiveNames(Supplier<? extends View> machine, NsRef ns, Supplier<List<Offer>> jobs, Supplier<List<Offer>> variables) {
        this.machine = machine;
        this.ns = ns;
        this.jobs = jobs;
        this.variables = variables;
    }

    /** Whether a word is a program: found on the PATH, or a path to an executable file. */
    public static boolean isProgram(String word) {
        return PathLookup.isProgram(word);
    }

    private static List<Offer> sessions() {
        List<Offer> offers = new ArrayList<>();
        for (Sessions.One o : Sessions.known()) {
            offers.add(new Offer(o.id(), o.trouble() != null ? o.trouble() : Books.stands(o)));
        }
        return offers;
    }

    @Override
    public List<Offer> names(What what, String prefix) {
        try {
            return switch (what) {
                case NAMESPACE -> namespaces(prefix);
                case LINK -> links(prefix);
                case ADDRESS -> addresses();
                case TABLE -> tables();
                case KIND -> List.of();
                case FILE -> files(prefix);
                case PROGRAM -> programs(prefix);
                case SYSCTL -> sysctls(prefix);
                case JOB -> jobs.get();
                case USER ->
                    netnsh.value.Accounts.userNames().stream()
                            .map(name -> new Offer(name, ""))
                            .toList();
                case VARIABLE -> variables.get();
                case SESSION -> sessions();
            };
        } catch (Problem e) {
            return List.of();
        }
    }

    private List<Offer> namespaces(String prefix) {
        List<Offer> offers = new ArrayList<>();
        for (String name : machine.get().namespacesStarting(prefix)) {
            offers.add(new Offer(name, ""));
        }
        return offers;
    }

    private List<Offer> links(String prefix) {
        List<Offer> offers = new ArrayList<>();
        for (Link l : machine.get().linkStates(ns)) {
            if (!l.name().startsWith(prefix)) {
                continue; // of ten thousand links a few are meant
            }
            offers.add(new Offer(l.name(), (l.flags() & Iff.IFF_UP) != 0 ? "up" : "down"));
        }
        return offers;
    }

    private List<Offer> addresses() {
        List<Offer> offers = new ArrayList<>();
        for (Address a : machine.get().addresses(ns, 0)) {
            a.attrs()
                    .get(Ifa.IFA_LOCAL)
                    .or(() -> a.attrs().get(Ifa.IFA_ADDRESS))
                    .ifPresent(ip -> offers.add(
                            new Offer(netnsh.value.Ip.text(ip), a.dev().name())));
        }
        return offers;
    }

    private static List<Offer> tables() {
        List<Offer> offers = new ArrayList<>();
        for (String name : IdNames.TABLE.all().values()) {
            offers.add(new Offer(name, ""));
        }
        return offers;
    }

    private static List<Offer> files(String prefix) {
        int slash = prefix.lastIndexOf('/');
        String folder = slash < 0 ? "" : prefix.substring(0, slash + 1);
        String[] names = Here.file(folder).list();
        List<Offer> offers = new ArrayList<>();
        if (names != null) {
            Arrays.sort(names);
            String start = prefix.substring(slash + 1);
            for (String name : names) {
                if (name.startsWith(start) && (!name.startsWith(".") || start.startsWith("."))) {
                    boolean dir = Here.file(folder + name).isDirectory();
                    offers.add(new Offer(folder + name + (dir ? "/" : ""), dir ? "folder" : ""));
                }
            }
        }
        return offers;
    }

    private static List<Offer> programs(String prefix) {
        if (prefix.contains("/")) {
            return files(prefix);
        }
        Map<String, Offer> offers = new LinkedHashMap<>();
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "/usr/bin:/bin" : path).split(":")) {
            String[] names = new File(folder).list((dir, name) -> name.startsWith(prefix));
            for (int i = 0; names != null && i < names.length && offers.size() < MANY_PROGRAMS; i++) {
                offers.putIfAbsent(names[i], new Offer(names[i], "program"));
            }
        }
        return List.copyOf(offers.values());
    }

    /** The parameters below the folder that is typed so far, parted as the user parts them, with their values. */
    private List<Offer> sysctls(String prefix) {
        int cut = Math.max(prefix.lastIndexOf('.'), prefix.lastIndexOf('/'));
        int dot = prefix.indexOf('.');
        int slash = prefix.indexOf('/');
        boolean slashes = slash >= 0 && (dot < 0 || slash < dot);
        String folder;
        try {
            folder = SysctlKey.parse(cut < 0 ? "net" : prefix.substring(0, cut)).path();
        } catch (IllegalArgumentException noKey) {
            return List.of();
        }
        Map<String, Offer> offers = new LinkedHashMap<>();
        for (String line : machine.get().sysctl(ns, folder).split("\n")) {
            int end = line.indexOf(" = ");
            if (end > 0) {
                String key = line.substring(0, end);
                String text = slashes ? SysctlKey.parse(key).path() : key;
                offers.putIfAbsent(text, new Offer(text, line.substring(end + 3)));
            }
        }
        return List.copyOf(offers.values());
    }
}
