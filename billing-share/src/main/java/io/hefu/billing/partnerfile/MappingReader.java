package io.hefu.billing.partnerfile;

import io.hefu.billing.reconciliation.Product;
import io.hefu.billing.reconciliation.ResultClass;
import io.hefu.core.reconciliation.FileMapping;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.core.refusal.RefusedException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a mapping as it was declared, word by word. */
final class MappingReader {

    private static final int LONGEST_PATTERN = 100;

    private MappingReader() {}

    /** @throws RefusedException with {@link MappingRefusal} */
    static ColumnMapping read(FileMapping declared) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        declared.columns().forEach((field, column) -> columns.put(word("columns", Field.class, field), column));
        Map<String, ResultClass> results = new HashMap<>();
        declared.results().forEach((theirs, ours) -> results.put(theirs, word("results", ResultClass.class, ours)));
        Map<String, Product> products = new HashMap<>();
        declared.products().forEach((name, product) -> products.put(name, product(product)));
        if (declared.separator().length() != 1) {
            throw new RefusedException(new MappingRefusal.NoSeparator());
        }
        return new ColumnMapping(
                word("format", FileFormat.class, declared.format()),
                declared.separator().charAt(0),
                declared.skippedRows(),
                declared.totals(),
                columns,
                time(declared.time(), zone(declared.zone())),
                word("numbers", NumberForm.class, declared.numbers()),
                word("amounts", AmountUnit.class, declared.amounts()),
                results,
                products,
                declared.product().map(MappingReader::product),
                declared.trailer().map(MappingReader::trailer));
    }

    private static TimeForm time(String form, ZoneId zone) {
        return switch (form) {
            case "ISO" -> new TimeForm.Iso();
            case "EPOCH_SECONDS" -> new TimeForm.EpochSeconds();
            case "EPOCH_MILLIS" -> new TimeForm.EpochMillis();
            case "DAY_NUMBER" -> new TimeForm.DayNumber(zone);
            default -> pattern(form, zone);
        };
    }

    private static TimeForm pattern(String pattern, ZoneId zone) {
        if (pattern.isBlank() || pattern.length() > LONGEST_PATTERN) {
            throw new RefusedException(new MappingRefusal.NoTime("time"));
        }
        try {
            return TimeForm.Patterned.of(pattern, zone);
        } catch (IllegalArgumentException none) {
            throw new RefusedException(new MappingRefusal.NoTime("time"));
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException none) {
            throw new RefusedException(new MappingRefusal.NoTime("zone"));
        }
    }

    private static Trailer trailer(FileMapping.TrailerRow row) {
        try {
            return new Trailer(row.marker(), row.countColumn());
        } catch (IllegalArgumentException none) {
            throw new RefusedException(new MappingRefusal.NoTrailer());
        }
    }

    private static Product product(ProductName name) {
        return new Product(name.api(), name.operation());
    }

    private static <E extends Enum<E>> E word(String field, Class<E> type, String word) {
        Optional<E> known = Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(word))
                .findFirst();
        return known.orElseThrow(() -> new RefusedException(new MappingRefusal.NotAmong(
                field, Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())));
    }
}
