package netnsh.journal;

/**
 * Something that a step makes.
 *
 * @param what what it is
 * @param where the namespace that a link is in, as {@code NsRef} writes it; for a name of a namespace {@code /}
 * @param cookie the cookie of the namespace that a link is in, or that stands behind the name; 0 while unknown
 * @param name its name
 * @param index a link's ifindex; 0 while unknown
 * @param detail a link's kind, and behind a blank its address once that is known; for a name the file that has it: device and inode number
 */
record Made(What what, String where, long cookie, String name, int index, String detail) {
    /** What can be made and found again. */
    enum What {
        /** A namespace with its name. */
        NAMESPACE,
        /** A further name of a namespace that is somebody else's. */
        NAME,
        LINK
    }

    boolean isLink() {
        return what == What.LINK;
    }

    /** A link's kind. */
    String kind() {
        int blank = detail.indexOf(' ');
        return blank < 0 ? detail : detail.substring(0, blank);
    }

    /** Whether both are the same thing, of which one record may know more. */
    boolean same(Made other) {
        if (isLink() != other.isLink()) {
            return false;
        } else if (!isLink()) {
            return name.equals(other.name) && (cookie == other.cookie || cookie == 0 || other.cookie == 0);
        }
        return cookie == other.cookie
                && (index == 0 || other.index == 0 ? name.equals(other.name) : index == other.index);
    }

    /** The same record of another thing, where it is one of {@code was}: that has come back as {@code now}. */
    Made as(Made was, Made now) {
        boolean its = cookie == was.cookie && index == was.index;
        return its ? new Made(what, where, now.cookie, name, now.index, detail) : this;
    }

    String[] fields(String mark, String step) {
        return new String[] {
            mark, step, what.name(), where, Long.toString(cookie), name, Integer.toString(index), detail
        };
    }

    static Made of(java.util.List<String> f) {
        return new Made(
                What.valueOf(f.get(2)),
                f.get(3),
                Long.parseLong(f.get(4)),
                f.get(5),
                Integer.parseInt(f.get(6)),
                f.get(7));
    }
}
