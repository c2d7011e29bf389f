package netnsh.shell;

import netnsh.session.Output;

/** What a session says on a terminal: text and errors alike, at once, and programs write there too. */
abstract class OnTerminal implements Output {
    @Override
    public void error(String text) {
        text(text);
    }

    @Override
    public void flush() {
        // Nothing is held back.
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
        return true;
    }

    @Override
    public boolean colouredErrors() {
        return false;
    }
}
