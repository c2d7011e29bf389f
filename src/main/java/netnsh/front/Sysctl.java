package netnsh.front;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Reading;
import netnsh.plan.Context;
import netnsh.plan.Problem;
import netnsh.session.Session;
import netnsh.value.Errno;
import netnsh.value.SysctlKey;
import netnsh.value.Text;
import netnsh.verb.Commands;

/**
 * netnsh as {@code sysctl} of procps: keys of {@code net.*} are shown and set in its manners, everything else is left to
 * the program.
 */
final class Sysctl {
    private static final String LETTERS = "wqne";

    private final Session session;
    private final Around around;
    private boolean write;
    private boolean quiet;
    private boolean bare;
    private boolean ignore;

    Sysctl(Session session, Around around) {
        this.session = session;
        this.around = around;
    }

    /** A key, and what it is set to; null shows it. */
    private record Setting(SysctlKey key, String value) {}

    int run(List<String> args) {
        List<Setting> settings = new ArrayList<>();
        for (String word : args) {
            if (word.startsWith("-")) {
                option(word);
            } else {
                settings.add(setting(word));
            }
        }
        if (settings.isEmpty() || write && settings.stream().anyMatch(s -> s.value() == null)) {
            throw new Around.Elsewhere();
        }
        int status = 0;
        boolean first = true;
        for (Setting s : settings) {
            try {
                one(s);
            } catch (Problem p) {
                status |= failed(s, p, first);
            }
            first = false;
        }
        return status;
    }

    private void option(String word) {
        boolean known = word.length() > 1 && word.chars().skip(1).allMatch(c -> LETTERS.indexOf(c) >= 0);
        if (!known) {
            throw new Around.Elsewhere();
        }
        write |= word.indexOf('w') > 0;
        quiet |= word.indexOf('q') > 0;
        bare |= word.indexOf('n') > 0;
        ignore |= word.indexOf('e') > 0;
    }

    private static Setting setting(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        try {
            SysctlKey key = SysctlKey.parse(name);
            boolean plain = key.ofNetwork() && name.matches("[A-Za-z0-9_./-]+");
            if (plain && equals != 0) {
                return new Setting(key, equals < 0 ? null : word.substring(equals + 1));
            }
        } catch (IllegalArgumentException notOne) {
            throw new Around.Elsewhere();
        }
        throw new Around.Elsewhere();
    }

    private void one(Setting s) {
        if (s.value() != null) {
            List<String> words = List.of("sysctl", "-q", "-w", s.key().path() + "=" + s.value());
            Reading reading = Commands.read(Said.tokens(words));
            if (!reading.complete()) {
                throw new Around.Elsewhere();
            }
            session.perform(Commands.request(reading, new Context(around.ns(), null)));
            if (!quiet) {
                print(s.key(), s.value());
            }
            return;
        }
        String value = session.view().sysctl(around.ns(), s.key().path());
        if (value.startsWith(s.key() + ".")) { // a folder
            throw new Around.Elsewhere();
        }
        value.lines().forEach(line -> print(s.key(), line));
    }

    private void print(SysctlKey key, String value) {
        session.output().text(bare ? value + "\n" : key + " = " + value + "\n");
    }

    private int failed(Setting s, Problem p, boolean first) {
        String key = Text.visible(s.key().toString());
        if (p.errno() == Errno.ENOENT) {
            if (!ignore) {
                String path = Text.visible(s.key().path());
                session.output().error("sysctl: cannot stat /proc/sys/" + path + ": No such file or directory\n");
            }
            return ignore ? 0 : 1;
        } else if (first && p.errno() != Errno.EINVAL) {
            throw new Around.Elsewhere(); // its words depend on why
        }
        session.output()
                .error("sysctl: " + (s.value() == null ? "reading" : "setting") + " key \"" + key + "\": "
                        + (p.errno() == 0 ? p.getMessage() : Errno.text(p.errno())) + "\n");
        return 1;
    }
}
