package io.hefu.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossSiteTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET,    cross-site,  https://evil.example,   hefu.example,      false",
                "HEAD,   -,           -,                      hefu.example,      false",
                "POST,   same-origin, -,                      hefu.example,      false",
                "POST,   none,        -,                      hefu.example,      false",
                "POST,   same-site,   https://hefu.example,   hefu.example,      true",
                "POST,   cross-site,  https://hefu.example,   hefu.example,      true",
                "DELETE, -,           https://hefu.example,   hefu.example,      false",
                "DELETE, -,           http://hefu.example:80, hefu.example:80,   false",
                "POST,   -,           https://HEFU.example,   hefu.example,      false",
                "POST,   -,           https://hefu.example,   hefu.example:8443, true",
                "PATCH,  -,           https://evil.example,   hefu.example,      true",
                "POST,   -,           https://hefu.example.evil.example, hefu.example, true",
                "POST,   -,           null,                   hefu.example,      true",
                "POST,   -,           ':::',                  hefu.example,      true",
                "POST,   -,           -,                      hefu.example,      true",
                "POST,   -,           https://hefu.example,   -,                 true",
            })
    void changesOnBehalfOfOtherPagesAreSuspect(
            String method, String fetchSite, String origin, String host, boolean suspect) {
        assertThat(CrossSite.isSuspect(method, fetchSite, origin, host)).isEqualTo(suspect);
    }
}
