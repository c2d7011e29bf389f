package netnsh.session;

import java.util.ArrayList;
import java.util.List;
import netnsh.verb.Form;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/** All examples of all forms of all commands. */
final class Examples {
    private Examples() {}

    /** An example and the form that it belongs to. */
    record Case(Form form, Form.Example example) {
        @Override
        public String toString() {
            return form.name() + ": " + example.line();
        }
    }

    static List<Form> forms() {
        List<Form> all = new ArrayList<>();
        for (Verb verb : Verbs.all()) {
            all.addAll(verb.forms());
        }
        return all;
    }

    static List<Case> all() {
        List<Case> all = new ArrayList<>();
        for (Form form : forms()) {
            for (Form.Example example : form.examples()) {
                all.add(new Case(form, example));
            }
        }
        return all;
    }
}
