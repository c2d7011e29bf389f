package netnsh.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.SysException;

/** What the journals account for that can be read, and which ones cannot: of this start of the machine. */
final class Accounts {
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> watched = new HashSet<>();

    /** Journals whose first line is damaged, and at which nobody is at work. */
    final List<Folder.Name> damaged = new ArrayList<>();
    /** What could not be looked at, a sentence each. */
    final List<String> unseen = new ArrayList<>();

    /** Reads all journals of a folder; null is one with none. */
    Accounts(Folder folder) {
        for (Folder.Name name : folder == null ? List.<Folder.Name>of() : folder.names()) {
            try (Fd file = folder.open(name)) {
                read(folder, name, file);
            } catch (SysException gone) {
                continue;
            } catch (Problem p) {
                unseen.add(p.getMessage());
            }
        }
    }

    private void read(Folder folder, Folder.Name name, Fd file) {
        try {
            Story story = Story.read(Folder.text(file), folder.path(name));
            if (story.header.boot().equals(Folder.bootId())) {
                story.steps().stream().filter(Step::stands).forEach(steps::add);
                watched.add(Confirmations.entry(file));
            }
        } catch (Problem p) {
            if (!p.id().equals(Story.UNREADABLE)) {
                throw p;
            } else if (file.tryLock(false)) {
                damaged.add(name);
            } else {
                unseen.add(p.getMessage() + ", and somebody is at work in it: some of this may be his");
            }
        }
    }

    /** Whether a session has made the namespace with that cookie: what is in it goes with it. */
    boolean namespace(long cookie) {
        return steps.stream()
                .flatMap(s -> s.made.stream())
                .anyMatch(m -> m.what() == Made.What.NAMESPACE && m.cookie() == cookie);
    }

    /** Whether a session has made a link, or the namespace that it is in. */
    boolean link(long cookie, int index) {
        return namespace(cookie)
                || steps.stream()
                        .flatMap(s -> s.made.stream())
                        .anyMatch(m -> m.isLink() && m.cookie() == cookie && m.index() == index);
    }

    /** Whether a session would run this line when it is taken down. */
    boolean line(String away) {
        return steps.stream().anyMatch(s -> s.back.contains(away));
    }

    /** Whether a session has set files over those of /etc by a command: {@code dns left}. */
    boolean files(String start) {
        return steps.stream().anyMatch(s -> s.words.startsWith(start + " "));
    }

    /** Whether an entry of an environment is that of a watcher over a journal that can be read. */
    boolean watched(String entry) {
        return watched.contains(entry);
    }
}
