package netnsh.session;

import java.util.function.Consumer;
import netnsh.plan.Context;

/** Keeps in a file what is done at the prompt: what {@code record} does. */
public interface Recorder {
    /**
     * Begins a file.
     *
     * @param file as the user named it
     * @param replace whether one that is there already may go
     * @param here where the session stands
     * @throws netnsh.plan.Problem when it cannot be, or something is recorded already
     */
    void start(String file, boolean replace, Context here);

    /**
     * Ends it; what it holds, one sentence.
     *
     * @throws netnsh.plan.Problem when nothing is recorded
     */
    String stop();

    /** What is recorded, one sentence. */
    String state();

    /** A line begins; null when nothing is recorded. */
    Witness line(String text, Context here);

    /** Sees what one line does. */
    interface Witness {
        /** Text and messages go there, and are seen. */
        Output over(Output to);

        /** Sees what programs write to the terminal. Called on another thread. */
        Consumer<byte[]> programs();

        /** Somebody typed what a program was to read. */
        void typed();

        /** A program runs whose text cannot be seen. */
        void unseen();

        /** Ctrl-C came. */
        void interrupted();

        /** netnsh did not understand the line. */
        void misunderstood();

        /**
         * The line is over.
         *
         * @throws netnsh.plan.Problem when it cannot be written down
         */
        void end(int status);
    }
}
