package io.hefu.billing.partnerfile;

import java.util.List;

/** Takes the rows of a file as they are read, as texts. */
interface RowSink {

    /** Called once, before any row. */
    void header(Header header);

    /**
     * @param number as spreadsheets count, from 1
     * @param cells one for each column of the header, or more, or less; empty text for an empty cell
     */
    void row(long number, Cells cells);

    /**
     * @param columns the names in the first row
     * @param since1904 whether day numbers count from 1904, as old workbooks of the Macintosh do, and not from 1900
     */
    record Header(List<String> columns, boolean since1904) {}

    /** The cells of one row. Valid until the row was taken. */
    interface Cells {

        int count();

        /** Empty for an empty cell and for one beyond the last. */
        String text(int column);

        /** Whether the cell holds a number, not the digits of one: a day number, perhaps. */
        boolean isNumber(int column);

        boolean isFormula(int column);
    }

    /** Cells that are texts and nothing else. */
    record Texts(List<String> values) implements Cells {

        @Override
        public int count() {
            return values.size();
        }

        @Override
        public String text(int column) {
            return column < values.size() ? values.get(column) : "";
        }

        @Override
        public boolean isNumber(int column) {
            return false;
        }

        @Override
        public boolean isFormula(int column) {
            return text(column).startsWith("=");
        }
    }
}
