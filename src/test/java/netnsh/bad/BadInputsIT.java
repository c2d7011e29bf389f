package netnsh.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import netnsh.Await;
import netnsh.value.Utf8;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Wrong and hostile input has the outcome wanted in {@code bad-inputs.tsv}; {@code how.tsv} says for each of its lines
 * what is typed and what must be said. A refused line changes nothing. Rows that need a scene of their own are in
 * {@link Scenes}.
 */
class BadInputsIT {
    private static final List<String> CLASSES = List.of("ifname", "link", "netns", "addr", "route", "script");

    private record Row(
            int line, String input, String expected, String before, String run, String outcome, String says) {}

    private static List<String[]> table(String name) {
        try (var in = BadInputsIT.class.getResourceAsStream("/bad/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(l -> l.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows() {
        List<String[]> inputs = table("bad-inputs.tsv");
        List<Row> rows = new ArrayList<>();
        for (String[] how : table("how.tsv").stream().skip(1).toList()) {
            int line = Integer.parseInt(how[0]);
            String[] input = inputs.get(line - 1);
            rows.add(new Row(line, input[0] + " | " + input[1], input[2], how[1], how[2], how[3], how[4]));
        }
        return rows;
    }

    @Test
    void every_row_of_the_classes_is_told_how_to_be_tried() {
        List<String[]> inputs = table("bad-inputs.tsv");
        List<Integer> wanted = new ArrayList<>();
        for (int i = 1; i < inputs.size(); i++) {
            if (CLASSES.contains(inputs.get(i)[3])) {
                wanted.add(i + 1);
            }
        }
        assertEquals(wanted, rows().stream().map(Row::line).toList());
    }

    @TestFactory
    Stream<DynamicTest> rows_have_the_outcome_that_is_wanted() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.line() + ": " + netnsh.value.Text.visible(row.input()), () -> attempt(row)));
    }

    /** What is opened once in the life of a JVM is opened before anything is counted. */
    @BeforeAll
    static void warm_up() {
        try (Machine machine = new Machine()) {
            machine.run("addr add 10.0.0.1/33 dev x");
            machine.run("link set nosuch up");
            machine.run("run true");
        }
    }

    private static void attempt(Row row) throws Exception {
        List<String> before = opened("(socket|net|mnt):.*|/run/.*|/proc/.*");
        tried(row);
        // sockets close a moment later
        Await.until(
                () -> "something was left open: " + opened("(socket|net|mnt):.*|/run/.*|/proc/.*") + " after " + before,
                () -> opened("(socket|net|mnt):.*|/run/.*|/proc/.*").size() == before.size());
    }

    /** What is open and can matter; the JDK opens files of its own when it likes. */
    private static List<String> opened(String pattern) {
        return Machine.descriptors().stream().filter(d -> d.matches(pattern)).toList();
    }

    private static void tried(Row row) throws Exception {
        try (Machine machine = new Machine()) {
            if (row.outcome().equals("custom")) {
                Scenes.play(row.says(), machine);
                return;
            }
            if (!row.before().isEmpty()) {
                assertEquals(0, machine.run(decode(row.before())), machine.errors.toString());
                machine.out.setLength(0);
            }
            String before = Machine.picture();
            List<String> descriptors = opened("(net|mnt):.*|/run/.*|/proc/.*"); // sockets close a moment later
            int status = machine.run(decode(row.run()));
            String said = machine.errors.toString();
            String all = row.expected() + "\nstatus " + status + "\n" + machine.out + said;
            assertFalse(said.contains("Exception") || said.contains("\tat "), all);
            if (row.outcome().equals("accept")) {
                assertEquals(0, status, all);
                assertEquals("", said, all);
                says(row, machine.out.toString());
                return;
            }
            assertNotEquals(0, status, all);
            assertEquals(before, Machine.picture(), "a refused line changed something: " + all);
            assertEquals(descriptors, opened("(net|mnt):.*|/run/.*|/proc/.*"), "a refused line left open: " + all);
            assertTrue(said.contains("^"), "no caret: " + all);
            boolean kernel = said.contains("the kernel says");
            if (!row.outcome().equals("refuse-any")) {
                assertEquals(row.outcome().equals("kernel"), kernel, "who refuses: " + all);
            }
            assertFalse(said.chars().anyMatch(c -> c < ' ' && c != '\n' || c == 0x7f), "control bytes: " + all);
            says(row, said);
        }
    }

    private static void says(Row row, String text) {
        assertTrue(
                Pattern.compile(row.says(), Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .find(),
                "\"" + row.says() + "\" is not in: " + text + "\nwanted: " + row.expected());
    }

    /** The notation of the tables: {@code \xNN} a byte, {@code \t \n \0 \\}, and a brace with a count and a letter. */
    static String decode(String notation) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        String text = Pattern.compile("\\{([0-9]+)\\*(.)}")
                .matcher(notation)
                .replaceAll(m -> m.group(2).repeat(Integer.parseInt(m.group(1))));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 't' -> bytes.write('\t');
                case 'n' -> bytes.write('\n');
                case '0' -> bytes.write(0);
                case '\\' -> bytes.write('\\');
                case 'x' -> {
                    bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> throw new IllegalArgumentException(notation);
            }
        }
        return Utf8.decode(bytes.toByteArray());
    }
}
