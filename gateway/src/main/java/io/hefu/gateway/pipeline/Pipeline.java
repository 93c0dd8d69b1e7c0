package io.hefu.gateway.pipeline;

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
import io.hefu.gateway.limit.Limit;
import io.hefu.gateway.metering.MeterIntent;
import io.hefu.gateway.metering.MeterOutcome;
import io.hefu.gateway.routing.Route;
import io.hefu.gateway.validation.Validate;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jboss.logging.Logger;

/** The life of a call: every call, of every API, walks these stages in this order. */
public final class Pipeline {

    private static final Logger LOG = Logger.getLogger(Pipeline.class);

    private final List<Stage> untilAnswered;
    private final List<Stage> withTheAnswer;

    public Pipeline(
            Receive receive,
            Authenticate authenticate,
            Entitle entitle,
            Limit limit,
            Validate validate,
            Consent consent,
            MeterIntent meterIntent,
            Route route,
            MeterOutcome meterOutcome,
            Alert alert,
            Respond respond) {
        this.untilAnswered = List.of(receive, authenticate, entitle, limit, validate, consent, meterIntent, route);
        this.withTheAnswer = List.of(meterOutcome, alert, respond);
    }

    /** Takes a call along the road. A refusal, or a failure, on the first part of it becomes the answer on the second. */
    public Uni<OutgoingAnswer> serve(Exchange exchange) {
        return walk(untilAnswered, 0, exchange)
                .onFailure()
                .recoverWithUni(failure -> refuse(exchange, failure))
                .chain(() -> walk(withTheAnswer, 0, exchange))
                .onFailure()
                .recoverWithUni(failure -> refuse(exchange, failure).chain(() -> last().apply(exchange)))
                .map(responded -> exchange.outgoing());
    }

    private Stage last() {
        return withTheAnswer.get(withTheAnswer.size() - 1);
    }

    /** Steps that are done when they return are walked at once; only one that must wait costs a chain. */
    private static Uni<Void> walk(List<Stage> stages, int from, Exchange exchange) {
        for (int i = from; i < stages.size(); i++) {
            Uni<Void> step = step(stages.get(i), exchange);
            if (step != Stage.DONE) {
                int next = i + 1;
                return step.chain(() -> walk(stages, next, exchange));
            }
        }
        return Stage.DONE;
    }

    private static Uni<Void> step(Stage stage, Exchange exchange) {
        try {
            return stage.apply(exchange);
        } catch (RuntimeException failure) {
            return Uni.createFrom().failure(failure);
        }
    }

    private static Uni<Void> refuse(Exchange exchange, Throwable failure) {
        if (failure instanceof RefusedException refused) {
            exchange.refuse(refused.refusal());
        } else {
            LOG.errorf(failure, "call %s failed, x-correlator %s", exchange.id(), exchange.correlator());
            exchange.refuse(new GatewayRefusal.Unexpected());
        }
        return Stage.DONE;
    }
}
