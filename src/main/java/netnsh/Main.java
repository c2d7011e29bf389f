package netnsh;

/** The way in: prints which version this is. */
public final class Main {
    private Main() {}

    /** Runs the process's own command line. */
    public static void main(String[] args) {
        System.out.println("netnsh 0.1");
    }
}
