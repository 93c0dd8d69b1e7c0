package io.hefu.rights.benefit;

import static io.hefu.rights.redemption.RightsBed.LOUNGE;
import static io.hefu.rights.redemption.RightsBed.VIDEO_MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.call.Environment;
import io.hefu.core.refusal.RefusedException;
import io.hefu.rights.benefit.Benefit.Validity;
import io.hefu.rights.redemption.RightsBed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BenefitTest {

    private static final RightsBed BED = RightsBed.open();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void theCatalogueIsPaged() {
        JsonNode page = BED.benefits(Environment.LIVE, Map.of("page", "2", "perPage", "3"));

        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("pagination").path("totalCount").asInt()).isEqualTo(4);
        assertThat(page.path("pagination").path("totalPages").asInt()).isEqualTo(2);
        assertThat(BED.benefits(Environment.LIVE, Map.of("page", "3", "perPage", "3"))
                        .path("items"))
                .isEmpty();
    }

    @Test
    void aBenefitSaysWhatItIsAndWhatIsLeftOfIt() {
        JsonNode lounge = BED.benefit(Environment.LIVE, LOUNGE);

        assertThat(lounge.path("name").asText()).isEqualTo("机场贵宾厅");
        assertThat(lounge.path("available").asInt(-1)).isZero();
        assertThat(lounge.path("supplier").path("supplierId").asText())
                .isEqualTo("00000000-0000-7000-8000-000000000020");
        assertThat(lounge.has("perSubscriberLimit")).isFalse();
    }

    @Test
    void whatIsUnknownOrNoIdIsNotFound() {
        assertThatThrownBy(() -> BED.benefit(Environment.LIVE, "00000000-0000-7000-8000-0000000009ff"))
                .hasRootCauseInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> BED.benefit(Environment.LIVE, "' or 1 = 1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("NOT_FOUND");
    }

    @Test
    void theDemoRunAgainLeavesTheStockAsItStands() {
        BED.sql("update rights.stock set remaining = 7 where environment = 'LIVE' and benefit_id = '" + VIDEO_MONTH
                + "'");

        BED.sql(RightsBed.script("demo/rights.sql"));

        assertThat(BED.benefit(Environment.LIVE, VIDEO_MONTH).path("available").asInt())
                .isEqualTo(7);
    }

    @Test
    void theDatabaseItselfKeepsTheStockWithinItsBounds() {
        assertThatThrownBy(() -> BED.sql("update rights.stock set remaining = -1"))
                .hasMessageContaining("check");
        assertThatThrownBy(() -> BED.sql("update rights.stock set remaining = total + 1"))
                .hasMessageContaining("check");
    }

    @Test
    void validityIncludesItsBeginningAndNotItsEnd() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant to = Instant.parse("2027-01-01T00:00:00Z");
        Validity validity = new Validity(from, Optional.of(to));

        assertThat(validity.includes(from)).isTrue();
        assertThat(validity.includes(from.minusNanos(1))).isFalse();
        assertThat(validity.includes(to.minusNanos(1))).isTrue();
        assertThat(validity.includes(to)).isFalse();
        assertThat(new Validity(from, Optional.empty()).includes(to)).isTrue();
    }
}
