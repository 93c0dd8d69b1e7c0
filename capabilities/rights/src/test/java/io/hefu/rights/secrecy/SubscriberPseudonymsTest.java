package io.hefu.rights.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.secrecy.MasterKey;
import org.junit.jupiter.api.Test;

class SubscriberPseudonymsTest {

    private static final PhoneNumber NUMBER = new PhoneNumber("+8613800000001");

    private final SubscriberPseudonyms pseudonyms =
            new SubscriberPseudonyms(MasterKey.ofHex("code-key", "0a".repeat(32)));

    @Test
    void aSubscriberHasOnePseudonymWithoutTheNumberInIt() {
        assertThat(pseudonyms.of(NUMBER))
                .isEqualTo(pseudonyms.of(new PhoneNumber("+8613800000001")))
                .isNotEqualTo(pseudonyms.of(new PhoneNumber("+8613800000002")))
                .matches("[0-9a-f]{64}")
                .doesNotContain("13800000001");
    }

    @Test
    void nobodyWithoutTheKeyCanMakeIt() {
        assertThat(new SubscriberPseudonyms(MasterKey.ofDemo()).of(NUMBER)).isNotEqualTo(pseudonyms.of(NUMBER));
    }
}
