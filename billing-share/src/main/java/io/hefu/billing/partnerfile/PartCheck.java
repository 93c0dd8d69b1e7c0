package io.hefu.billing.partnerfile;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Goes through one XML part of a workbook, a sheet or the texts that sheets share, and counts what a reader would keep. */
final class PartCheck {

    private static final int LETTERS = 26;

    /** A reader looks each cell up in all of them. */
    private static final int MOST_ARRAY_FORMULAS = 100;

    /** The texts that sheets share are all held in memory. */
    private static final long MOST_SHARED_TEXTS = 2_000_000;

    private static final long MOST_SHARED_CHARACTERS = 128 << 20;

    private final FileLimits limits;
    private long rows;
    private int cellsInRow;
    private int arrayFormulas;
    private long sharedTexts;
    private long sharedCharacters;
    /** Of the present cell or shared text; -1 outside of any. */
    private long characters = -1;

    PartCheck(FileLimits limits) {
        this.limits = limits;
    }

    void check(XMLStreamReader part) throws XMLStreamException {
        while (part.hasNext()) {
            switch (part.next()) {
                case XMLStreamConstants.DTD -> throw RowReader.refused(ProblemCode.MALFORMED);
                case XMLStreamConstants.START_ELEMENT -> begin(part);
                case XMLStreamConstants.END_ELEMENT -> end(part.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> count(part.getTextLength());
                default -> {}
            }
        }
    }

    private void begin(XMLStreamReader part) {
        switch (part.getLocalName()) {
            case "row" -> {
                cellsInRow = 0;
                require(++rows <= limits.rows() + 1, ProblemCode.TOO_MANY_ROWS);
            }
            case "c" -> {
                characters = 0;
                require(++cellsInRow <= limits.columns(), ProblemCode.TOO_MANY_COLUMNS);
                require(columnOf(part.getAttributeValue(null, "r")) <= limits.columns(), ProblemCode.TOO_MANY_COLUMNS);
            }
            case "si" -> {
                characters = 0;
                require(++sharedTexts <= MOST_SHARED_TEXTS, ProblemCode.INFLATES_TOO_MUCH);
            }
            case "f" -> {
                arrayFormulas += "array".equals(part.getAttributeValue(null, "t")) ? 1 : 0;
                require(arrayFormulas <= MOST_ARRAY_FORMULAS, ProblemCode.MALFORMED);
            }
            default -> {}
        }
    }

    private void end(String element) {
        if (element.equals("si")) {
            sharedCharacters += Math.max(0, characters);
            require(sharedCharacters <= MOST_SHARED_CHARACTERS, ProblemCode.INFLATES_TOO_MUCH);
        }
        if (element.equals("si") || element.equals("c")) {
            characters = -1;
        }
    }

    private void count(int more) {
        if (characters >= 0) {
            characters += more;
            require(characters <= limits.cellCharacters(), ProblemCode.CELL_TOO_LONG);
        }
    }

    private void require(boolean isWithin, ProblemCode otherwise) {
        if (!isWithin) {
            throw RowReader.refused(otherwise, rows);
        }
    }

    /**
     * From 1; more than any limit where the letters go on and on.
     *
     * @param cell such as {@code AB12}; null where cells follow one another
     */
    private long columnOf(@Nullable String cell) {
        long column = 0;
        for (int i = 0; cell != null && i < cell.length() && Character.isLetter(cell.charAt(i)); i++) {
            column = column * LETTERS + Character.toUpperCase(cell.charAt(i)) - 'A' + 1;
            if (column > limits.columns()) {
                return column;
            }
        }
        return column;
    }
}
