package netnsh.session;

import netnsh.value.NsRef;
import netnsh.value.Text;

/** Puts {@code netns: NAME} in front of what is said in one of several namespaces, as {@code ip -all netns exec} does. */
final class Labelled implements Output {
    private final Output base;
    private final NsRef ns;
    private boolean said;

    Labelled(Output base, NsRef ns) {
        this.base = base;
        this.ns = ns;
    }

    private void label() {
        if (!said) {
            said = true;
            base.text("netns: " + Text.visible(ns.toString()) + "\n");
        }
    }

    @Override
    public void text(String text) {
        if (!text.isEmpty()) {
            label();
            base.text(text);
        }
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
        label();
        base.flush();
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
