package com.kenai.jffi.internal;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Loads jffi's native library, in the place of jffi's own class of this name, which its {@code Init} finds by name. That
 * one sets up the JDK's logging before it loads anything, which is a tenth of a short start of netnsh. The library is
 * taken from the folder {@code jffi.boot.library.path}, where the launcher names one, else from the jar by way of a
 * temporary file.
 */
public final class StubLoader {
    private static final String FILE = "libjffi-1.2.so";
    private static final String FOLDER = "jffi.boot.library.path";
    private static final Throwable FAILURE = load();

    private StubLoader() {}

    /** Whether the library is there. Called by jffi. */
    public static boolean isLoaded() {
        return FAILURE == null;
    }

    /** Why it is not, or null. Called by jffi. */
    public static Throwable getFailureCause() {
        return FAILURE;
    }

    private static Throwable load() {
        try {
            String folder = System.getProperty(FOLDER);
            File file = folder == null ? null : new File(folder, FILE);
            if (file != null && file.isFile()) {
                System.load(file.getAbsolutePath());
            } else {
                loadFromJar();
            }
            return null;
        } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
            return e;
        }
    }

    /** The folder's name is jffi's: {@code jni/x86_64-Linux}. */
    private static String resource() {
        String machine = System.getProperty("os.arch");
        return "/jni/" + (machine.equals("amd64") ? "x86_64" : machine) + "-Linux/" + FILE;
    }

    private static void loadFromJar() throws IOException {
        try (InputStream in = StubLoader.class.getResourceAsStream(resource())) {
            if (in == null) {
                throw new UnsatisfiedLinkError("there is no " + resource());
            }
            File copy = File.createTempFile("jffi", ".so");
            try {
                try (FileOutputStream out = new FileOutputStream(copy)) {
                    in.transferTo(out);
                }
                System.load(copy.getAbsolutePath());
            } finally {
                copy.delete(); // what is loaded stays
            }
        }
    }
}
