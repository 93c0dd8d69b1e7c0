package io.hefu.portal.tmforum;

import io.hefu.core.language.Bilingual;
import io.hefu.portal.refusal.Requirements;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list is wanted, and which of its attributes; as TMF630 asks. */
public class SliceQuery {

    static final int MOST = 100;

    private static final int LAST_OFFSET = 1_000_000;
    private static final Bilingual OFFSET =
            new Bilingual("应为 0 到 " + LAST_OFFSET + " 的整数", "must be a whole number from 0 to " + LAST_OFFSET);
    private static final Bilingual LIMIT =
            new Bilingual("应为 1 到 " + MOST + " 的整数", "must be a whole number from 1 to " + MOST);

    @QueryParam("offset")
    @DefaultValue("0")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", defaultValue = "0"))
    public String offset = "0";

    @QueryParam("limit")
    @DefaultValue("20")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    public String limit = "20";

    @QueryParam("fields")
    @Parameter(
            description = "Attributes to answer with, separated by commas; all when absent. id and href always come.")
    public @Nullable String fields;

    /** @throws io.hefu.core.refusal.RefusedException when either is out of range */
    Asked asked() {
        Requirements requirements = new Requirements();
        int from = requirements
                .read("offset", offset, text -> within(text, 0, LAST_OFFSET), OFFSET)
                .orElse(0);
        int most = requirements
                .read("limit", limit, text -> within(text, 1, MOST), LIMIT)
                .orElse(1);
        requirements.check();
        return new Asked(from, most);
    }

    /** What to skip, and how many to answer with at most. */
    record Asked(int offset, int limit) {}

    private static int within(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(text + " (expected: " + least + " to " + most + ")");
        }
        return number;
    }
}
