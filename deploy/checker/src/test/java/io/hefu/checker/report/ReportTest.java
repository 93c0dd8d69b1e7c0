package io.hefu.checker.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final List<Long> signs = new ArrayList<>();
    private final Verdict verdict = new Verdict(signs::add);

    @Test
    void whatAgreesIsCountedAndNotKept() {
        verdict.compare("call 1", 5L, 5L);

        assertThat(verdict.result("lines", "all is well", 7).holds()).isTrue();
        assertThat(verdict.result("lines", "all is well", 7).checked()).isEqualTo(1);
    }

    @Test
    void ofManyDivergencesTheFirstAreKeptAndAllAreCounted() {
        for (int i = 0; i < 1_000; i++) {
            verdict.compare("call " + i, i, i + 1);
        }

        PassResult result = verdict.result("lines", "all is well", 7);

        assertThat(result.divergences()).isEqualTo(1_000);
        assertThat(result.examples()).hasSize(20).first().isEqualTo(new Divergence("call 0", "0", "1"));
        assertThat(Report.lines(result)).contains("✗ lines", "call 0: 0 (derived: 1)", "…");
    }

    @Test
    void aLongPassGivesSignsOfLife() {
        verdict.checked(2_500_000);

        assertThat(signs).containsExactly(2_500_000L);
    }

    @Test
    void theReportIsJsonWhateverIsInIt() {
        verdict.diverges("a \"call\"\n", "\\", "合符");
        verdict.notVerified("what\tis not");

        assertThat(JsonReport.of(new Report(List.of(verdict.result("lines", "all is well", 7)))))
                .isEqualTo("{\"holds\":false,\"checked\":0,\"divergences\":1,\"passes\":[{\"name\":\"lines\","
                        + "\"states\":\"all is well\",\"holds\":false,\"checked\":0,\"divergences\":1,"
                        + "\"milliseconds\":7,\"examples\":[{\"subject\":\"a \\\"call\\\"\\u000a\","
                        + "\"stored\":\"\\\\\",\"derived\":\"合符\"}],\"notVerified\":[\"what\\u0009is not\"]}]}\n");
    }
}
