package io.hefu.gateway.decision;

import io.hefu.core.call.CallId;
import io.hefu.core.decision.Decision;
import io.hefu.core.decision.Decision.Objection;
import io.hefu.core.decision.Decisions;
import io.hefu.core.decision.Question;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Entitlement.Standing;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.credential.Authenticate;
import io.hefu.gateway.definition.OperationTable;
import io.hefu.gateway.entitlement.Entitle;
import io.hefu.gateway.entitlement.KnownEntitlements;
import io.hefu.gateway.exchange.Caller;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated;
import io.hefu.gateway.exchange.GatewayRefusal.Unauthenticated.Cause;
import io.hefu.gateway.exchange.Receive;
import io.hefu.gateway.exchange.Stage;
import io.hefu.gateway.limit.Limit;
import io.hefu.gateway.limit.Outlook;
import io.hefu.gateway.limit.Outlook.View;
import io.hefu.gateway.limit.ReserveFunds;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Takes an imagined call through the pipeline's own stages, as far as they need no body, and looks at its limits. */
public final class PipelineDecisions implements Decisions {

    private final Stage receive;
    private final Stage entitle = new Entitle();
    private final KnownEntitlements entitlements;
    private final Outlook outlook;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public PipelineDecisions(
            OperationTable operations,
            KnownEntitlements entitlements,
            Outlook outlook,
            Supplier<UUID> ids,
            Clock clock) {
        this.receive = new Receive(operations);
        this.entitlements = entitlements;
        this.outlook = outlook;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Decision> decide(Question question) {
        Exchange exchange = new Exchange(
                new ImaginedRequest(question.method(), question.path()),
                new CallId(ids.get()),
                clock.instant(),
                0,
                Runnable::run);
        return refusal(receive, exchange)
                .map(refusal -> Uni.createFrom().item(refused(exchange, Receive.class, refusal)))
                .orElseGet(() -> entitlements
                        .of(question.credential())
                        .chain(found -> decide(exchange, found, question.units())))
                .subscribeAsCompletionStage();
    }

    private Uni<Decision> decide(Exchange exchange, Optional<Entitlement> found, long units) {
        if (found.isEmpty() || found.get().standing() == Standing.REVOKED) {
            Cause cause = found.isEmpty() ? Cause.UNKNOWN : Cause.REVOKED;
            return Uni.createFrom().item(refused(exchange, Authenticate.class, new Unauthenticated(cause)));
        }
        exchange.calledBy(Caller.withKey(found.get()));
        return refusal(entitle, exchange)
                .map(refusal -> Uni.createFrom().item(refused(exchange, Entitle.class, refusal)))
                .orElseGet(() -> outlook.of(exchange.grant(), exchange.operation(), units)
                        .map(view -> decision(exchange, view)));
    }

    private static Optional<Refusal> refusal(Stage stage, Exchange exchange) {
        try {
            stage.apply(exchange);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal());
        }
    }

    private static Decision refused(Exchange exchange, Class<? extends Stage> stage, Refusal refusal) {
        return new Decision(
                exchange.hasOperation() ? Optional.of(exchange.operation().name()) : Optional.empty(),
                Optional.of(Objection.of(Stage.nameOf(stage), refusal)),
                List.of(),
                Optional.empty());
    }

    private static Decision decision(Exchange exchange, View view) {
        return new Decision(
                Optional.of(exchange.operation().name()),
                view.byLimit()
                        .map(refusal -> Objection.of(Stage.nameOf(Limit.class), refusal))
                        .or(() ->
                                view.byMoney().map(refusal -> Objection.of(Stage.nameOf(ReserveFunds.class), refusal))),
                view.limits().states(),
                view.cost());
    }
}
