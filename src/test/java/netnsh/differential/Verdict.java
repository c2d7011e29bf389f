package netnsh.differential;

/**
 * What became of a line.
 *
 * @param taken whether it was done
 * @param words what was said when it was refused
 * @param kernel the kernel's own words when it was the kernel that refused, else null
 */
record Verdict(boolean taken, String words, String kernel) {
    static final Verdict TAKEN = new Verdict(true, "", null);

    /** Takes the full stop away: iproute2 ends the kernel's sentences where the kernel did not. */
    Verdict {
        kernel = kernel == null ? null : kernel.replaceAll("\\.$", "");
    }

    /** A refusal in the words of {@code ip}. */
    static Verdict ofStock(String words) {
        String kernel = null;
        for (String line : words.split("\n")) {
            if (line.startsWith("RTNETLINK answers: ")) {
                kernel = line.substring("RTNETLINK answers: ".length());
            } else if (line.startsWith("Error: ")
                    && !line.matches(
                            "Error: (argument|duplicate|either|unexpected|.* is expected|\".*\" may be|device .* does not"
                                    + " exist).*")) {
                kernel = line.substring("Error: ".length());
            }
        }
        return new Verdict(false, words, kernel);
    }

    @Override
    public String toString() {
        return taken ? "taken" : "refused: " + words.strip().replace("\n", " / ");
    }
}
