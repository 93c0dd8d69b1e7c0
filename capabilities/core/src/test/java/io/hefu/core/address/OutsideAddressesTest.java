package io.hefu.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideAddressesTest {

    private final OutsideAddresses nothingInside = new OutsideAddresses(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:0a00:0001::1",
                "fe80::1",
                "fd00:ec2::254",
                "ff02::1"
            })
    void addressesInsideAreRefused(String address) {
        assertThat(nothingInside.allows(AddressRange.address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::808:808"})
    void addressesOutsideAreAllowed(String address) {
        assertThat(nothingInside.allows(AddressRange.address(address))).isTrue();
    }

    @Test
    void theOperatorMayAllowSomeInside() {
        OutsideAddresses some = new OutsideAddresses(List.of(AddressRange.parse("10.8.0.0/16")));

        assertThat(some.allows(AddressRange.address("10.8.3.4"))).isTrue();
        assertThat(some.allows(AddressRange.address("10.9.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/x", "10.0.0.0/", "1.2.3", "::1/129"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
