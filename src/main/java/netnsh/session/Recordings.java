package netnsh.session;

import java.util.function.Supplier;
import netnsh.grammar.Source;
import netnsh.kernel.Programs;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.value.Text;

/** Whether a session is recorded, and the line that is being recorded. */
final class Recordings {
    private final Session session;
    private Supplier<Recorder> maker = () -> {
        throw Problem.of("record.none", "this session records nothing");
    };
    private Recorder recorder;
    private volatile Recorder.Witness now;

    Recordings(Session session) {
        this.session = session;
    }

    /** Who records, asked for when {@code record} comes for the first time. */
    void by(Supplier<Recorder> other) {
        maker = other;
    }

    /** What {@code record} says to do. */
    int apply(Effect.Record wanted, Frame f) {
        if (f.job() != null) {
            throw Problem.of("record.job", "a job cannot record the session").at(wanted.at());
        }
        try {
            recorder = recorder == null ? maker.get() : recorder;
            switch (wanted.what()) {
                case START ->
                    recorder.start(wanted.file(), wanted.replace(), f.place().now());
                case STOP -> f.out().text(Text.visible(recorder.stop()) + "\n");
                case STATE -> f.out().text(Text.visible(recorder.state()) + "\n");
            }
            return 0;
        } catch (Problem p) {
            throw p.at(wanted.at());
        }
    }

    /** A line of the prompt begins: where its text goes. */
    Output begin(String line, Output to) {
        now = recorder == null ? null : recorder.line(line, session.context());
        return now == null ? to : now.over(to);
    }

    /** It has ended. */
    void end(int status) {
        Recorder.Witness over = now;
        now = null;
        if (over != null) {
            try {
                over.end(status);
            } catch (Problem p) {
                session.report(p, null, Source.PROMPT);
            }
        }
    }

    /** Who sees the line that runs, or null. */
    Recorder.Witness witness() {
        return now;
    }

    /** Ctrl-C came; any thread may say so. */
    void interrupted() {
        Recorder.Witness seeing = now;
        if (seeing != null) {
            seeing.interrupted();
        }
    }

    /** Something went wrong, and is reported. */
    void reported(Problem p) {
        if (now != null && Mistakes.isMisunderstood(p)) {
            now.misunderstood();
        }
    }

    /** Starts a program so that it is seen; null when it need not be, or cannot. */
    Programs.Relay relay(Programs programs, Programs.Start start) {
        boolean terminal = start.out() == session.output().outFd()
                || start.err() == session.output().errorFd();
        if (now == null || !terminal) {
            return null;
        }
        Programs.Relay relay = programs.relay(start, now.programs());
        if (relay == null) {
            now.unseen();
        }
        return relay;
    }

    /** Such a program has ended or was stopped. */
    void done(Programs.Relay relay) {
        if (now != null && relay.typed()) {
            now.typed();
        }
    }
}
