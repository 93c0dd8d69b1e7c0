package io.hefu.billing.partnerfile;

import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;

/** Why no file could be read by a mapping. */
public sealed interface MappingRefusal extends Refusal {

    @Override
    default ErrorCode code() {
        return ErrorCode.INVALID_ARGUMENT;
    }

    record NoColumn(Field field) implements MappingRefusal {

        @Override
        public String message() {
            return "There is no column for " + field + "; name the one that has it.";
        }
    }

    record ColumnTwice(String column) implements MappingRefusal {

        @Override
        public String message() {
            return "The column '" + column + "' is blank or named twice; name each once.";
        }
    }

    record NoResults() implements MappingRefusal {

        @Override
        public String message() {
            return "There is a column for the result, but not which of its words mean delivered and failed; say so.";
        }
    }

    record NoSeparator() implements MappingRefusal {

        @Override
        public String message() {
            return "A quote or the end of a line separates no columns; name another separator.";
        }
    }

    record SkippedOutOfRange(int skippedRows, int most) implements MappingRefusal {

        @Override
        public String message() {
            return skippedRows + " rows before the header; make it 0 to " + most + ".";
        }
    }

    record TrailerInJson() implements MappingRefusal {

        @Override
        public String message() {
            return "JSON has no trailer; say the number of records in the notice of the file.";
        }
    }
}
