package netnsh.sys;

/** What the native layer itself keeps running. */
public final class Native {
    private Native() {}

    /**
     * Starts jnr's finalizer thread now; it would else be started by, and stay in the namespace of, whichever thread first
     * lets go of native memory.
     */
    public static void startFinalizer() {
        LibC.runtime().getMemoryManager().allocateDirect(8);
    }
}
