package io.hefu.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.address.AddressRange;
import io.hefu.core.entitlement.CredentialUse;
import io.hefu.core.identity.CredentialId;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UsedCredentialsTest {

    private static final Instant MINUTE = Instant.parse("2026-11-22T10:00:00Z");
    private static final CredentialId KEY = new CredentialId("key");
    private static final CredentialId OTHER = new CredentialId("other");
    private static final InetAddress HERE = AddressRange.address("203.0.113.1");
    private static final InetAddress THERE = AddressRange.address("2001:db8::1");

    private final UsedCredentials used = new UsedCredentials();

    @Test
    void ofAMinuteEachCallerOfEachCredentialIsToldOnce() {
        for (int second = 0; second < 60; second++) {
            used.saw(KEY, HERE, MINUTE.plusSeconds(second));
            used.saw(KEY, THERE, MINUTE.plusSeconds(second));
            used.saw(OTHER, HERE, MINUTE.plusSeconds(second));
        }

        assertThat(used.take()).hasSize(3);
        assertThat(used.take()).isEmpty();
    }

    @Test
    void inTheNextMinuteItIsToldAgain() {
        used.saw(KEY, HERE, MINUTE);
        used.take();

        used.saw(KEY, HERE, MINUTE.plusSeconds(59));
        assertThat(used.take()).isEmpty();
        used.saw(KEY, HERE, MINUTE.plusSeconds(60));
        assertThat(used.take()).extracting(CredentialUse::credential).containsExactly(KEY);
    }

    @Test
    void aFloodOfCallersDoesNotHideThatAnotherKeyIsUsed() {
        for (int i = 0; i < 100_000; i++) {
            used.saw(OTHER, AddressRange.address("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)), MINUTE);
        }
        used.saw(KEY, HERE, MINUTE);

        List<CredentialUse> told = used.take();
        assertThat(told).hasSizeLessThanOrEqualTo(8_000);
        assertThat(told.stream().map(CredentialUse::credential).collect(Collectors.toSet()))
                .contains(KEY, OTHER);
    }
}
