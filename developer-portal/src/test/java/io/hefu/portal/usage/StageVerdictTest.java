package io.hefu.portal.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.usage.UsageEntry.Decided;
import io.hefu.portal.usage.StageVerdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageVerdictTest {

    private static final List<String> STAGES = List.of("receive", "limit", "route");

    @Test
    void stagesBeforeTheDecidingOnePassedAndThoseBehindWereNotReached() {
        assertThat(StageVerdict.of(new Decided("limit", true, Optional.empty()), STAGES))
                .extracting(StageVerdict::verdict)
                .containsExactly(Verdict.PASSED, Verdict.REFUSED, Verdict.NOT_REACHED);
    }

    @Test
    void aStageThatAnsweredHasPassed() {
        assertThat(StageVerdict.of(new Decided("limit", false, Optional.empty()), STAGES))
                .extracting(StageVerdict::verdict)
                .containsExactly(Verdict.PASSED, Verdict.PASSED, Verdict.NOT_REACHED);
    }

    @Test
    void aStageThatIsNoMoreStandsAlone() {
        assertThat(StageVerdict.of(new Decided("former", true, Optional.empty()), STAGES))
                .containsExactly(new StageVerdict("former", Verdict.REFUSED));
    }
}
