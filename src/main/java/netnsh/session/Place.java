package netnsh.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import netnsh.plan.Context;
import netnsh.value.NsRef;

/** Where somebody stands and where he was before; knows when a named namespace is no longer the one he went to. */
final class Place {
    private static final String FOLDER = "/run/netns";

    private static final String NOT_WATCHED = "-";

    private Context now = Context.HOME;
    private Context before = Context.HOME;
    private String identity = NOT_WATCHED;

    Context now() {
        return now;
    }

    Context before() {
        return before;
    }

    void move(Context to) {
        before = now;
        now = to;
        identity = identify(to.ns());
    }

    /** Another one who stands at the same place. */
    Place copy() {
        Place other = new Place();
        other.now = now;
        other.before = before;
        other.identity = identity;
        return other;
    }

    /** What has become of the namespace since one went there; null when it is the same. Says it once. */
    String news() {
        String current = identify(now.ns());
        if (current.equals(identity)) {
            return null;
        }
        boolean gone = current.isEmpty();
        boolean first = !identity.isEmpty();
        identity = current;
        if (gone) {
            return "the namespace " + now.ns() + " that you stand in was deleted; \"use\" goes home";
        }
        return "the namespace " + now.ns() + " that you stand in was "
                + (first ? "deleted and made anew" : "made anew");
    }

    /** Whether the name of the namespace is not there any more. */
    boolean gone() {
        return identify(now.ns()).isEmpty();
    }

    /** Inode numbers of namespaces are used again, so the time at which it was made belongs to its identity. */
    private static String identify(NsRef ns) {
        if (!(ns instanceof NsRef.Named named)) {
            return NOT_WATCHED;
        }
        try {
            Path file = Path.of(FOLDER, named.name());
            return String.valueOf(Files.readAttributes(file, "unix:ino,ctime", LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return "";
        } catch (InvalidPathException e) {
            return NOT_WATCHED; // a name that Java cannot spell: not watched
        }
    }
}
