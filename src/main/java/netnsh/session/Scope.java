package netnsh.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import netnsh.grammar.Variables;

/**
 * The variables that a line sees: those of the session, the arguments of its file ({@code $1}, {@code $@}, {@code $#}),
 * {@code $HERE} (the folder of its file), {@code $?} (the last status), {@code $!} (the process id of the last program
 * started with {@code &}), {@code $$} (that of netnsh) and netnsh's environment.
 */
public final class Scope implements Variables {
    private final Map<String, String> shared;
    /** Names of those that programs get. */
    private final Set<String> exports;

    private final String file;
    private final List<String> arguments;
    /** The last status, and the process id of the last program in the background (0: none). */
    private final int[] status;

    private Scope(Map<String, String> shared, Set<String> exports, String file, List<String> arguments, int[] status) {
        this.shared = shared;
        this.exports = exports;
        this.file = file;
        this.arguments = List.copyOf(arguments);
        this.status = status;
    }

    /** The scope of a session. */
    Scope() {
        this(new TreeMap<>(), new TreeSet<>(), null, List.of(), new int[2]);
    }

    /** The scope of a file: the same variables, arguments of its own. */
    public Scope file(String name, List<String> args) {
        return new Scope(shared, exports, name, args, status);
    }

    /** A scope whose variables are a copy: what is set there is not seen here. */
    Scope copy() {
        return new Scope(new TreeMap<>(shared), new TreeSet<>(exports), file, arguments, status.clone());
    }

    /** Sets a variable. */
    public void set(String name, String value) {
        shared.put(name, value);
    }

    /** Hands a variable on to programs. */
    void export(String name) {
        if (!shared.containsKey(name)) {
            List<String> value = get(name);
            shared.put(name, value == null ? "" : value.get(0));
        }
        exports.add(name);
    }

    /** What programs get besides netnsh's own environment. */
    Map<String, String> exported() {
        Map<String, String> values = new TreeMap<>(shared);
        values.keySet().retainAll(exports);
        return values;
    }

    /** The variables that were set, by name. */
    public Map<String, String> variables() {
        return shared;
    }

    /** The arguments of the file. */
    public List<String> arguments() {
        return arguments;
    }

    /** Notes the status of the line that ended last. */
    void status(int last) {
        status[0] = last;
    }

    /** The status of the line that ended last. */
    public int status() {
        return status[0];
    }

    /** Notes the process id of a program that was started in the background. */
    void background(int pid) {
        status[1] = pid;
    }

    @Override
    public List<String> get(String name) {
        char first = name.charAt(0);
        if (first == '@' || first == '*') {
            return arguments;
        } else if (first == '#') {
            return List.of(String.valueOf(arguments.size()));
        } else if (first == '?') {
            return List.of(String.valueOf(status[0]));
        } else if (first == '$') {
            return List.of(String.valueOf(ProcessHandle.current().pid()));
        } else if (first == '!') {
            return status[1] == 0 ? null : List.of(String.valueOf(status[1]));
        } else if (first >= '0' && first <= '9') {
            return argument(name);
        }
        String value = shared.get(name);
        if (value == null && name.equals("HERE")) {
            value = here();
        }
        value = value == null ? System.getenv(name) : value;
        return value == null ? null : List.of(value);
    }

    private List<String> argument(String name) {
        int n = name.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(name);
        if (n == 0) {
            return List.of(file == null ? "netnsh" : file);
        }
        return n > arguments.size() ? null : List.of(arguments.get(n - 1));
    }

    private String here() {
        if (file == null || file.equals("-")) {
            return ".";
        }
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : file.substring(0, slash);
    }
}
