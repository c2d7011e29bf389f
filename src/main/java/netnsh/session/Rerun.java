package netnsh.session;

import java.util.List;
import netnsh.value.NsRef;
import netnsh.value.Text;

/** Runs lines that netnsh itself has written, one after the other, until one fails. */
final class Rerun {
    private Rerun() {}

    /** The status of the first that fails, which has been reported; 0 when all went well. */
    static int lines(Session session, List<String> lines, String name, Frame f) {
        int number = 0;
        for (String line : lines) {
            number++;
            // these lines are about home where they name no namespace, wherever the session stands
            boolean away = !(session.context().ns() instanceof NsRef.Home) && !line.startsWith("@");
            int status = session.run(
                    away ? "@/ " + line : line,
                    States.source("(" + name + ")", number),
                    f.scope(),
                    false,
                    f.out(),
                    null);
            if (status != 0) {
                f.out().flush();
                f.out()
                        .error(name + ": stopped; "
                                + (number == 1
                                        ? "nothing was changed before it"
                                        : (number - 1) + " lines before it were done and stand")
                                + "; not done: "
                                + Text.visible(String.join("; ", lines.subList(number - 1, lines.size()))) + "\n");
                return status;
            }
        }
        return 0;
    }
}
