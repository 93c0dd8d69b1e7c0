package io.hefu.portal.paging;

import io.hefu.core.language.Bilingual;
import io.hefu.portal.refusal.Requirements;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of a list a request asks for. Read as text, so that what is no number is refused by its name. */
public class PageQuery {

    private static final Bilingual PAGES = new Bilingual(
            "应为 1 到 " + PageRequest.LAST_PAGE + " 的整数", "must be a whole number from 1 to " + PageRequest.LAST_PAGE);
    private static final Bilingual ITEMS = new Bilingual(
            "应为 1 到 " + PageRequest.MOST_PER_PAGE + " 的整数",
            "must be a whole number from 1 to " + PageRequest.MOST_PER_PAGE);

    @QueryParam("page")
    @DefaultValue("1")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000000", defaultValue = "1"))
    public String page = "1";

    @QueryParam("perPage")
    @DefaultValue("20")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    public String perPage = "20";

    /** @throws io.hefu.core.refusal.RefusedException when either is out of range */
    public PageRequest request() {
        Requirements requirements = new Requirements();
        requirements.read("page", page, text -> new PageRequest(Integer.parseInt(text), 1), PAGES);
        requirements.read("perPage", perPage, text -> new PageRequest(1, Integer.parseInt(text)), ITEMS);
        requirements.check();
        return new PageRequest(Integer.parseInt(page), Integer.parseInt(perPage));
    }
}
