package io.hefu.portal.testing;

import io.hefu.core.decision.Decision;
import io.hefu.core.decision.Decision.Objection;
import io.hefu.core.decision.Decisions;
import io.hefu.core.decision.Question;
import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.LimitState;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.OperationName;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.ErrorCode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A gateway that lets every call pass but those of DELETE, and answers on threads of its own. */
@Singleton
public class FakeDecisions implements Decisions {

    @Override
    public CompletionStage<Decision> decide(Question question) {
        Optional<Objection> objection = Optional.of(new Objection(
                        "limit", ErrorCode.TOO_MANY_REQUESTS, "Slow down.", Optional.of(Duration.ofSeconds(2))))
                .filter(refused -> question.method().equals("DELETE"));
        AppliedLimit limit = new AppliedLimit(LimitLevel.PLAN, "standard", new RateLimit(50, 100));
        return CompletableFuture.supplyAsync(() -> new Decision(
                Optional.of(OperationName.of("short-messages:sendMessage")),
                objection,
                List.of(new LimitState(limit, 99, 1)),
                Optional.of(Money.ofYuan("0.045").times(question.units()))));
    }
}
