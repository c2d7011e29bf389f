package netnsh;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stops {@code *IT} classes that are started anywhere but in the sandbox, before they do anything: they would work on the
 * machine's own network, and take its interfaces down. Found by JUnit through {@code META-INF/services}.
 */
public final class SandboxOnly implements BeforeAllCallback {
    /** Set for the java that Maven starts through scripts/netns/bin/java, and for nobody else. */
    private static final String MARK = "NETNSH_TEST_JAVA_HOME";

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean sandboxed =
                context.getRequiredTestClass().getName().replaceAll("\\$.*", "").endsWith("IT");
        if (sandboxed && System.getenv(MARK) == null) {
            throw new IllegalStateException("not in the sandbox; run it with mvn verify -Dit.test="
                    + context.getRequiredTestClass().getSimpleName());
        }
    }
}
