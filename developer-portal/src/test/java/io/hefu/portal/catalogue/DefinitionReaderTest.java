package io.hefu.portal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {

    @Test
    void nameVersionTitlesAndScopesAreRead() {
        PublishedApi api = DefinitionReader.read("""
                openapi: 3.0.3
                info: {title: Tea, x-hefu-title-zh: 茶}
                servers: [{url: "{apiRoot}/tea-houses/v0.2"}]
                paths:
                  /a:
                    parameters: []
                    get: {security: [{openId: ["tea:read"]}]}
                    post: {security: [{openId: ["tea:write", "tea:read"]}]}
                  /b:
                    get: {x-hefu-personal-data: {purpose: "dpv:ServiceProvision", subscriber: /phoneNumber}}
                """);

        assertThat(api.name()).hasToString("tea-houses");
        assertThat(api.version()).isEqualTo("v0.2");
        assertThat(api.title().chinese()).isEqualTo("茶");
        assertThat(api.title().english()).isEqualTo("Tea");
        assertThat(api.scopes()).containsExactlyInAnyOrder("tea:read", "tea:write", "dpv:ServiceProvision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "openapi: 3.0.3", "servers: [{url: /}]", ": : :", "[1, 2"})
    void whatIsNoDefinitionIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DefinitionReader.read(text));
    }
}
