package netnsh.session;

import netnsh.plan.Context;

/** Takes part in {@code record} and writes nothing. */
final class Unrecorded implements Recorder {
    @Override
    public void start(String file, boolean replace, Context here) {}

    @Override
    public String stop() {
        return "it holds 0 lines";
    }

    @Override
    public String state() {
        return "nothing is recorded";
    }

    @Override
    public Witness line(String text, Context here) {
        return null;
    }
}
