package io.hefu.gateway.http;

import static io.hefu.gateway.http.ForwardedHeader.FORWARDED;
import static io.hefu.gateway.http.ForwardedHeader.X_FORWARDED_FOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hefu.core.address.AddressRange;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientAddressTest {

    private static final String PROXY = "10.0.0.1";
    private static final List<AddressRange> TRUSTED =
            List.of(AddressRange.parse("10.0.0.0/24"), AddressRange.parse("2001:db8:ffff::/48"));

    static Stream<Arguments> requests() {
        return Stream.of(
                // connection, header, its fields, whose request it is
                arguments("198.51.100.1", X_FORWARDED_FOR, List.of("203.0.113.7"), "198.51.100.1"),
                arguments(PROXY, X_FORWARDED_FOR, List.of(), PROXY),
                arguments(PROXY, X_FORWARDED_FOR, List.of("203.0.113.7"), "203.0.113.7"),
                arguments(PROXY, X_FORWARDED_FOR, List.of("6.6.6.6, 203.0.113.7"), "203.0.113.7"),
                arguments(PROXY, X_FORWARDED_FOR, List.of("6.6.6.6", "203.0.113.7"), "203.0.113.7"),
                arguments(PROXY, X_FORWARDED_FOR, List.of("203.0.113.7, 10.0.0.2, 10.0.0.3"), "203.0.113.7"),
                arguments(PROXY, X_FORWARDED_FOR, List.of("10.0.0.9, 10.0.0.2"), "10.0.0.9"),
                arguments(PROXY, X_FORWARDED_FOR, List.of("203.0.113.7:4711"), "203.0.113.7"),
                arguments(PROXY, X_FORWARDED_FOR, List.of("2001:db8::7"), "2001:db8::7"),
                arguments(PROXY, X_FORWARDED_FOR, List.of("203.0.113.7, unknown"), PROXY),
                arguments(PROXY, X_FORWARDED_FOR, List.of("203.0.113.7, _hidden, 10.0.0.2"), "10.0.0.2"),
                arguments(PROXY, X_FORWARDED_FOR, List.of("203.0.113.7,"), PROXY),
                arguments(PROXY, X_FORWARDED_FOR, List.of("localhost"), PROXY),
                arguments(PROXY, FORWARDED, List.of("for=203.0.113.7"), "203.0.113.7"),
                arguments(PROXY, FORWARDED, List.of("For=\"[2001:db8::7]:4711\";proto=https"), "2001:db8::7"),
                arguments(PROXY, FORWARDED, List.of("for=6.6.6.6, proto=https;for=203.0.113.7"), "203.0.113.7"),
                arguments(PROXY, FORWARDED, List.of("for=\"6.6.6.6, 203.0.113.7\""), PROXY),
                arguments(PROXY, FORWARDED, List.of("for=203.0.113.7, for=unknown"), PROXY),
                arguments(PROXY, FORWARDED, List.of("by=10.0.0.1"), PROXY),
                arguments("2001:db8:ffff::1", FORWARDED, List.of("for=203.0.113.7"), "203.0.113.7"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void theCallerIsTheNearestWhomNoTrustedProxyIs(
            String connection, ForwardedHeader header, List<String> fields, String caller) {
        ClientAddress addresses = new ClientAddress(TRUSTED, header);

        assertThat(addresses.of(AddressRange.address(connection), () -> fields))
                .isEqualTo(AddressRange.address(caller));
    }

    @Test
    void aHeaderWithoutEndIsReadFromItsEndAndNoFurther() {
        ClientAddress addresses = new ClientAddress(TRUSTED, X_FORWARDED_FOR);
        List<String> fields = List.of(String.join(",", Collections.nCopies(100_000, "10.0.0.2")));

        assertThat(addresses.of(AddressRange.address(PROXY), () -> fields)).isEqualTo(AddressRange.address("10.0.0.2"));
    }
}
