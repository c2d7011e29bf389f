package netnsh.bash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import netnsh.value.Utf8;
import org.junit.jupiter.api.Test;

class QuotedTest {
    private static List<String> words(String line) {
        return Quoted.words(line);
    }

    @Test
    void reads_what_bash_writes() {
        assertEquals(List.of("ip", "", "it's", "a b"), words("'ip' '' 'it'\\''s' 'a b'"));
        assertEquals(List.of("two\nlines\t'\\", "\u001b\u0007"), words("$'two\\nlines\\t\\'\\\\' $'\\E\\a'"));
        assertEquals(List.of("\udcff", "ö"), words("$'\\377' $'\\303\\266'"));
    }

    @Test
    void an_open_quote_is_nothing_of_bashs() {
        assertThrows(IllegalArgumentException.class, () -> words("'ip"));
        assertThrows(IllegalArgumentException.class, () -> words("$'ip\\'"));
        assertThrows(IllegalArgumentException.class, () -> words("$'\\q'"));
    }

    @Test
    void any_bytes_survive_the_way_through_bash() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> words = new ArrayList<>();
        List<byte[]> raw = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] word = new byte[random.nextInt(12)];
            for (int k = 0; k < word.length; k++) {
                word[k] = (byte) (1 + random.nextInt(255));
            }
            raw.add(word);
            words.add(Utf8.decode(word));
        }
        for (String locale : List.of("C", "C.UTF-8")) {
            ProcessBuilder builder =
                    new ProcessBuilder("bash", "-c", "mapfile -t -d '' words; printf '%s\\n' \"${words[*]@Q}\"");
            builder.environment().put("LC_ALL", locale);
            Process bash = builder.start();
            for (byte[] word : raw) {
                bash.getOutputStream().write(word);
                bash.getOutputStream().write(0);
            }
            bash.getOutputStream().close();
            byte[] all = bash.getInputStream().readAllBytes();
            assertEquals(0, bash.waitFor());
            String line = new String(all, 0, all.length - 1, StandardCharsets.ISO_8859_1);
            assertEquals(-1, line.indexOf('\n'), "seed " + seed);
            assertEquals(words, words(line), "seed " + seed + " in " + locale);
        }
    }
}
