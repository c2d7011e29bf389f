package netnsh.front;

import java.util.List;
import java.util.Map;

/** Lines of {@code ip netns}, of which iproute2 takes the words that it needs and passes over the others. */
final class NetnsWords {
    /** The commands, in the order in which iproute2's ipnetns.c tries abbreviations. */
    private static final List<String> COMMANDS = List.of(
            "list",
            "show",
            "lst",
            "list-id",
            "help",
            "add",
            "set",
            "delete",
            "identify",
            "pids",
            "exec",
            "monitor",
            "attach");

    /** How many words those take that do not mind more: {@code ip netns del blue (id: 0)} is what scripts type. */
    private static final Map<String, Integer> TAKEN =
            Map.of("list", 0, "show", 0, "lst", 0, "add", 1, "set", 2, "delete", 1, "attach", 2);

    private NetnsWords() {}

    /** The words of a line that begins with {@code netns} which iproute2 looks at. */
    static List<String> heard(List<String> words) {
        if (words.size() < 2) {
            return words;
        }
        String command = COMMANDS.stream()
                .filter(c -> c.startsWith(words.get(1)))
                .findFirst()
                .orElse("");
        Integer most = TAKEN.get(command);
        return most == null || words.size() <= 2 + most ? words : words.subList(0, 2 + most);
    }
}
