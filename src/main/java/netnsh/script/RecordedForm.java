package netnsh.script;

import java.util.List;

/** What a recording looks like in its file. */
interface RecordedForm {
    /** The whole file. */
    String text(List<RecordedLine> lines);
}
