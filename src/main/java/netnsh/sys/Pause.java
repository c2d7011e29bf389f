package netnsh.sys;

/** Waits between two looks at something that comes by itself. */
public final class Pause {
    private Pause() {}

    /** Waits so long; false when somebody has interrupted the thread, which stays so. */
    public static boolean millis(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
