package netnsh.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import netnsh.sys.SysException;

/**
 * Makes namespaces before somebody asks for them, when it is known that he will: on threads of their own, while the lines
 * between are run. What is not asked for after all goes as if it had never been; nobody can have seen it.
 */
final class Nursery implements AutoCloseable {
    /** How many are made at a time. More would only wait for each other: the kernel makes one after the other. */
    private static final int MOST = 2;

    private final Deque<NsThread.Work<Newborn>> coming = new ArrayDeque<>();
    private int expected;

    /** So many will be asked for soon; none of them needs to be. */
    void expect(int count) {
        expected = count;
        while (coming.size() > count) {
            discard(coming.removeLast());
        }
        fill();
    }

    private void fill() {
        while (coming.size() < Math.min(expected, MOST)) {
            coming.addLast(NsThread.begin(Newborn::here));
        }
    }

    /**
     * A new namespace.
     *
     * @throws SysException when none can be made
     */
    Newborn next() {
        expected = Math.max(0, expected - 1);
        NsThread.Work<Newborn> first = coming.pollFirst();
        fill();
        if (first != null) {
            try {
                return first.result();
            } catch (SysException e) {
                return NsThread.apart(Newborn::here); // it may be possible now; if not, it is refused here and now
            }
        }
        return NsThread.apart(Newborn::here);
    }

    private static void discard(NsThread.Work<Newborn> work) {
        try {
            work.result().close();
        } catch (SysException e) {
            return; // it was not made
        }
    }

    @Override
    public void close() {
        expect(0);
    }
}
