package netnsh.session;

import netnsh.value.NsRef;
import netnsh.value.Text;

/** Puts {@code netns: NAME} in front of what is said in one of several namespaces, as {@code ip -all netns exec} does. */
final class Labelled extends Forwarding {
    private final NsRef ns;
    private boolean said;

    Labelled(Output base, NsRef ns) {
        super(base);
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
    public int outFd() {
        label();
        base.flush();
        return base.outFd();
    }
}
