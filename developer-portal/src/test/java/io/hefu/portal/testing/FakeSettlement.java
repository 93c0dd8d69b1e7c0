package io.hefu.portal.testing;

import io.hefu.core.call.CallId;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.settlement.PeriodProgress;
import io.hefu.core.settlement.Settlements;
import io.hefu.core.settlement.StatedCall;
import io.hefu.core.settlement.StatedCallQuery;
import io.hefu.core.settlement.StatementForm;
import io.hefu.core.settlement.StatementLine;
import io.hefu.core.settlement.StatementPeriod;
import io.hefu.core.settlement.StatementPeriod.Kind;
import io.hefu.core.settlement.StatementSummary;
import io.hefu.core.settlement.Statements;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One month that waits for its second person, and a statement of it for everybody who asks. */
@Singleton
public class FakeSettlement implements Settlements, Statements {

    public static final Instant ISSUED = Instant.parse("2026-11-02T01:00:00Z");
    public static final StatementPeriod OCTOBER = StatementPeriod.month(LocalDate.of(2026, 10, 1));

    /** What billing would say. */
    private record OwnReview() implements BilingualRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.PERMISSION_DENIED;
        }

        @Override
        public Bilingual detail() {
            return new Bilingual("由您复核", "You reviewed it");
        }
    }

    private volatile Path lastFile = Path.of("none");

    /** Of the last download. */
    public Path lastFile() {
        return lastFile;
    }

    @Override
    public CompletionStage<List<PeriodProgress>> periods(Kind kind, int most) {
        return CompletableFuture.supplyAsync(() -> List.of(new PeriodProgress(
                OCTOBER,
                "REVIEWED",
                Optional.empty(),
                ISSUED,
                Optional.of(ISSUED),
                Optional.of(ISSUED),
                Optional.of(ISSUED),
                Optional.of("admin"),
                Optional.empty(),
                Optional.empty(),
                2,
                Optional.empty(),
                List.of())));
    }

    @Override
    public CompletionStage<Void> review(YearMonth month, String user) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> issue(YearMonth month, String user) {
        return user.equals("reviewer")
                ? CompletableFuture.failedFuture(new RefusedException(new OwnReview()))
                : CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<List<StatementSummary>> list(
            Optional<OrganisationId> party, Kind kind, LocalDate before, int most) {
        return CompletableFuture.supplyAsync(
                () -> party.map(whose -> List.of(of(whose, OCTOBER))).orElse(List.of()));
    }

    @Override
    public CompletionStage<StatementSummary> summary(OrganisationId party, StatementPeriod period) {
        return CompletableFuture.supplyAsync(() -> of(party, period));
    }

    @Override
    public CompletionStage<List<StatementLine>> lines(OrganisationId party, StatementPeriod period) {
        return CompletableFuture.supplyAsync(() -> List.of(new StatementLine(
                "wanxiang-location",
                1,
                new ApiName("location-verification"),
                "verifyLocation",
                period.from(),
                Optional.empty(),
                Optional.empty(),
                2,
                2,
                Money.ofYuan("0.24"),
                new TreeMap<>(Map.of("2 分成 split", Money.ofYuan("0.072"))),
                Money.ofYuan("0.072"))));
    }

    @Override
    public CompletionStage<List<StatedCall>> calls(OrganisationId party, LocalDate day, StatedCallQuery query) {
        return CompletableFuture.supplyAsync(() -> List.of(new StatedCall(
                new UUID(0x7000L, 1),
                ISSUED,
                day,
                new ApiName("location-verification"),
                query.operation().orElse("verifyLocation"),
                "wanxiang-location",
                1,
                200,
                "OK",
                1,
                1,
                Money.ofYuan("0.12"),
                Money.ofYuan("0.036"))));
    }

    @Override
    public CompletionStage<Path> file(
            OrganisationId party, String partyName, StatementPeriod period, StatementForm form) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                lastFile = Files.writeString(
                        Files.createTempFile("statement", ".tmp"), form + " of " + period + " for " + partyName);
                return lastFile;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @Override
    public CompletionStage<String> proof(OrganisationId party, StatementPeriod period, CallId call) {
        return CompletableFuture.supplyAsync(() -> "{\"format\":\"hefu-proof-1\"}\n");
    }

    @Override
    public Optional<String> verifier(String file) {
        return file.equals("verify.html") ? Optional.of("<!doctype html>") : Optional.empty();
    }

    @Override
    public String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n";
    }

    private static StatementSummary of(OrganisationId party, StatementPeriod period) {
        return new StatementSummary(
                party,
                period,
                "ISSUED",
                2,
                Money.ofYuan("0.24"),
                Money.ofYuan("0.072"),
                Money.ofYuan("0.07"),
                Optional.of(Money.ZERO),
                Optional.of(Money.ofYuan("0.002")),
                Optional.of(ISSUED),
                Optional.of("00ff"));
    }
}
