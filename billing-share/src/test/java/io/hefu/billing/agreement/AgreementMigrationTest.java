package io.hefu.billing.agreement;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.MESSAGES;
import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.TestDatabase;
import io.hefu.core.identity.ApiName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was agreed as rows of percentages is agreed still. */
class AgreementMigrationTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00.120Z");

    private final TestDatabase database = TestDatabase.before("V40__waterfalls");

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void percentagesBecomeTheSameTermsAsText() {
        agree("shared", LOCATION.value(), "null", "(%1$s, 7000, true), (%2$s, 3000, false)");
        agree("alone", MESSAGES.value(), "'sendMessage'", "(%1$s, 10000, true)");

        migrate();

        assertThat(inForce(LOCATION.value(), "verifyLocation"))
                .isEqualTo(new AgreementTerms(
                        "shared",
                        LOCATION,
                        Optional.empty(),
                        FROM,
                        Waterfall.percentages(OPERATOR, List.of(new Portion(WANXIANG, 3_000)))));
        assertThat(inForce(MESSAGES.value(), "sendMessage"))
                .isEqualTo(new AgreementTerms(
                        "alone",
                        MESSAGES,
                        Optional.of("sendMessage"),
                        FROM,
                        Waterfall.percentages(OPERATOR, List.of())));
    }

    @Test
    void whatHasComeInIsCarriedOn() {
        agree("shared", LOCATION.value(), "null", "(%1$s, 7000, true), (%2$s, 3000, false)");
        tally(OPERATOR.toString(), "2026-01-30", 7_000, 100, 70);
        tally(WANXIANG.toString(), "2026-01-30", 3_000, 100, 30);
        tally(OPERATOR.toString(), "2026-01-31", 7_000, 50, 35);
        tally(WANXIANG.toString(), "2026-01-31", 3_000, 50, 15);

        migrate();

        assertThat(database.numbers("select 'gross', gross_micro_yuan from billing.agreement_progress"
                        + " union all select 'calls', calls from billing.agreement_progress"))
                .containsEntry("gross", 150L)
                .containsEntry("calls", 2L);
        assertThat(database.number("select count(*) from billing.agreement_progress"))
                .isEqualTo(1);
    }

    private void migrate() {
        database.run(TestDatabase.script("db/billing/V40__waterfalls.sql"));
    }

    private AgreementTerms inForce(String api, String operation) {
        return await(new AgreementStore(database.pool())
                        .book(database.pool(), List.of(LOCATION, MESSAGES))
                        .subscribeAsCompletionStage())
                .inForce(new ApiName(api), operation, FROM)
                .orElseThrow()
                .terms();
    }

    private void agree(String name, String api, String operation, String parties) {
        database.run("""
                insert into billing.agreement values ('%1$s', '%2$s', %3$s);
                insert into billing.agreement_version values ('%1$s', 1, '%4$s');
                insert into billing.agreement_party
                select '%1$s', 1, party::uuid, basis_points, takes_remainder
                from (values %5$s) as parties (party, basis_points, takes_remainder)
                """.formatted(
                        name, api, operation, FROM, parties.formatted("'" + OPERATOR + "'", "'" + WANXIANG + "'")));
    }

    private void tally(String party, String date, int basisPoints, long gross, long share) {
        database.run("""
                insert into billing.share_tally
                values ('%s', '%s', gen_random_uuid(), '%s', 'verifyLocation', 'shared', 1, %d, 1, %d, %d)
                """.formatted(party, date, LOCATION, basisPoints, gross, share));
    }
}
