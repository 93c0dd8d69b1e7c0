package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A guess at why there is a difference, with the evidence that led to it. A guess decides nothing: people or rules do. */
public sealed interface Cause {

    /** A sentence for people: the evidence first. */
    String evidence();

    /** All lines with our price differ alike: the other side counts with another price. */
    record OtherPrice(
            Product product,
            long lines,
            int ourVersion,
            Money ours,
            Money theirs,
            Optional<KnownPrice> theirVersion,
            Optional<LocalDate> changedOn)
            implements Cause {

        @Override
        public String evidence() {
            String here = ourVersion == 0 ? ours.toString() : "price version " + ourVersion + " (" + ours + ")";
            String there = theirVersion
                    .map(version -> "the price of version " + version.version() + " (" + theirs + ")")
                    .orElse(theirs.toString());
            String change =
                    changedOn.map(date -> ": the price changed on " + date).orElse("");
            return lines + " differing lines of " + product + " have " + here + " here and " + there + " there" + change
                    + ".";
        }
    }

    /** Off by a power of ten: yuan read as fen, or the other way round. */
    record OtherUnit(long lines, long factor, boolean theirsGreater) implements Cause {

        @Override
        public String evidence() {
            return "In " + lines + " lines, " + (theirsGreater ? "their" : "our") + " amount is " + factor + " times "
                    + (theirsGreater ? "ours" : "theirs") + ": the unit of their amounts may be declared wrongly.";
        }
    }

    record TaxIncluded(int rateBasisPoints, boolean byThem) implements Cause {

        @Override
        public String evidence() {
            return "The amounts differ by tax of " + BigDecimal.valueOf(rateBasisPoints, 2) + " %, which "
                    + (byThem ? "they" : "we") + " count in.";
        }
    }

    record OtherTax(Money ours, Money theirs) implements Cause {

        @Override
        public String evidence() {
            return "Tax is " + ours + " here and " + theirs + " there.";
        }
    }

    record Rounded() implements Cause {

        @Override
        public String evidence() {
            return "Their amount is ours, rounded to a fen.";
        }
    }

    /** Calls around midnight. */
    record NearMidnight(Duration apart) implements Cause {

        @Override
        public String evidence() {
            return "The two times lie " + apart.toMillis() + " ms apart, on either side of the period's end.";
        }
    }

    /** All times differ alike: another time zone, or a clock that is wrong. */
    record ClockOffset(long lines, Duration offset) implements Cause {

        @Override
        public String evidence() {
            return "In " + lines + " lines their time is ours " + (offset.isNegative() ? "less " : "plus ")
                    + offset.abs().toSeconds() + " s: another time zone, or a clock that is wrong.";
        }
    }

    record InOutage(Instant from, Instant to) implements Cause {

        @Override
        public String evidence() {
            return "The call lies in the known outage from " + from + " to " + to + ".";
        }
    }

    /** Missing lines lie close together. */
    record Stretch(Product product, long lines, Instant first, Instant last) implements Cause {

        @Override
        public String evidence() {
            return "All " + lines + " lines of " + product + " that are missing lie between " + first + " and " + last
                    + ": an outage, or a file that was cut short.";
        }
    }

    record SuspendedHere() implements Cause {

        @Override
        public String evidence() {
            return "The call waits in our suspense.";
        }
    }

    record SentTwice() implements Cause {

        @Override
        public String evidence() {
            return "The line is alike in everything to another of the same call.";
        }
    }

    record ReusedReference() implements Cause {

        @Override
        public String evidence() {
            return "Another line has the same call id or reference and other content.";
        }
    }

    record NamedOtherwise(Product theirs) implements Cause {

        @Override
        public String evidence() {
            return "There is no price of " + theirs + " here: a name to be mapped, or a product never agreed on.";
        }
    }

    record Unexplained() implements Cause {

        @Override
        public String evidence() {
            return "No pattern was found.";
        }
    }
}
