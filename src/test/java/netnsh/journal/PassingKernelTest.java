package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import netnsh.kernel.Kernel;
import org.junit.jupiter.api.Test;

/** A kernel in front of another answers nothing by itself: a default method of the port would be an empty answer. */
class PassingKernelTest {
    @Test
    void every_method_of_the_port_is_handed_on() {
        Set<String> missing = new TreeSet<>();
        for (Method m : Kernel.class.getMethods()) {
            boolean passed = Arrays.stream(PassingKernel.class.getDeclaredMethods())
                    .anyMatch(own -> own.getName().equals(m.getName())
                            && Arrays.equals(own.getParameterTypes(), m.getParameterTypes()));
            if (!passed && !Modifier.isStatic(m.getModifiers())) {
                missing.add(m.toString());
            }
        }
        assertEquals(Set.of(), missing);
    }
}
