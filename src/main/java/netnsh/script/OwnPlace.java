package netnsh.script;

import netnsh.grammar.BadValue;
import netnsh.plan.Context;
import netnsh.plan.Problem;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.word.Names;

/** The place that netnsh's own prompt names: {@code left}, {@code left:eth0}, {@code /:eth0}, {@code 'a b'}. */
final class OwnPlace {
    private OwnPlace() {}

    static Context of(String prompt, String where) {
        boolean process = prompt.startsWith("pid:") || prompt.startsWith("path:");
        int colon = prompt.indexOf(':', process ? prompt.indexOf(':') + 1 : 0);
        String ns = colon < 0 ? prompt : prompt.substring(0, colon);
        String name = ns.startsWith("'") && ns.endsWith("'") ? ns.substring(1, ns.length() - 1) : ns;
        Dev dev = colon < 0 ? null : Dev.named(prompt.substring(colon + 1));
        try {
            return new Context(name.equals("/") ? NsRef.HOME : Names.PLACE.read(name), dev);
        } catch (BadValue e) {
            throw Problem.of("notes.place", where + ": the prompt names no namespace: " + e.getMessage());
        }
    }
}
