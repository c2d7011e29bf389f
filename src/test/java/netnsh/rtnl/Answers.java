package netnsh.rtnl;

import java.util.List;
import netnsh.netlink.Message;
import netnsh.plan.Query;

/** Messages that a test has, read as the answer to a query. */
public final class Answers {
    private Answers() {}

    /** Those that count, decoded. */
    public static <T> List<T> read(Query<T> query, List<Message> messages) {
        Queries.Question<T> question = Queries.of(query);
        return messages.stream()
                .filter(m -> m.type() == question.answer())
                .map(question.decode())
                .toList();
    }
}
