package io.hefu.gateway.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A schema of a definition, compiled when the first value is held against it: most of a large definition never is. */
public final class DefinedSchema {

    private final Supplier<Schema> compiler;
    private volatile @Nullable Schema compiled;

    DefinedSchema(Supplier<Schema> compiler) {
        this.compiler = compiler;
    }

    /**
     * Where a value differs from its schema.
     *
     * @param place JSON pointer; empty for the value itself
     * @param expectation completes "{place} …"; never the value, which may be personal data
     */
    public record Difference(String place, String expectation) {}

    /** The first difference; empty when the value is as it should be. */
    public Optional<Difference> differenceOf(JsonNode value) {
        List<Error> errors = schema().validate(value);
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(
                        errors.get(0).getInstanceLocation().toString(),
                        errors.get(0).getMessage()));
    }

    private Schema schema() {
        Schema schema = compiled;
        if (schema == null) {
            schema = compiler.get();
            compiled = schema;
        }
        return schema;
    }
}
