package netnsh.session;

/** An output in front of another one, which gets everything that is not overridden; but progress is not shown through it. */
abstract class Forwarding implements Output {
    /** The other one. */
    final Output base;

    Forwarding(Output base) {
        this.base = base;
    }

    @Override
    public void text(String text) {
        base.text(text);
    }

    @Override
    public void aside(String text) {
        base.aside(text);
    }

    @Override
    public void error(String text) {
        base.error(text);
    }

    @Override
    public void flush() {
        base.flush();
    }

    @Override
    public int outFd() {
        return base.outFd();
    }

    @Override
    public int errorFd() {
        return base.errorFd();
    }

    @Override
    public boolean terminal() {
        return base.terminal();
    }

    @Override
    public boolean colouredErrors() {
        return base.colouredErrors();
    }
}
