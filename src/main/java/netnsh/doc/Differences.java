package netnsh.doc;

import java.util.List;

/** Where netnsh under the names {@code ip} and {@code bridge} answers otherwise than those programs; a test holds the list. */
final class Differences {
    private Differences() {}

    static final List<String> ALL = List.of(
            "The usage of a kind goes to standard error, and its own first line is kept.",
            "What a kind cannot do without is missed before the kernel is asked.",
            "Names that no link can have are refused before the kernel is asked.",
            "A process is never meant by a bare number.",
            "A word given twice is a mistake.",
            "A missing name of a namespace is a line that is not complete.",
            "What -echo says in JSON is valid, and nothing where the kernel says nothing.",
            "What a kind or a tun cannot do without is said in other words; each kind of iproute2's has words of its"
                    + " own for it.",
            "A tun that is not there is not removed in silence.",
            "Numbers are read strictly.",
            "A usage, and 255 instead of a negative errno.",
            "A word that means nothing is not passed over.");
}
