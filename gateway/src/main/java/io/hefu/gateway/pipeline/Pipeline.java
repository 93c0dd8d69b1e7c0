package io.hefu.gateway.pipeline;

import io.hefu.core.call.Correlator;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.alert.Alert;
import io.hefu.gateway.consent.Consent;
import io.hefu.gateway.credential.Authenticate;
import io.hefu.gateway.entitlement.Entitle;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.OutgoingAnswer;
import io.hefu.gateway.exchange.Receive;
import io.hefu.gateway.exchange.Respond;
import io.hefu.gateway.exchange.Stage;
import io.hefu.gateway.idempotency.KeepAnswer;
import io.hefu.gateway.idempotency.ReleaseKey;
import io.hefu.gateway.idempotency.ReserveKey;
import io.hefu.gateway.limit.Limit;
import io.hefu.gateway.limit.ReserveFunds;
import io.hefu.gateway.metering.MeterIntent;
import io.hefu.gateway.metering.MeterOutcome;
import io.hefu.gateway.routing.Route;
import io.hefu.gateway.telemetry.CallTraces;
import io.hefu.gateway.validation.Validate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** The life of a call: every call, of every API, walks these stages in this order. */
public final class Pipeline {

    private static final Logger LOG = Logger.getLogger(Pipeline.class);

    /** What the stages behind the answer are called together, where one of them takes it back. */
    private static final String SETTLING = "settle";

    private final List<Stage> untilAnswered;
    private final List<Stage> withTheAnswer;
    private final List<String> namesUntilAnswered;
    private final Respond respond;
    private final CallTraces traces;

    public Pipeline(
            Receive receive,
            Authenticate authenticate,
            Entitle entitle,
            Limit limit,
            Validate validate,
            Consent consent,
            ReserveKey reserveKey,
            ReserveFunds reserveFunds,
            MeterIntent meterIntent,
            Route route,
            ReleaseKey releaseKey,
            MeterOutcome meterOutcome,
            Alert alert,
            Respond respond,
            KeepAnswer keepAnswer,
            CallTraces traces) {
        this.untilAnswered = List.of(
                receive, authenticate, entitle, limit, validate, consent, reserveKey, reserveFunds, meterIntent, route);
        this.withTheAnswer = List.of(releaseKey, meterOutcome, alert, respond, keepAnswer);
        this.namesUntilAnswered = untilAnswered.stream()
                .map(stage -> Stage.nameOf(stage.getClass()))
                .toList();
        this.respond = respond;
        this.traces = traces;
    }

    /** The names of the stages that can refuse or answer, in their order. */
    public List<String> decidingStages() {
        return namesUntilAnswered;
    }

    /**
     * Takes a call along the road, on the first part of it until it is answered. A refusal, or a failure, there becomes the
     * answer on the second.
     */
    public CompletionStage<OutgoingAnswer> serve(Exchange exchange) {
        traces.begin(exchange);
        return walk(untilAnswered, 0, exchange)
                .handle((done, failure) -> refuseIf(failure, exchange))
                .thenCompose(done -> walk(withTheAnswer, 0, exchange))
                .handle((done, failure) -> failure == null ? Stage.DONE : answerWithout(failure, exchange))
                .thenCompose(responded -> responded)
                .thenApply(responded -> exchange.outgoing())
                .whenComplete((answer, failure) -> exchange.end());
    }

    /** Steps that are done when they return are walked at once; only one that must wait costs a continuation. */
    private CompletionStage<Void> walk(List<Stage> stages, int from, Exchange exchange) {
        for (int i = from; i < stages.size() && !(stages == untilAnswered && exchange.isAnswered()); i++) {
            if (stages == untilAnswered) {
                exchange.reached(namesUntilAnswered.get(i));
            }
            CompletionStage<Void> step = step(stages.get(i), exchange);
            if (step != Stage.DONE) {
                int next = i + 1;
                return exchange.trace().follow(stages.get(i), step).thenCompose(done -> walk(stages, next, exchange));
            }
        }
        return Stage.DONE;
    }

    private static CompletionStage<Void> step(Stage stage, Exchange exchange) {
        try {
            return stage.apply(exchange);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    /** The answer is known, but it may not be given: what is said instead is not metered again. */
    private CompletionStage<Void> answerWithout(Throwable failure, Exchange exchange) {
        refuseIf(failure, exchange);
        exchange.reached(SETTLING);
        return respond.apply(exchange);
    }

    private static boolean refuseIf(Throwable failure, Exchange exchange) {
        if (failure == null) {
            return false;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            exchange.refuse(refused.refusal());
        } else {
            MDC.put(Correlator.HEADER, exchange.correlator().value());
            LOG.errorf(cause, "call %s failed, x-correlator %s", exchange.id(), exchange.correlator());
            MDC.remove(Correlator.HEADER);
            exchange.refuse(GatewayRefusal.Plain.UNEXPECTED);
        }
        return true;
    }
}
