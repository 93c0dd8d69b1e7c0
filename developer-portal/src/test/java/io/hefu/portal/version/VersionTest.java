package io.hefu.portal.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.refusal.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @Test
    void theEntityTagIsReadBack() {
        assertThat(Version.expectedBy(new Version(7).entityTag())).contains(7);
    }

    @Test
    void nothingIsExpectedWithoutOneOrOfAnyVersion() {
        assertThat(Version.expectedBy(null)).isEmpty();
        assertThat(Version.expectedBy(" * ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"\"", "\"", "\"seven\"", "W/\"7\"", "\"7\", \"8\"", "\"99999999999\""})
    void otherTagsAreRefused(String ifMatch) {
        assertThatThrownBy(() -> Version.expectedBy(ifMatch)).isInstanceOf(RefusedException.class);
    }
}
