package netnsh.grammar;

import java.util.List;

/**
 * What live names there are, for completion. All answers concern the namespace that the line is about; none of them
 * throws, an unreadable source is an empty list.
 */
public interface Lookup {
    /** A kind of name that can be looked up. */
    enum What {
        NAMESPACE,
        LINK,
        ADDRESS,
        TABLE,
        KIND,
        FILE,
        PROGRAM,
        SYSCTL,
        JOB,
        USER,
        SESSION,
        VARIABLE
    }

    /**
     * Names of one kind that start with a prefix.
     *
     * @param what the kind of name
     * @param prefix what the user has typed so far of this word (matters for files; others may ignore it)
     */
    List<Offer> names(What what, String prefix);

    /** A look-up that knows nothing. */
    Lookup NOTHING = (what, prefix) -> List.of();
}
