package netnsh.front;

/**
 * What is said when a line comes to nothing.
 *
 * @param text for standard error, newlines included
 * @param status the exit status
 * @param ends whether iproute2 calls exit(3) here, so that a batch ends too, {@code -force} or not
 */
record Answer(String text, int status, boolean ends) {
    /** exit(-1), as the shell sees it. */
    static final int BAD_USE = 255;
    /** The kernel refused. */
    static final int REFUSED = 2;
    /** The line is understood, but something that it names is not there. */
    static final int FAILED = 1;

    static Answer ends(String text) {
        return new Answer(text + "\n", BAD_USE, true);
    }

    static Answer fails(String text) {
        return new Answer(text + "\n", FAILED, false);
    }

    /** exit(1), which get_addr() and its like call. */
    static Answer quits(String text) {
        return new Answer(text + "\n", FAILED, true);
    }

    static Answer refused(String text) {
        return new Answer(text + "\n", REFUSED, false);
    }

    /** invarg() of iproute2's lib/utils.c. */
    static Answer wrong(String word, String reason) {
        return ends("Error: argument \"" + word + "\" is wrong: " + reason);
    }

    static Answer incomplete() {
        return ends("Command line is not complete. Try option \"help\"");
    }
}
