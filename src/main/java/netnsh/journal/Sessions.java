package netnsh.journal;

import java.util.ArrayList;
import java.util.List;
import netnsh.kernel.Kernel;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.value.Errno;

/** The sessions that have left a journal: what stands of them, and how they are taken down. */
public final class Sessions {
    private final Kernel kernel;
    private final Journal own;

    /**
     * All of them as seen by one.
     *
     * @param kernel the machine, without a journal
     * @param own the journal of the process that asks
     */
    public Sessions(Kernel kernel, Journal own) {
        this.kernel = Recorded.plain(kernel);
        this.own = own;
    }

    /**
     * One session.
     *
     * @param id what a person calls it: {@code session:3}
     * @param uid the user
     * @param millis when it began, since 1970
     * @param kind prompt, file or lines
     * @param text the file, or nothing
     * @param pid the process
     * @param alive whether somebody is at work in it
     * @param own whether it is the one that asks
     * @param namespaces the names of the namespaces that it has made, as far as they stand in its journal
     * @param links its links that are in none of these
     * @param others how many other changes it has made outside of these
     * @param trouble why its journal cannot be used, or null
     */
    public record One(
            String id,
            int uid,
            long millis,
            String kind,
            String text,
            int pid,
            boolean alive,
            boolean own,
            List<String> namespaces,
            List<String> links,
            int others,
            String trouble) {}

    /** All whose journal says that something stands, and those whose journal cannot be read. */
    public List<One> list() {
        List<One> all = new ArrayList<>();
        try (Folder folder = Folder.find()) {
            if (folder == null) {
                return all;
            }
            for (Folder.Name name : folder.names()) {
                One one = look(folder, name);
                if (one != null) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    /** The same for whoever only wants to know. */
    public static List<One> known() {
        return new Sessions(null, Journal.ofPrompt()).list();
    }

    /** What this process's own session is called when something of it stands; else null. */
    public String standing() {
        return own.stands() ? own.id() : null;
    }

    private One look(Folder folder, Folder.Name name) {
        try (Fd file = folder.open(name)) {
            boolean mine = name.equals(own.name());
            // single lines are at work only while a line runs, which is not what a person would call being there
            boolean free = mine || Folder.seize(file);
            if (file.stat().nlink() == 0) {
                return null; // whoever held it has removed it, and its name may be another one's by now
            }
            String text = Folder.text(file);
            boolean born = text.indexOf('\n') < 0 && text.indexOf('\0') < 0; // its first line is not whole
            if (born) {
                return forgotten(folder, name, free && !mine); // its maker died before it did anything
            }
            Story story = Story.read(text, folder.path(name));
            if (!story.header.boot().equals(Folder.bootId())) {
                if (free) {
                    folder.archive(name); // names under /run/netns are gone, and indices mean something else
                }
                return trouble(name, "of an earlier start of the machine: nothing of it stands");
            }
            return story.stands() ? of(name, story, !free || mine, mine) : forgotten(folder, name, free && !mine);
        } catch (Problem p) {
            boolean damaged = p.id().equals(Story.UNREADABLE);
            return trouble(name, p.getMessage() + (damaged ? "; scan lists what was left and how it goes" : ""));
        } catch (SysException e) {
            return e.is(Errno.ENOENT) ? null : trouble(name, e.words());
        }
    }

    /** Nothing stands of it; when nobody is at work in it either, its file goes. */
    private static One forgotten(Folder folder, Folder.Name name, boolean over) {
        if (over) {
            folder.remove(name);
        }
        return null;
    }

    private static One trouble(Folder.Name name, String why) {
        return new One(name.id(), -1, 0, "", "", 0, false, false, List.of(), List.of(), 0, why);
    }

    private static One of(Folder.Name name, Story story, boolean alive, boolean mine) {
        List<String> namespaces = new ArrayList<>();
        List<String> links = new ArrayList<>();
        List<Long> inside = new ArrayList<>();
        int others = 0;
        for (Step s : story.steps()) {
            for (Made m : s.made) {
                if (s.stands() && !m.isLink()) {
                    namespaces.add(m.name());
                }
                if (s.stands() && m.what() == Made.What.NAMESPACE) {
                    inside.add(m.cookie());
                }
            }
        }
        for (Step s : story.steps()) {
            if (!s.stands()) {
                continue;
            }
            for (Made m : s.made) {
                if (m.isLink() && !inside.contains(m.cookie())) {
                    links.add(m.name());
                }
            }
            others += s.made.isEmpty() && s.sort != Step.Sort.DELETES && !inside.contains(s.cookie) ? 1 : 0;
        }
        Story.Header h = story.header;
        return new One(
                name.id(),
                h.uid(),
                h.millis(),
                h.kind(),
                h.text(),
                h.pid(),
                alive,
                mine,
                namespaces,
                links,
                others,
                null);
    }

    /** What was left and none of them tells of. */
    public Scan.Result scan() {
        return Scan.of(kernel);
    }

    // --- down
    // ---------------------------------------------------------------------------------------------------------

    /**
     * What came of taking sessions down.
     *
     * @param lines what was done, or would be, in iproute2's words
     * @param left what is left alone, a sentence each
     * @param failed what should have gone, a sentence each
     * @param sessions which ones
     */
    public record Down(
            List<String> lines,
            List<String> left,
            List<String> failed,
            List<String> sessions,
            int namespaces,
            int links) {}

    /** Takes down what this process's own session has made. */
    public Down own(boolean dry) {
        own.rest();
        if (own.ofSingleLines()) {
            return lines(dry);
        }
        TakeBack back = new TakeBack(kernel, dry);
        List<String> ids = new ArrayList<>();
        if (own.story() != null) {
            ids.add(own.id());
            back.take(own.story().steps(), false, Book.of(own));
            own.over();
        }
        return back.down(ids);
    }

    /** A single line: what was done by the lines before it at this terminal goes, else the only session that is over. */
    private Down lines(boolean dry) {
        List<One> over =
                list().stream().filter(o -> !o.alive() && o.trouble() == null).toList();
        String group = LineGroup.now();
        List<One> here = new ArrayList<>();
        try (Folder folder = Folder.find()) {
            for (Folder.Name n : folder == null ? List.<Folder.Name>of() : folder.names()) {
                over.stream()
                        .filter(o -> n.group().equals(group) && o.id().equals(n.id()))
                        .forEach(here::add);
            }
        }
        if (LineGroup.isNamed()) {
            return others(here.stream().map(One::id).toList(), dry); // that session is meant, and no other
        } else if (here.isEmpty() && over.size() > 1) {
            List<String> ids = over.stream().map(Sessions::described).toList();
            throw Problem.of(
                            "session.which", "which session? " + over.size() + " are over and something of each stands")
                    .hint(String.join(", ", ids) + "; down --all takes all of them down");
        }
        List<String> wanted =
                (here.isEmpty() ? over : here).stream().map(One::id).toList();
        return others(wanted, dry);
    }

    private static String described(One o) {
        return o.id() + (o.text().isEmpty() ? "" : " (" + o.text() + ")");
    }

    /** Takes down all sessions that are over, and this process's own. */
    public Down all(boolean dry) {
        own.rest();
        List<String> wanted = new ArrayList<>();
        for (One o : list()) {
            if (o.trouble() == null && (o.own() || !o.alive())) {
                wanted.add(o.id());
            }
        }
        return others(wanted, dry);
    }

    /** Takes down these; one that is at work elsewhere is a Problem. */
    public Down these(List<String> ids, boolean dry) {
        own.rest();
        List<One> all = list();
        for (String id : ids) {
            One one = all.stream().filter(o -> o.id().equals(id)).findFirst().orElse(null);
            if (one == null) {
                throw Problem.of("session.absent", "nothing stands of " + id)
                        .hint(
                                all.isEmpty()
                                        ? "sessions lists those of which something stands: there are none"
                                        : "there are: "
                                                + String.join(
                                                        ", ",
                                                        all.stream()
                                                                .map(Sessions::described)
                                                                .toList()));
            } else if (one.trouble() != null) {
                throw Problem.of("journal.unreadable", id + ": " + one.trouble());
            } else if (one.alive() && !one.own()) {
                throw Problem.of("session.alive", id + " is at work (process " + one.pid() + ")")
                        .hint("end it first, or type down there");
            }
        }
        return others(ids, dry);
    }

    private Down others(List<String> ids, boolean dry) {
        TakeBack back = new TakeBack(kernel, dry);
        List<String> taken = new ArrayList<>();
        try (Folder folder = Folder.find()) {
            for (Folder.Name name : folder == null ? List.<Folder.Name>of() : folder.names()) {
                if (!ids.contains(name.id())) {
                    continue;
                } else if (name.equals(own.name()) && !own.ofSingleLines()) {
                    back.take(own.story().steps(), false, Book.of(own));
                    taken.add(name.id());
                } else if (other(folder, name, back, dry)) {
                    taken.add(name.id());
                }
            }
        }
        return back.down(taken);
    }

    private boolean other(Folder folder, Folder.Name name, TakeBack back, boolean dry) {
        try (Fd file = folder.open(name)) {
            if (!Folder.seize(file) || file.stat().nlink() == 0) {
                return false; // it has come to life again, or somebody else has just taken it down
            }
            String text = Folder.text(file);
            Story story = Story.read(text, folder.path(name));
            if (!story.header.boot().equals(Folder.bootId())) {
                folder.archive(name);
                return false;
            }
            int before = back.failed.size();
            take(story, back, Book.in(file));
            if (!dry && back.failed.size() == before) {
                folder.remove(name);
            }
            return true;
        } catch (SysException e) {
            if (e.is(Errno.ENOENT)) {
                return false;
            }
            throw Folder.cannot("use the journal " + folder.path(name), e);
        }
    }

    /** Takes back what a session that is over has done. */
    static void take(Story story, TakeBack back, Book book) {
        if (!story.marks.isEmpty()) {
            // nobody can commit it any more: what it has deleted comes back, too
            int mark = story.marks.values().iterator().next();
            back.take(story.steps().subList(mark, story.steps().size()), true, book);
        }
        back.take(story.steps(), false, book);
    }

    /** Whether that process is the one that the header speaks of. */
    static boolean runs(int pid, long ticks) {
        return ticks != 0 && Processes.startTicks(pid) == ticks;
    }
}
