package netnsh.kernel;

import netnsh.Stock;

/** Programs run at home by tests, to set things up and to look at them with other eyes. */
final class Host {
    private Host() {}

    /** Runs a line of sh; answers what it wrote to standard output and error. */
    static String sh(String line) {
        return Stock.output("/bin/sh", "-c", line);
    }
}
