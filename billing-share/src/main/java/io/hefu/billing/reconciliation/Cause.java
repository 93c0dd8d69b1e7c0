package io.hefu.billing.reconciliation;

import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A guess at why there is a difference, with the evidence that led to it. A guess decides nothing: people or rules do. */
public sealed interface Cause {

    /** A sentence for people: the evidence first. */
    Bilingual evidence();

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
        public Bilingual evidence() {
            return new Bilingual(chinese(), english());
        }

        private String chinese() {
            String here = ourVersion == 0 ? ours.toString() : "价格版本 " + ourVersion + "（" + ours + "）";
            String there = theirVersion
                    .map(version -> "价格版本 " + version.version() + "（" + theirs + "）")
                    .orElse(theirs.toString());
            String change = changedOn.map(date -> "，价格于 " + date + " 变更").orElse("");
            return product + " 有 " + lines + " 行不一致，我方为" + here + "，对方为" + there + change + "。";
        }

        private String english() {
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
        public Bilingual evidence() {
            return new Bilingual(
                    "有 " + lines + " 行" + (theirsGreater ? "对方金额是我方的 " : "我方金额是对方的 ") + factor + " 倍，对方金额的单位可能声明有误。",
                    "In " + lines + " lines, " + (theirsGreater ? "their" : "our") + " amount is " + factor + " times "
                            + (theirsGreater ? "ours" : "theirs")
                            + ": the unit of their amounts may be declared wrongly.");
        }
    }

    record TaxIncluded(int rateBasisPoints, boolean byThem) implements Cause {

        @Override
        public Bilingual evidence() {
            BigDecimal percent = BigDecimal.valueOf(rateBasisPoints, 2);
            return new Bilingual(
                    "金额相差 " + percent + "% 的税，" + (byThem ? "对方" : "我方") + "金额含税。",
                    "The amounts differ by tax of " + percent + " %, which " + (byThem ? "they" : "we") + " count in.");
        }
    }

    record OtherTax(Money ours, Money theirs) implements Cause {

        @Override
        public Bilingual evidence() {
            return new Bilingual(
                    "税额我方为 " + ours + "，对方为 " + theirs + "。", "Tax is " + ours + " here and " + theirs + " there.");
        }
    }

    record Rounded() implements Cause {

        @Override
        public Bilingual evidence() {
            return new Bilingual("对方金额是我方金额舍入到分的结果。", "Their amount is ours, rounded to a fen.");
        }
    }

    /** Calls around midnight. */
    record NearMidnight(Duration apart) implements Cause {

        @Override
        public Bilingual evidence() {
            return new Bilingual(
                    "两边的时间相差 " + apart.toMillis() + " 毫秒，分别在账期边界的两侧。",
                    "The two times lie " + apart.toMillis() + " ms apart, on either side of the period's end.");
        }
    }

    /** All times differ alike: another time zone, or a clock that is wrong. */
    record ClockOffset(long lines, Duration offset) implements Cause {

        @Override
        public Bilingual evidence() {
            long seconds = offset.abs().toSeconds();
            return new Bilingual(
                    "有 " + lines + " 行对方时间比我方" + (offset.isNegative() ? "早 " : "晚 ") + seconds + " 秒，可能是时区不同或时钟不准。",
                    "In " + lines + " lines their time is ours " + (offset.isNegative() ? "less " : "plus ") + seconds
                            + " s: another time zone, or a clock that is wrong.");
        }
    }

    record InOutage(Instant from, Instant to) implements Cause {

        @Override
        public Bilingual evidence() {
            return new Bilingual(
                    "该调用发生在已知故障期间（" + from + " 至 " + to + "）。",
                    "The call lies in the known outage from " + from + " to " + to + ".");
        }
    }

    /** Missing lines lie close together. */
    record Stretch(Product product, long lines, Instant first, Instant last) implements Cause {

        @Override
        public Bilingual evidence() {
            return new Bilingual(
                    product + " 缺少的 " + lines + " 行都在 " + first + " 至 " + last + " 之间，可能是故障或文件被截断。",
                    "All " + lines + " lines of " + product + " that are missing lie between " + first + " and " + last
                            + ": an outage, or a file that was cut short.");
        }
    }

    record SuspendedHere() implements Cause {

        @Override
        public Bilingual evidence() {
            return new Bilingual("该调用在我方挂起，等待处理。", "The call waits in our suspense.");
        }
    }

    record SentTwice() implements Cause {

        @Override
        public Bilingual evidence() {
            return new Bilingual("该行与同一调用的另一行完全相同。", "The line is alike in everything to another of the same call.");
        }
    }

    record ReusedReference() implements Cause {

        @Override
        public Bilingual evidence() {
            return new Bilingual(
                    "另一行的调用标识或流水号相同，内容不同。", "Another line has the same call id or reference and other content.");
        }
    }

    record NamedOtherwise(Product theirs) implements Cause {

        @Override
        public Bilingual evidence() {
            return new Bilingual(
                    "我方没有 " + theirs + " 的价格，名称需要映射，或该产品从未约定。",
                    "There is no price of " + theirs + " here: a name to be mapped, or a product never agreed on.");
        }
    }

    record Unexplained() implements Cause {

        @Override
        public Bilingual evidence() {
            return new Bilingual("未发现规律。", "No pattern was found.");
        }
    }
}
