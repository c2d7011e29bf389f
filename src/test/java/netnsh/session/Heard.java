package netnsh.session;

/** Keeps what a session says; what programs say goes to the test's own output, unless a subclass knows better. */
public class Heard implements Output {
    /** Standard output. */
    public final StringBuilder out = new StringBuilder();
    /** Standard error. */
    public final StringBuilder errors = new StringBuilder();

    @Override
    public void text(String text) {
        out.append(text);
    }

    @Override
    public void error(String text) {
        errors.append(text);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public int outFd() {
        return 1;
    }

    @Override
    public int errorFd() {
        return 2;
    }

    @Override
    public boolean terminal() {
        return false;
    }

    @Override
    public boolean colouredErrors() {
        return false;
    }

    @Override
    public String toString() {
        return out + "\n" + errors;
    }
}
