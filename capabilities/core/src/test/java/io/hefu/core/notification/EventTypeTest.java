package io.hefu.core.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.hefu.short-messages.v0.delivery-receipt",
                "org.camaraproject.geofencing-subscriptions.v0.area-entered"
            })
    void isWrittenAsCamaraDoes(String text) {
        assertThat(new EventType(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "delivery-receipt", "org.hefu.sms.0.x", "org.hefu.SMS.v0.x", "org.hefu.sms.v0.x.y"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventType(text));
    }
}
