package io.hefu.billing.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.usage.UsageRecord;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayloadHashTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00.123456Z");

    @Test
    void isTheSameOnEveryMachineAndInEveryRelease() {
        assertThat(HexFormat.of()
                        .formatHex(PayloadHash.of(record(NOON, "ab", "c")).bytes()))
                .isEqualTo("12d3e8222b2f8b939415faf91993821346e8d99cec6226fecfb86e80169c09b4");
    }

    @Test
    void seesWhereOneTextEndsAndTheNextBegins() {
        assertThat(PayloadHash.of(record(NOON, "ab", "c"))).isNotEqualTo(PayloadHash.of(record(NOON, "a", "bc")));
    }

    @Test
    void isAsFineAsTheDatabase() {
        assertThat(PayloadHash.of(record(NOON.plusNanos(999), "a", "b")))
                .isEqualTo(PayloadHash.of(record(NOON, "a", "b")))
                .hasSameHashCodeAs(PayloadHash.of(record(NOON, "a", "b")));
        assertThat(PayloadHash.of(record(NOON.plusNanos(1_000), "a", "b")))
                .isNotEqualTo(PayloadHash.of(record(NOON, "a", "b")));
    }

    private static UsageRecord record(Instant receivedAt, String credential, String operation) {
        return new UsageRecord(
                new CallId(new UUID(1, 2)),
                receivedAt,
                new Correlator("x"),
                Environment.LIVE,
                new OrganisationId(new UUID(3, 4)),
                new ApplicationId(new UUID(5, 6)),
                new CredentialId(credential),
                Optional.of(new PlanCode("standard")),
                new ApiName("short-messages"),
                operation);
    }
}
