package io.hefu.billing.partnerfile;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.FieldProblem;
import java.util.List;

/** Why no file could be read by a mapping. */
public sealed interface MappingRefusal extends BilingualRefusal {

    /** Of the mapping, as it is declared. */
    String field();

    /** What would have been right. */
    Bilingual expectation();

    @Override
    default ErrorCode code() {
        return ErrorCode.INVALID_ARGUMENT;
    }

    @Override
    default Bilingual detail() {
        return new Bilingual(
                field() + " " + expectation().chinese() + "。",
                field() + " " + expectation().english() + ".");
    }

    @Override
    default List<FieldProblem> problems() {
        return List.of(new FieldProblem(field(), expectation()));
    }

    record NoColumn(Field missing) implements MappingRefusal {

        @Override
        public String field() {
            return "columns." + missing;
        }

        @Override
        public Bilingual expectation() {
            return new Bilingual("应指明所在的列", "must name the column that has it");
        }
    }

    record ColumnTwice(String column) implements MappingRefusal {

        @Override
        public String field() {
            return "columns";
        }

        @Override
        public Bilingual expectation() {
            return new Bilingual(
                    "中的列名 '" + column + "' 为空或重复，每列应只出现一次",
                    "must name each column once; '" + column + "' is blank or named twice");
        }
    }

    record NoResults() implements MappingRefusal {

        @Override
        public String field() {
            return "results";
        }

        @Override
        public Bilingual expectation() {
            return new Bilingual(
                    "应说明结果列中哪些词表示成功或失败", "must say which words of the column for the result mean delivered and failed");
        }
    }

    record NoSeparator() implements MappingRefusal {

        @Override
        public String field() {
            return "separator";
        }

        @Override
        public Bilingual expectation() {
            return new Bilingual("应为单个字符，且不能是引号或换行", "must be one character, neither a quote nor the end of a line");
        }
    }

    record SkippedOutOfRange(int skippedRows, int most) implements MappingRefusal {

        @Override
        public String field() {
            return "skippedRows";
        }

        @Override
        public Bilingual expectation() {
            return new Bilingual("应为 0 到 " + most, "must be 0 to " + most + ", not " + skippedRows);
        }
    }

    record TrailerInJson() implements MappingRefusal {

        @Override
        public String field() {
            return "trailer";
        }

        @Override
        public Bilingual expectation() {
            return new Bilingual(
                    "不适用于 JSON，请在发送时声明记录数", "must be absent for JSON: say the number of records when sending");
        }
    }

    /** A word that is not among those that are known. */
    record NotAmong(String field, List<String> known) implements MappingRefusal {

        public NotAmong {
            known = List.copyOf(known);
        }

        @Override
        public Bilingual expectation() {
            String words = String.join(", ", known);
            return new Bilingual("应为其中之一：" + words, "must be one of " + words);
        }
    }

    /** A time zone or a pattern of times that is none. */
    record NoTime(String field) implements MappingRefusal {

        @Override
        public Bilingual expectation() {
            return new Bilingual(
                    "应为已知的时间写法或时区，例如 yyyy-MM-dd HH:mm:ss、Asia/Shanghai",
                    "must be a known form of time or a time zone, such as yyyy-MM-dd HH:mm:ss, Asia/Shanghai");
        }
    }

    /** A trailer without a marker, or with a column before the first. */
    record NoTrailer() implements MappingRefusal {

        @Override
        public String field() {
            return "trailer";
        }

        @Override
        public Bilingual expectation() {
            return new Bilingual("应有标记文字和从 0 开始的列号", "must have a marker and a column, counted from 0");
        }
    }

    /** Nobody has said how files of the kind are read. */
    record NotDeclared(String kind) implements MappingRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.INCOMPATIBLE_STATE;
        }

        @Override
        public String field() {
            return "kind";
        }

        @Override
        public Bilingual expectation() {
            return new Bilingual(
                    kind + " 的列映射尚未声明，请先声明", kind + " must have its mapping declared first (reconciliation-mappings)");
        }
    }
}
