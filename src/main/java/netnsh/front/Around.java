package netnsh.front;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import netnsh.value.NsRef;

/** What stands around a program that netnsh plays: where it is, and what it can read. */
public interface Around {
    /** This process's own place and streams. */
    Around PROCESS = new Around() {
        @Override
        public NsRef ns() {
            return NsRef.HOME;
        }

        @Override
        public InputStream open(String name) throws IOException {
            return name.equals("-") ? System.in : new FileInputStream(name);
        }
    };

    /** The network namespace that lines are about which name none. */
    NsRef ns();

    /** A file by the name that a line has for it; {@code -} is standard input. */
    InputStream open(String name) throws IOException;

    /** The descriptor that programs get as standard input. */
    default int inFd() {
        return 0;
    }

    /** Whether whoever asks runs the program itself when netnsh leaves a line to it. */
    default boolean runsPrograms() {
        return false;
    }

    /** The program itself is to do it; nothing has been done. Carries no stack trace. */
    final class Elsewhere extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** The one thing that can be said. */
        public Elsewhere() {
            super("left to the program", null, false, false);
        }
    }
}
