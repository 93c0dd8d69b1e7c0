package io.hefu.core.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.address.AddressRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialConstraintsTest {

    private static final Instant HOUR = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void withoutAnyEverythingIsAllowedForEver() {
        CredentialConstraints none = CredentialConstraints.NONE;

        assertThat(none.allowScope("short-messages:send")).isTrue();
        assertThat(none.allowAddress(AddressRange.address("203.0.113.9"))).isTrue();
        assertThat(none.haveExpiredAt(Instant.MAX)).isFalse();
    }

    @Test
    void onlyTheScopesListedAreAllowed() {
        CredentialConstraints constraints =
                new CredentialConstraints(Set.of("short-messages:read"), List.of(), Optional.empty());

        assertThat(constraints.allowScope("short-messages:read")).isTrue();
        assertThat(constraints.allowScope("short-messages:send")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.1, true",
        "203.0.113.255, true",
        "203.0.114.0, false",
        "198.51.100.7, true",
        "198.51.100.8, false",
        "10.128.0.0, true",
        "10.127.255.255, false",
        "2001:db8:1::9, true",
        "2001:db8:2::9, false",
        "::ffff:203.0.113.1, true"
    })
    void onlyTheRangesListedAreAllowed(String address, boolean allowed) {
        List<AddressRange> ranges = List.of(
                AddressRange.parse("203.0.113.0/24"),
                AddressRange.parse("198.51.100.7"),
                AddressRange.parse("10.128.0.0/9"),
                AddressRange.parse("2001:db8:1::/48"));
        CredentialConstraints constraints = new CredentialConstraints(Set.of(), ranges, Optional.empty());

        assertThat(constraints.allowAddress(AddressRange.address(address))).isEqualTo(allowed);
    }

    @Test
    void theInstantOfExpiryIsPastItsTime() {
        CredentialConstraints constraints = new CredentialConstraints(Set.of(), List.of(), Optional.of(HOUR));

        assertThat(constraints.haveExpiredAt(HOUR.minusNanos(1))).isFalse();
        assertThat(constraints.haveExpiredAt(HOUR)).isTrue();
    }
}
