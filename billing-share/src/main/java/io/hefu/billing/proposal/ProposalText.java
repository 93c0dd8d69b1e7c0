package io.hefu.billing.proposal;

import java.util.ArrayList;
import java.util.List;

/**
 * The one text of what is proposed, where it is a list of named values: a title with the number of the form, a line for each
 * value, {@code end}. A name may come more than once; every line ends with a line feed.
 */
public final class ProposalText {

    private static final String END = "end";

    private final String title;
    private final List<String> lines = new ArrayList<>();

    /** @param title {@code hefu-refund 1} */
    public ProposalText(String title) {
        this.title = title;
    }

    /** @param value of one line; line feeds become spaces */
    public ProposalText line(String name, Object value) {
        lines.add(name + " " + value.toString().replaceAll("\\s+", " ").strip());
        return this;
    }

    public String write() {
        return title + "\n" + String.join("\n", lines) + "\n" + END + "\n";
    }

    /** @throws IllegalArgumentException when the text does not have this title, or no end */
    public static ProposalText read(String title, String text) {
        String head = title + "\n";
        String tail = "\n" + END + "\n";
        if (!text.startsWith(head) || !text.endsWith(tail)) {
            throw new IllegalArgumentException("text (expected: the form of \"" + title + "\")");
        }
        ProposalText read = new ProposalText(title);
        read.lines.addAll(List.of(
                text.substring(head.length(), text.length() - tail.length()).split("\n")));
        return read;
    }

    /** All values of a name. */
    public List<String> values(String name) {
        String start = name + " ";
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    /** @throws IllegalArgumentException when there is not one value of the name */
    public String value(String name) {
        List<String> values = values(name);
        if (values.size() != 1) {
            throw new IllegalArgumentException(name + ": " + values.size() + " values (expected: one)");
        }
        return values.get(0);
    }
}
