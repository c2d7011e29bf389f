package netnsh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The step of the build that writes the jar anew, run on a small jar as the build runs it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlatJarTest {
    private static final String LOADER = "org/jline/nativ/JLineNativeLoader.class";
    private static final String PLATFORM = "com/kenai/jffi/Platform.class";
    private static final String OLD = "org/objectweb/asm/ByteVector.class"; // of Java 5

    /** All kinds of targets and conversions that a lambda can have; each answer is a line. */
    private static final String SOURCE = """
            package netnsh;
            IMPORTS
            public class Sample<T> {
                public record Pair(int a, long b, String c, boolean d, double e, int[] f, byte g, char h, float i) {}
                public record Empty() {}
                private final String name = "n";
                private String own(String s) { return name + s; }
                private static long add(long a, int b) { return a + b; }
                interface Three { long of(int a, Integer b, long c); }
                interface Nothing { void of(String s); }
                interface Own { private String hidden() { return "h"; } default Supplier<String> give() { return this::hidden; } }
                static final class Inner { private final int x; private Inner(int x) { this.x = x; } }
                public String text() {
                    StringBuilder out = new StringBuilder();
                    byte small = 3; double d = 1.5; long l = 1L << 40; char c = 'x';
                    Supplier<String> all = () -> "" + small + d + l + c + name;
                    out.append(all.get()).append('\\n');
                    Function<String, String> mine = this::own;
                    out.append(mine.apply("1")).append('\\n');
                    Function<Integer, Inner> make = Inner::new;
                    ToIntFunction<Inner> x = i -> i.x;
                    out.append(x.applyAsInt(make.apply(7))).append('\\n');
                    Three three = (a, b, e) -> a + b + e;
                    out.append(three.of(1, 2, 3)).append('\\n');
                    BiFunction<Integer, Integer, Long> boxed = (a, b) -> add(a, b);
                    out.append(boxed.apply(1, 2)).append('\\n');
                    ToLongFunction<Integer> wide = Integer::intValue;
                    out.append(wide.applyAsLong(5)).append('\\n');
                    Nothing nothing = out::append;
                    nothing.of("said\\n");
                    IntFunction<int[]> array = int[]::new;
                    out.append(array.apply(3).length).append('\\n');
                    Function<Object, String> up = Object::toString;
                    out.append(up.apply(4)).append('\\n');
                    Comparator<String> by = Comparator.comparing(String::length);
                    out.append(by.compare("aa", "b")).append('\\n');
                    Supplier<Runnable> nested = () -> () -> out.append("nested\\n");
                    nested.get().run();
                    IntBinaryOperator max = Math::max;
                    out.append(max.applyAsInt(1, 9)).append('\\n');
                    out.append(new Own() {}.give().get()).append('\\n');
                    List<T> none = List.of();
                    Predicate<T> in = none::contains;
                    out.append(in.test(null instanceof Object ? null : (T) "y")).append('\\n');
                    Runnable same = Sample::stay;
                    out.append(same == again() ? "" : "each place has its own").append('\\n');
                    return out.toString();
                }
                private static void stay() {}
                public static Runnable again() { return Sample::stay; }
                public static Object[] pairs() {
                    int[] f = {1};
                    return new Object[] {
                        new Pair(1, 2, "c", true, 0.0, f, (byte) 1, 'h', 1f), new Pair(1, 2, "c", true, 0.0, f, (byte) 1, 'h', 1f),
                        new Pair(2, 2, "c", true, 0.0, f, (byte) 1, 'h', 1f), new Pair(1, 3, "c", true, 0.0, f, (byte) 1, 'h', 1f),
                        new Pair(1, 2, null, true, 0.0, f, (byte) 1, 'h', 1f), new Pair(1, 2, "c", false, 0.0, f, (byte) 1, 'h', 1f),
                        new Pair(1, 2, "c", true, -0.0, f, (byte) 1, 'h', 1f), new Pair(1, 2, "c", true, 0.0, new int[] {1}, (byte) 1, 'h', 1f),
                        new Pair(1, 2, "c", true, 0.0, f, (byte) 2, 'h', 1f), new Pair(1, 2, "c", true, 0.0, f, (byte) 1, 'i', 1f),
                        new Pair(1, 2, "c", true, 0.0, f, (byte) 1, 'h', 2f), new Empty(), new Empty(), null, "x"
                    };
                }
            }
            """.replace("IMPORTS", "import java.util.*;" + "import java.util.function.*;");

    @TempDir
    static Path lab;

    private Path classes;
    private Path flat;

    @BeforeAll
    void write_a_jar_anew() throws Exception {
        classes = Files.createDirectories(lab.resolve("classes"));
        Path source = Files.writeString(lab.resolve("Sample.java"), SOURCE);
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                System.err,
                                "--release",
                                "17",
                                "-nowarn",
                                "-d",
                                classes.toString(),
                                source.toString()));
        Path jar = lab.resolve("from.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Path file : Files.list(classes.resolve("netnsh")).sorted().toList()) {
                put(out, "netnsh/" + file.getFileName(), Files.readAllBytes(file));
            }
            try (InputStream old = getClass().getClassLoader().getResourceAsStream(OLD)) {
                put(out, OLD, old.readAllBytes());
            }
            put(out, "some.txt", "text".repeat(1000).getBytes(StandardCharsets.UTF_8));
            put(out, "jni/Darwin/lib.jnilib", new byte[3]);
            put(out, "jni/x86_64-Linux/lib.so", new byte[3]);
            put(out, "org/jline/nativ/Mac/lib.jnilib", new byte[3]);
            for (String slow : List.of(LOADER, PLATFORM)) {
                try (InputStream in = getClass().getClassLoader().getResourceAsStream(slow)) {
                    put(out, slow, in.readAllBytes());
                }
            }
        }
        flat = lab.resolve("flat.jar");
        Process step = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Path.of("src/build/java/FlatJar.java").toString(),
                        jar.toString(),
                        flat.toString())
                .redirectErrorStream(true)
                .redirectOutput(lab.resolve("said").toFile())
                .start();
        assertTrue(step.waitFor(50, TimeUnit.SECONDS), "hangs");
        assertEquals("", Files.readString(lab.resolve("said")));
        assertEquals(0, step.exitValue());
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private URLClassLoader loader(URL... at) {
        return new URLClassLoader(at, ClassLoader.getPlatformClassLoader());
    }

    private List<? extends ZipEntry> entries() throws IOException {
        try (ZipFile file = new ZipFile(flat.toFile())) {
            return file.stream().toList();
        }
    }

    @Test
    void compresses_nothing_and_leaves_out_the_libraries_of_other_systems() throws IOException {
        assertTrue(entries().stream().allMatch(e -> e.getMethod() == ZipEntry.STORED));
        List<String> names = entries().stream().map(ZipEntry::getName).toList();
        assertTrue(
                names.containsAll(List.of("some.txt", LOADER, "jni/x86_64-Linux/lib.so", "netnsh/Sample.class", OLD)),
                names::toString);
        assertTrue(
                names.stream().noneMatch(n -> n.startsWith("jni/Darwin") || n.startsWith("org/jline/nativ/Mac")),
                names::toString);
    }

    @Test
    void what_every_start_needs_of_libraries_has_neither_loggers_nor_patterns() throws IOException {
        assertTrue(constants(LOADER).contains("org/jline/utils/NoLogger"));
        assertFalse(constants(LOADER).contains("java/util/logging/Logger"));
        assertTrue(constants(PLATFORM).contains("com/kenai/jffi/internal/JavaVersion"));
        assertFalse(constants(PLATFORM).contains("java/util/regex"));
    }

    private String constants(String name) throws IOException {
        try (ZipFile file = new ZipFile(flat.toFile());
                InputStream in = file.getInputStream(file.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void raises_class_files_that_are_too_old_for_archives_so_that_they_can_still_be_verified() throws Exception {
        try (ZipFile file = new ZipFile(flat.toFile());
                InputStream in = file.getInputStream(file.getEntry(OLD))) {
            assertEquals(52, in.readNBytes(8)[7]);
        }
        try (URLClassLoader after = loader(flat.toUri().toURL())) {
            Class<?> vector = after.loadClass("org.objectweb.asm.ByteVector");
            assertSame(after, vector.getClassLoader());
            assertNotNull(vector.getConstructor(int.class).newInstance(3)); // linked, and so verified
        }
    }

    @Test
    void a_lambda_does_the_same_as_a_class_and_needs_no_bootstrap() throws Exception {
        try (URLClassLoader before = loader(classes.toUri().toURL());
                URLClassLoader after = loader(flat.toUri().toURL())) {
            String expected = text(before.loadClass("netnsh.Sample"));
            assertEquals(15, expected.lines().count());
            assertEquals(expected, text(after.loadClass("netnsh.Sample")));
            assertTrue(entries().stream().anyMatch(e -> e.getName().equals("netnsh/Sample$$L0.class")));
            Method again = after.loadClass("netnsh.Sample").getMethod("again");
            assertSame(again.invoke(null), again.invoke(null), "what captures nothing is made once");
        }
    }

    private static String text(Class<?> sample) throws Exception {
        return (String) sample.getMethod("text").invoke(sample.getConstructor().newInstance());
    }

    @Test
    void records_are_equal_as_before_and_have_the_same_hash() throws Exception {
        try (URLClassLoader before = loader(classes.toUri().toURL());
                URLClassLoader after = loader(flat.toUri().toURL())) {
            Object[] old = (Object[])
                    before.loadClass("netnsh.Sample").getMethod("pairs").invoke(null);
            Object[] made = (Object[])
                    after.loadClass("netnsh.Sample").getMethod("pairs").invoke(null);
            assertNull(made[made.length - 2]);
            assertEquals(made[0], made[1]);
            assertNotEquals(made[0], made[2]);
            for (int i = 0; i < made.length; i++) {
                for (int j = 0; j < made.length; j++) {
                    if (made[i] != null) {
                        assertEquals(old[i].equals(old[j]), made[i].equals(made[j]), i + " and " + j);
                    }
                }
                if (i != 7 && made[i] != null) { // its array has a hash of its own
                    assertEquals(
                            old[i].toString().replaceFirst("@\\w+", ""),
                            made[i].toString().replaceFirst("@\\w+", ""));
                }
            }
            assertEquals(made[0].hashCode(), made[1].hashCode());
            assertEquals(old[11].hashCode(), made[11].hashCode());
        }
    }
}
