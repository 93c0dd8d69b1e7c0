package io.hefu.billing.columns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The rows of one statement turned into arrays, one per column, as PostgreSQL's {@code unnest} takes them. */
public final class Columns<R> {

    private final Collection<R> rows;
    private final List<Object> parameters = new ArrayList<>();

    private Columns(Collection<R> rows) {
        this.rows = rows;
    }

    public static <R> Columns<R> of(Collection<R> rows) {
        return new Columns<>(rows);
    }

    /** Adds a column as the next parameter. */
    public <C> Columns<R> column(IntFunction<C[]> array, Function<R, @Nullable C> value) {
        parameters.add(rows.stream().map(value).toArray(array));
        return this;
    }

    /** Adds a value that is the same for all rows as the next parameter. */
    public Columns<R> same(Object value) {
        parameters.add(value);
        return this;
    }

    public List<Object> parameters() {
        return parameters;
    }
}
