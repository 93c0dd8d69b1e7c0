package io.hefu.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelatorTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "b4333c46-49c0-4f62-80d7-f0ef930f1c46", "a:b;c.d/e<f>{g}_h"})
    void whatCamaraAllowsIsACorrelator(String text) {
        assertThat(Correlator.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "x\r\nSet-Cookie: y", "é", "a,b"})
    void anythingElseIsNot(String text) {
        assertThat(Correlator.isValid(text)).isFalse();
    }

    @Test
    void twoHundredAndFiftySixCharactersAreTheMost() {
        assertThat(Correlator.isValid("x".repeat(256))).isTrue();
        assertThat(Correlator.isValid("x".repeat(257))).isFalse();
    }
}
