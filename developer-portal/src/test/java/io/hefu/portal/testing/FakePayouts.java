package io.hefu.portal.testing;

import io.hefu.core.call.Page;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.payout.Actor;
import io.hefu.core.payout.Payout;
import io.hefu.core.payout.PayoutCandidate;
import io.hefu.core.payout.PayoutCandidate.Obstacle;
import io.hefu.core.payout.PayoutFile;
import io.hefu.core.payout.PayoutItem;
import io.hefu.core.payout.PayoutPart;
import io.hefu.core.payout.Payouts;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Billing that knows one payout. It remembers who took the last step, and what the bank said. */
@Singleton
public class FakePayouts implements Payouts {

    public static final UUID PAYOUT = UUID.fromString("00000000-0000-7000-8000-0000000000b0");
    public static final byte[] FILE = "HEAD,hefu-payout 1\r\nTAIL,1,1000.00\r\n".getBytes(StandardCharsets.UTF_8);
    /** As billing says, of the file. */
    public static final String SHA256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");

    private volatile Optional<Actor> lastActor = Optional.empty();
    private volatile String lastResults = "";

    public Optional<Actor> lastActor() {
        return lastActor;
    }

    public String lastResults() {
        return lastResults;
    }

    @Override
    public CompletionStage<List<PayoutCandidate>> candidates(OrganisationId operator) {
        PayoutPart october = new PayoutPart(FakePayables.OCTOBER, Money.ofYuan("1000"));
        return answer(List.of(
                new PayoutCandidate(FakeBilling.WANXIANG, Money.ofYuan("1000"), List.of(october), Optional.empty()),
                new PayoutCandidate(
                        FakeBilling.UNKNOWN, Money.ofYuan("1000"), List.of(october), Optional.of(Obstacle.SUSPENDED))));
    }

    @Override
    public CompletionStage<Payout> create(String reference, Set<OrganisationId> parties, Actor by) {
        lastActor = Optional.of(by);
        return answer(payout(reference, Payout.State.PROPOSED));
    }

    @Override
    public CompletionStage<Page<Payout>> list(int page, int perPage) {
        return answer(Page.of(List.of(payout("2026-11-A", Payout.State.APPROVED)), page, perPage, 1));
    }

    @Override
    public CompletionStage<Optional<Payout>> find(UUID payout) {
        return answer(Optional.of(payout("2026-11-A", Payout.State.APPROVED)).filter(known -> payout.equals(PAYOUT)));
    }

    @Override
    public CompletionStage<Payout> approve(UUID payout, Actor by) {
        return step(payout, by, Payout.State.APPROVED);
    }

    @Override
    public CompletionStage<Payout> cancel(UUID payout, Actor by) {
        return step(payout, by, Payout.State.CANCELLED);
    }

    @Override
    public CompletionStage<Optional<PayoutFile>> file(UUID payout) {
        return answer(Optional.of(new PayoutFile(file(), FILE)).filter(known -> payout.equals(PAYOUT)));
    }

    @Override
    public CompletionStage<Payout> importResults(UUID payout, byte[] csv, Actor by) {
        lastResults = new String(csv, StandardCharsets.UTF_8);
        return step(payout, by, Payout.State.SETTLED);
    }

    private CompletionStage<Payout> step(UUID payout, Actor by, Payout.State state) {
        if (!payout.equals(PAYOUT)) {
            return CompletableFuture.failedStage(new RefusedException(new NotFound(NotFound.Thing.PAYOUT)));
        }
        lastActor = Optional.of(by);
        return answer(payout("2026-11-A", state));
    }

    private static Payout payout(String reference, Payout.State state) {
        boolean approved = state == Payout.State.APPROVED || state == Payout.State.SETTLED;
        return new Payout(
                PAYOUT,
                reference,
                FakeBilling.OPERATOR,
                state,
                "admin",
                AT,
                Optional.of("admin2").filter(by -> approved),
                Optional.of(AT).filter(at -> approved),
                1,
                Money.ofYuan("1000"),
                Optional.of(file()).filter(file -> approved),
                List.of(new PayoutItem(
                        1,
                        FakeBilling.WANXIANG,
                        Money.ofYuan("1000"),
                        List.of(new PayoutPart(FakePayables.OCTOBER, Money.ofYuan("1000"))),
                        "万象商业有限公司",
                        "**** 5678",
                        approved ? PayoutItem.State.SENT : PayoutItem.State.PROPOSED,
                        Optional.of("HF000001-0001").filter(of -> approved),
                        Optional.empty(),
                        Optional.empty())));
    }

    private static Payout.File file() {
        return new Payout.File(1, "hefu-payout-000001.csv", SHA256);
    }

    private static <T> CompletionStage<T> answer(T value) {
        return CompletableFuture.supplyAsync(() -> value);
    }
}
