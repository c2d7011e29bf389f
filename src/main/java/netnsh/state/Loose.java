package netnsh.state;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.value.Ip;
import netnsh.value.Prefix;
import netnsh.word.Addresses;

/** What may stand for something that was said with fewer words. */
final class Loose {
    private Loose() {}

    /** The identities that a wish for this thing has when it leaves out what the kernel supplies. */
    static List<String> identities(Thing t) {
        List<String> all = new ArrayList<>();
        String identity = t.identity();
        if (t.sort() == Thing.Sort.RULE) {
            all.add(identity.replaceFirst(" preference [0-9]+", ""));
        } else if (t.sort() == Thing.Sort.ROUTE && identity.contains(" via ")) {
            all.add(identity.replaceFirst(" dev [^ ]+$", ""));
        }
        return all;
    }

    /** A route's place in its table: family, destination, table, tos, metric. */
    static String slot(Thing route) {
        int end = route.key().indexOf(ThingReader.SLOT);
        return route.key().substring(2, end < 0 ? route.key().length() : end);
    }

    /** Whether an address is of the same interface and prefix as one in front of it: both IPv4. */
    static boolean secondary(Thing first, Thing other) {
        if (other.sort() != Thing.Sort.ADDRESS
                || !other.ns().equals(first.ns())
                || !other.on().equals(first.on())) {
            return false;
        }
        Prefix one = prefix(first);
        Prefix two = prefix(other);
        return one != null
                && two != null
                && one.family() == 2
                && two.family() == 2
                && one.length() == two.length()
                && Ip.sameBits(one.address().getAddress(), two.address().getAddress(), one.length());
    }

    private static Prefix prefix(Thing address) {
        try {
            return Addresses.PREFIX.read(address.key().split(" ")[0]);
        } catch (BadValue peer) {
            return null;
        }
    }
}
