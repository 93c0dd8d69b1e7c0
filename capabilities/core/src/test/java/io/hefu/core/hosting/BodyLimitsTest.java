package io.hefu.core.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "/portal/v1/hosted-apis/019a/draft/definition, 10485760",
        "/portal/v1/hosted-apis/019a/draft/policy, 7",
        "/portal/v1/hosted-apis/019a/draft/definition/more, 7",
        "/portal/v1/hosted-apis/a/b/draft/definition, 7",
        "/portal/v1/applications, 7",
        "/portal/v1/configuration, 7",
        "/portal/v1/configuration/definitions/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, 33554432",
        "/portal/v1/configuration/definitions/e3b0c442, 7",
        "/portal/v1/reconciliation-files, 67108864",
        "/portal/v1/reconciliation-files/more, 7",
    })
    void onlyDefinitionsAndFilesMayBeLong(String path, long expected) {
        assertThat(BodyLimits.mostBytes(path, 7)).isEqualTo(expected);
    }
}
