package netnsh.session;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.kernel.Wishes;
import netnsh.model.NamedNs;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.state.Diff;
import netnsh.state.Line;
import netnsh.state.SavedText;
import netnsh.state.Snapshot;
import netnsh.state.Thing;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.value.Utf8;

/** Does what concerns the state as a whole: save, diff, apply, undo. */
final class States {
    private final Session session;
    private final Frame f;

    States(Session session, Frame f) {
        this.session = session;
        this.f = f;
    }

    /** Whether it is one of these. */
    static boolean does(Effect e) {
        return e instanceof Effect.Save
                || e instanceof Effect.Reach
                || e instanceof Effect.Undo
                || e instanceof Effect.Recent;
    }

    int run(Effect e) {
        Undoing undoing = session.ports().undoing();
        if (e instanceof Effect.Undo undo) {
            return undoing.back(session, undo, f);
        } else if (e instanceof Effect.Recent) {
            undoing.list(f);
            return 0;
        }
        return e instanceof Effect.Save save ? save(save) : reach((Effect.Reach) e);
    }

    private void note(String text) {
        f.out().aside("note: " + Text.visible(text) + "\n");
    }

    // save

    private int save(Effect.Save save) {
        Kernel kernel = f.kernel();
        boolean all = save.namespaces().isEmpty();
        boolean alone = Set.of("sandbox", "rootless").contains(System.getProperty("netnsh.mode", "host"));
        Set<NsRef> places = new LinkedHashSet<>(save.namespaces());
        if (all) {
            places.add(NsRef.HOME);
            kernel.namespaces().stream()
                    .filter(ns -> ns.state() == NamedNs.State.OK)
                    .map(NamedNs::name)
                    .sorted()
                    .forEach(name -> places.add(new NsRef.Named(name)));
        }
        Snapshot snapshot = Snapshot.of(kernel, places, Snapshot.Depth.ALL);
        SavedText text = new SavedText(snapshot, all && !alone, kernel);
        String content = save.script() ? text.script() : text.commands();
        if (save.file().equals("-")) {
            f.out().text(content);
            return 0;
        }
        text.leftOut().forEach(this::note);
        if (session.options().dryRun()) {
            f.out().text(Text.visible(save.words()) + "\n");
            return 0;
        }
        write(save, Utf8.encode(content));
        return 0;
    }

    /** Under another name first: a file is the old one or the new one, whatever happens meanwhile. */
    private static void write(Effect.Save save, byte[] content) {
        File file = Here.file(save.file());
        try {
            Path path = file.toPath();
            Path real = Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path;
            if (Files.isDirectory(real)) {
                throw Problem.of("file.directory", save.file() + " is a directory")
                        .at(save.at());
            } else if (Files.exists(real) && !Files.isRegularFile(real)) {
                throw Problem.of("file.kind", save.file() + " is no plain file (a pipe or a device)")
                        .at(save.at())
                        .hint("save - writes to standard output");
            }
            Path folder = real.toAbsolutePath().getParent();
            Path fresh = Files.createTempFile(folder, "." + real.getFileName() + ".", ".new");
            try {
                Files.write(fresh, content);
                Set<PosixFilePermission> rights = Files.exists(real)
                        ? Files.getPosixFilePermissions(real)
                        : Set.of(
                                PosixFilePermission.OWNER_READ,
                                PosixFilePermission.OWNER_WRITE,
                                PosixFilePermission.GROUP_READ,
                                PosixFilePermission.OTHERS_READ);
                Files.setPosixFilePermissions(fresh, executable(rights, save.script()));
                Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (InvalidPathException e) {
            throw Problem.of("file.name", "not a file name in this locale: " + save.file())
                    .at(save.at());
        } catch (IOException e) {
            throw Problem.of("file.write", "cannot write " + save.file() + ": " + reason(e))
                    .at(save.at());
        }
    }

    private static Set<PosixFilePermission> executable(Set<PosixFilePermission> rights, boolean script) {
        Set<PosixFilePermission> all = new LinkedHashSet<>(rights);
        if (script) {
            all.add(PosixFilePermission.OWNER_EXECUTE);
        }
        return all;
    }

    private static String reason(IOException e) {
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "its folder is not there";
        } else if (e instanceof java.nio.file.AccessDeniedException) {
            return "Permission denied";
        }
        return e instanceof java.nio.file.FileSystemException f && f.getReason() != null
                ? f.getReason()
                : e.getMessage();
    }

    // diff and apply

    private int reach(Effect.Reach reach) {
        Wishes wishes = session.ports().wishes(f.kernel());
        Wishing wishing = new Wishing(session, wishes, f.out());
        int status = wishing.read(reach, f.where());
        if (status != 0) {
            return status;
        }
        Snapshot wanted = Snapshot.wanted(wishes, wishes.places()).asSaidOutside(wishes.made());
        Set<NsRef> pruned = reach.prune() ? wishes.made() : Set.of();
        List<Line> lines = differences(wanted, pruned, true);
        wishing.passedOver().forEach(this::note);
        if (!reach.change() || session.options().dryRun()) {
            lines.forEach(line -> f.out().text(Text.visible(line.text()) + "\n"));
            return 0;
        }
        return lines.isEmpty()
                ? 0
                : new Applying(session, f, () -> differences(wanted, pruned, false)).run(lines, reach);
    }

    private List<Line> differences(Snapshot wanted, Set<NsRef> pruned, boolean first) {
        Kernel kernel = f.kernel();
        Set<String> names = new LinkedHashSet<>();
        kernel.namespaces().forEach(ns -> names.add(ns.name()));
        List<NsRef> there = new ArrayList<>();
        for (NsRef ns : wanted.namespaces()) {
            if (!(ns instanceof NsRef.Named named) || names.contains(named.name())) {
                there.add(ns);
            }
        }
        boolean all = !pruned.isEmpty()
                || wanted.settings().values().stream().anyMatch(some -> !some.isEmpty())
                || wanted.things().stream().anyMatch(Thing::isOwn);
        Snapshot now = Snapshot.of(kernel, there, all ? Snapshot.Depth.ALL : Snapshot.Depth.OBJECTS);
        Diff diff = Diff.wishes(now, wanted, pruned);
        if (first) {
            diff.notes().forEach(this::note);
        }
        return diff.lines();
    }

    /** Where a generated line stands. */
    static Source source(String name, int number) {
        return new Source(name, number, 0, null);
    }
}
