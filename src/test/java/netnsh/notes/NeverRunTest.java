package netnsh.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No line of prose or of output is ever a command: documents are thrown together from prose that talks about commands, outputs,
 * files, other languages and transcripts; whatever is understood as a command has to be one of those that were put there as such.
 */
class NeverRunTest {
    private static final int DOCUMENTS = 1500;
    private static final int MOST_PARTS = 14;

    /** Prose, each piece a paragraph. Nothing in it is to be run. */
    private static final List<String> PROSE = List.of(
            "We use `ip netns add lab` to make one, and ip link set lo up inside of it.",
            "ip netns exec lab bash is how one gets in; exit is how one gets out.",
            "ping works now.",
            "Run sudo rm -rf /tmp/x afterwards.",
            "The prompt is # ip a, or $ ip a for a user.",
            "ip route: routes are kept in tables.",
            "> ip netns del lab",
            "* ip link set lo up\n* ip link del v0",
            "1. ip netns add red\n2. ip netns add blue",
            "- `# ip netns del all`",
            "| command | what |\n|---|---|\n| ip link del v0 | deletes |",
            "<p>ip link del v0</p>",
            "<!-- # ip link del v0 -->",
            "ip link set the veth up, then go on.",
            "# ip netns and friends",
            "## $ costs",
            "route the packets to the other end",
            "curl is your friend: curl it.",
            "Warning: iptables -F flushes all of it.",
            "exec this when you are done!");

    /** Outputs as they stand below commands, or alone. Nothing in them is to be run. */
    private static final List<String> OUTPUT = List.of(
            "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN\n    link/loopback 00:00:00:00:00:00",
            "default via 10.0.0.1 dev eth0\n10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.2",
            "PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.\n64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.1 ms",
            "Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }\n       ip [ -force ] -batch filename",
            "*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -i lo -j ACCEPT\nCOMMIT",
            "Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination",
            "> GET / HTTP/1.1\n> Host: here\n< HTTP/1.1 200 OK",
            "RTNETLINK answers: File exists",
            "net.ipv4.ip_forward = 1",
            "root:x:0:0:root:/root:/bin/bash");

    /** Fences that are not run, whatever stands in them. */
    private static final List<String> FENCES = List.of(
            "<pre>\n# ip link del v0\n</pre>",
            "```python\nimport os\nos.system('ip link del v0')\n```",
            "```bash\nip netns del lab\nfor i in 1 2; do ip link del v$i; done\n```",
            "```\nfor each of them in the list do ip link del v0; done\n```",
            "```sh\nrm -rf /\n```",
            "```yaml\ncmd: ip link del v0\n```",
            "```c\nsystem(\"ip link del v0\");\n```",
            "```diff\n- ip link set a up\n+ ip link set b up\n```",
            "~~~\n#!/bin/sh\nip link del v0\n~~~",
            "```\nfunction teardown() {\n    ip netns del lab\n}\n```",
            "```json\n{\"run\": \"# ip link del v0\"}\n```",
            "````\n```\nnot a block of its own\n```\n````",
            "```ini\n# ip link del v0\nkey = value\n```",
            "```dockerfile\nRUN ip link del v0\n```");

    /** Commands that are put behind prompts, or into blocks of nothing but commands. */
    private static final List<String> COMMANDS = List.of(
            "ip netns add %s",
            "ip link set %s up",
            "ip -n %s addr show",
            "ping -c 1 10.9.%s.1",
            "ip netns exec %s ip route",
            "sysctl -w net.ipv4.conf.%s.forwarding=1",
            "bridge fdb show dev %s",
            "for i in 1 2; do ip link set %s$i up; done",
            "if ip netns exec %s true; then ip netns; fi");

    private final Set<String> meant = new TreeSet<>();
    private int number;

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String command(Random random) {
        String command = String.format(one(random, COMMANDS), number++);
        meant.add(command);
        return command;
    }

    private String transcript(Random random, boolean fenced) {
        String prompt = one(random, List.of("$ ", "# ", "me@host:~$ ", "root@box:/tmp# ", "[me@host ~]$ "));
        StringBuilder out = new StringBuilder();
        int n = 1 + random.nextInt(4);
        for (int i = 0; i < n; i++) {
            out.append(prompt)
                    .append(random.nextInt(4) == 0 ? "sudo " : "")
                    .append(command(random))
                    .append('\n');
            out.append(random.nextBoolean() ? one(random, OUTPUT) + "\n" : "");
        }
        String language = one(random, List.of("", "console", "text", "shell-session", "bash"));
        // in a fence that is called bash a # is a comment, as bash has it
        language = language.equals("bash") && prompt.startsWith("#") ? "console" : language;
        return fenced ? "```" + language + "\n" + out + "```" : out.toString().stripTrailing();
    }

    private String commands(Random random, boolean fenced) {
        StringBuilder out = new StringBuilder();
        int n = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            out.append(random.nextInt(3) == 0 ? "# now the next: ip link del v0\n" : "")
                    .append(command(random))
                    .append('\n');
        }
        return fenced ? "```\n" + out + "```" : out.toString().stripTrailing();
    }

    private String document(Random random, boolean markdown) {
        List<String> parts = new ArrayList<>();
        int n = 1 + random.nextInt(MOST_PARTS);
        for (int i = 0; i < n; i++) {
            parts.add(
                    switch (random.nextInt(markdown ? 6 : 4)) {
                        case 0 -> transcript(random, markdown);
                        case 1 -> one(random, OUTPUT);
                        case 2 -> commands(random, markdown);
                        case 3 -> one(random, PROSE);
                        case 4 -> one(random, FENCES);
                        default -> "```\n" + one(random, OUTPUT) + "\n```";
                    });
        }
        return String.join("\n\n", parts) + "\n";
    }

    private static List<String> run(Notes notes) {
        return notes.steps().stream()
                .filter(s -> s.kind() == Step.Kind.RUN || s.kind() == Step.Kind.ENTER)
                .map(Step::command)
                .toList();
    }

    @Test
    void nothing_but_what_is_typed_is_ever_a_command() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int understood = 0;
        int typed = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            boolean markdown = random.nextBoolean();
            meant.clear();
            String text = document(random, markdown);
            List<String> run = run(Told.read(markdown ? "n.md" : "n.txt", text));
            for (String command : run) {
                assertTrue(meant.contains(command), () -> "seed " + seed + ": \"" + command + "\" of\n" + text);
            }
            understood += run.size();
            typed += meant.size();
        }
        assertTrue(understood > typed * 8 / 10, understood + " of " + typed + " are understood, seed " + seed);
    }

    @Test
    void cut_anywhere_and_turned_about_neither() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < DOCUMENTS; i++) {
            boolean markdown = random.nextBoolean();
            meant.clear();
            List<String> lines =
                    new ArrayList<>(document(random, markdown).lines().toList());
            for (int n = random.nextInt(4); n >= 0 && !lines.isEmpty(); n--) {
                lines.remove(random.nextInt(lines.size()));
            }
            String text = String.join("\n", lines) + "\n";
            List<String> run;
            try {
                run = run(Told.read(markdown ? "n.md" : "n.txt", text));
            } catch (netnsh.plan.Problem unclosed) {
                continue; // a fence lost its end, and nothing runs
            }
            for (String command : run) {
                boolean known = meant.contains(command) || isTyped(text, command);
                assertTrue(known, () -> "seed " + seed + ": \"" + command + "\" of\n" + text);
            }
        }
    }

    /** Where a fence lost its first line, what stood in it is text, and a line with a prompt may well be one. */
    private static boolean isTyped(String text, String command) {
        return text.lines()
                        .anyMatch(l ->
                                l.strip().matches("(?:[$#]|\\S+@\\S+[$#]|\\[.*][$#]) (?:sudo )?\\Q" + command + "\\E"))
                || text.lines().anyMatch(l -> l.strip().equals(command));
    }

    @Test
    void what_looks_typed_in_a_file_that_is_printed_is_no_command() {
        for (String prints : List.of("cat log", "tail -2 /etc/motd", "grep netns history", "sudo cat log")) {
            for (String line : List.of("# ip netns del a", "$ ip netns del a", "root@box:~# ip netns del a")) {
                String shown = "$ " + prints + "\n" + line + "\n";
                List<String> fenced = run(Told.read("n.md", "Look:\n\n```\n" + shown + "```\n"));
                assertTrue(fenced.stream().noneMatch(c -> c.contains("netns del")), shown + fenced);
                assertEquals(List.of(), run(Told.read("n.txt", "Look:\n\n" + shown + "\nSo.\n")), shown);
            }
        }
    }

    @Test
    void prose_alone_and_output_alone_have_no_command_at_all() {
        for (String name : List.of("n.md", "n.txt")) {
            for (String piece : PROSE) {
                assertEquals(List.of(), run(Told.read(name, "Words.\n\n" + piece + "\n\nMore.\n")), piece);
            }
            for (String piece : OUTPUT) {
                assertEquals(List.of(), run(Told.read(name, "Words.\n\n" + piece + "\n\nMore.\n")), piece);
                assertEquals(List.of(), run(Told.read("n.md", "```\n" + piece + "\n```\n")), piece);
            }
        }
        for (String fence : FENCES) {
            assertEquals(List.of(), run(Told.read("n.md", fence + "\n")), fence);
        }
    }
}
