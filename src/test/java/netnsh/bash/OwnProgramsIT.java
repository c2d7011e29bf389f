package netnsh.bash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs in {@code scripts} of the test resources say and answer the same with netnsh as with bash alone. */
class OwnProgramsIT {
    private static final Path FOLDER = Path.of("src/test/resources/scripts").toAbsolutePath();

    @TempDir
    Path folder;

    static List<String> programs() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void does_with_netnsh_what_it_does_with_bash(String name) throws IOException, InterruptedException {
        String program = FOLDER.resolve(name).toString();
        Programs.Ended stock = Programs.stock(folder, Map.of(), program);
        Programs.Ended ours = Programs.ours(folder, Map.of(), program);
        assertEquals(stock.out(), ours.out(), () -> "standard error: " + ours.error());
        assertEquals(stock.error(), ours.error());
        assertEquals(stock.status(), ours.status());
    }
}
