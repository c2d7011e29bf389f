package netnsh.session;

import java.util.function.Consumer;

/** An output whose text and messages somebody else hears, too. */
public final class TeeOutput extends Forwarding {
    private final Consumer<String> texts;
    private final Consumer<String> messages;

    /** In front of {@code base}. */
    public TeeOutput(Output base, Consumer<String> texts, Consumer<String> messages) {
        super(base);
        this.texts = texts;
        this.messages = messages;
    }

    @Override
    public void text(String text) {
        texts.accept(text);
        base.text(text);
    }

    @Override
    public void error(String text) {
        messages.accept(text);
        base.error(text);
    }
}
