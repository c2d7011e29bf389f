package netnsh.verb;

import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.some;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.View;

/** What programs get from the session besides their namespace: the folder and the environment. */
final class FolderVerbs {
    private FolderVerbs() {}

    private static final ValueType<String> FOLDER_TYPE =
            ValueType.of("FOLDER", "value", FolderVerbs::folder, w -> w, Lookup.What.FILE, "/tmp", "-");
    private static final ValueType<String> SETTING_TYPE = ValueType.of(
            "NAME[=VALUE]", "value", FolderVerbs::setting, w -> w, Lookup.What.VARIABLE, "LANG=C", "PAGER");

    private static final Syntax.Slot<String> FOLDER =
            slot("folder", FOLDER_TYPE, "where to; home when left out, - for the one before");
    private static final Syntax.Slot<String> SETTING = slot("setting", SETTING_TYPE, "a variable, and what it becomes");

    static List<Form> cd() {
        return List.of(Form.of("cd", "go to another folder", maybe(FOLDER), FolderVerbs::cd)
                .example("cd /tmp", "programs and files from there"));
    }

    static List<Form> export() {
        return List.of(Form.of("export", "hand variables on to programs", some(SETTING), FolderVerbs::export)
                .example("export LANG=C", "set it, and let programs see it"));
    }

    private static Plan cd(Request r, View view) {
        String folder = r.args().get(FOLDER).orElse(null);
        return Plan.of(new Effect.ChangeFolder(folder, r.args().token(FOLDER), r.words()));
    }

    private static Plan export(Request r, View view) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (String setting : r.args().all(SETTING)) {
            int equals = setting.indexOf('=');
            names.add(equals < 0 ? setting : setting.substring(0, equals));
            if (equals >= 0) {
                values.put(setting.substring(0, equals), setting.substring(equals + 1));
            }
        }
        return Plan.of(new Effect.Export(values, names, r.words()));
    }

    private static String folder(String word) throws BadValue {
        if (word.isEmpty()) {
            throw new BadValue("the folder's name is empty");
        } else if (word.indexOf(0) >= 0) {
            throw new BadValue("NUL byte in a folder's name", word.indexOf(0));
        }
        return word;
    }

    private static String setting(String word) throws BadValue {
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new BadValue("not the name of a variable: letters, digits and _ are, a digit not in front");
        }
        return word;
    }
}
