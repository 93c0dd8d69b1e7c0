package io.hefu.portal.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.consent.Purpose;
import org.junit.jupiter.api.Test;

class ConsentWordingTest {

    @Test
    void theApplicationAndThePurposeAreNamed() {
        var words = ConsentWording.of("商场导航", new Purpose("dpv:FraudPreventionAndDetection"));

        assertThat(words.chinese()).contains("商场导航", "防范和识别欺诈", "撤回");
        assertThat(words.english()).contains("商场导航", "fraud prevention", "withdraw");
    }

    @Test
    void anUnusualPurposeIsNamedByItsTerm() {
        assertThat(ConsentWording.of("Navigator", new Purpose("dpv:AcademicResearch"))
                        .english())
                .contains("dpv:AcademicResearch");
    }
}
