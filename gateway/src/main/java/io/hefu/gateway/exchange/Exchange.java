package io.hefu.gateway.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hefu.core.call.Answer;
import io.hefu.core.call.Call;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.usage.UsageRecord;
import io.hefu.gateway.definition.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way: the request, and what the stages find out about it, in their order. Asking for what no stage has
 * found out yet is a mistake in the order and fails.
 */
public final class Exchange {

    private final Instant receivedAt;
    private final long startedNanos;
    private final Executor executor;

    private CallId id;
    private IncomingRequest request;
    private @Nullable Correlator correlator;
    private @Nullable Operation operation;
    private @Nullable Caller caller;
    private @Nullable Grant grant;
    private @Nullable Reservation reservation;
    private @Nullable UsageRecord takenUp;
    private @Nullable EarlierAnswer earlier;
    private LimitStates limits = LimitStates.NONE;
    private @Nullable Runnable atTheEnd;
    private @Nullable Answer answer;
    private @Nullable PartnerAnswer partnerAnswer;
    private @Nullable Refusal refusal;
    private @Nullable OutgoingAnswer outgoing;
    private @Nullable String reached;
    private CallTrace trace = CallTrace.NONE;
    private Map<String, String> pathParameters = Map.of();
    private JsonNode body = MissingNode.getInstance();

    /**
     * @param startedNanos {@link System#nanoTime()} at the start
     * @param executor the event loop of this request's connection, to return to from other threads
     */
    public Exchange(IncomingRequest request, CallId id, Instant receivedAt, long startedNanos, Executor executor) {
        this.request = request;
        this.id = id;
        this.receivedAt = receivedAt;
        this.startedNanos = startedNanos;
        this.executor = executor;
    }

    public IncomingRequest request() {
        return request;
    }

    /** Lets later stages see the request through what was found out of it: a signed one whose body must be the signed one. */
    public void request(IncomingRequest seen) {
        this.request = seen;
    }

    public CallId id() {
        return id;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Executor executor() {
        return executor;
    }

    public Duration elapsed(long nowNanos) {
        return Duration.ofNanos(nowNanos - startedNanos);
    }

    public Correlator correlator() {
        return found("correlator", correlator);
    }

    public void correlator(Correlator correlator) {
        this.correlator = correlator;
    }

    public boolean hasOperation() {
        return operation != null;
    }

    public Operation operation() {
        return found("operation", operation);
    }

    public Map<String, String> pathParameters() {
        return pathParameters;
    }

    public void operation(Operation operation, Map<String, String> pathParameters) {
        this.operation = operation;
        this.pathParameters = pathParameters;
    }

    /** Who calls; empty while, and when, nobody could be authenticated. */
    public Optional<Caller> authenticated() {
        return Optional.ofNullable(caller);
    }

    public Caller caller() {
        return found("caller", caller);
    }

    public void calledBy(Caller caller) {
        this.caller = caller;
    }

    /** The grant under which the call is made; empty while, and when, none covers the API. */
    public Optional<Grant> granted() {
        return Optional.ofNullable(grant);
    }

    public Grant grant() {
        return found("grant", grant);
    }

    public void grant(Grant grant) {
        this.grant = grant;
    }

    public LimitStates limits() {
        return limits;
    }

    public void limits(LimitStates limits) {
        this.limits = limits;
    }

    /** Has something done once the call is over, however it ends: answered, refused, failed or given up. */
    public void atTheEnd(Runnable task) {
        Runnable before = atTheEnd;
        atTheEnd = before == null
                ? task
                : () -> {
                    before.run();
                    task.run();
                };
    }

    /** Does what was to be done once the call is over, once. */
    public void end() {
        Runnable task = atTheEnd;
        atTheEnd = null;
        if (task != null) {
            task.run();
        }
        trace.end();
    }

    public CallTrace trace() {
        return trace;
    }

    /** Has the call followed until it is over. */
    public void tracedBy(CallTrace trace) {
        this.trace = trace;
    }

    /** The request's JSON body, valid by the definition; missing where there is none. */
    public JsonNode body() {
        return body;
    }

    public void body(JsonNode body) {
        this.body = body;
    }

    /** The reservation of the call's {@code Idempotency-Key}; empty where it has none, and when it was let go. */
    public Optional<Reservation> reservation() {
        return Optional.ofNullable(reservation);
    }

    public void reserve(Reservation reservation) {
        this.reservation = reservation;
    }

    /** Goes on in the name of a call that was begun and cut short. */
    public void takeUp(UsageRecord record) {
        this.takenUp = record;
        this.id = record.call();
    }

    /** Lets the reservation go, and its call with it; this is another one from here on. */
    public void release(CallId id) {
        this.reservation = null;
        this.takenUp = null;
        this.id = id;
    }

    /** The answer that the same call got before. */
    public Optional<EarlierAnswer> earlierAnswer() {
        return Optional.ofNullable(earlier);
    }

    public void answerAgainWith(EarlierAnswer earlier) {
        this.earlier = earlier;
    }

    public boolean isAnswered() {
        return answer != null || partnerAnswer != null || earlier != null;
    }

    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    public void answerWith(Answer answer) {
        this.answer = answer;
    }

    /** A partner's answer that is to be passed on. */
    public Optional<PartnerAnswer> partnerAnswer() {
        return Optional.ofNullable(partnerAnswer);
    }

    public void passOn(PartnerAnswer partnerAnswer) {
        this.partnerAnswer = partnerAnswer;
    }

    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Turns the call away; an answer that was already known no longer counts. */
    public void refuse(Refusal refusal) {
        this.refusal = refusal;
        this.answer = null;
        this.earlier = null;
        if (partnerAnswer != null) {
            partnerAnswer.abandon();
            partnerAnswer = null;
        }
    }

    /** The last stage that the call came to before it was answered or refused; empty when it came to none. */
    public Optional<String> reached() {
        return Optional.ofNullable(reached);
    }

    public void reached(String stage) {
        this.reached = stage;
    }

    /** The units that the answer charges for; 0 for what is not charged. */
    public long chargedUnits() {
        if (!isCharged()) {
            return 0;
        }
        return answer != null ? answer.units() : 1;
    }

    /** Whether the answer is charged for, however many units it has. */
    public boolean isCharged() {
        if (answer != null) {
            return isCharged(answer.status());
        }
        if (partnerAnswer != null) {
            return isCharged(partnerAnswer.status());
        }
        return refusal != null && isCharged(refusal.code().status());
    }

    private boolean isCharged(int status) {
        return operation().metering().billable().contains(status);
    }

    public boolean hasOutgoing() {
        return outgoing != null;
    }

    public OutgoingAnswer outgoing() {
        return found("outgoing answer", outgoing);
    }

    public void outgoing(OutgoingAnswer outgoing) {
        this.outgoing = outgoing;
    }

    /** The call as capabilities see it. */
    public Call call() {
        Entitlement entitlement = caller().entitlement();
        return new Call(
                id,
                correlator(),
                entitlement.environment(),
                entitlement.organisation(),
                entitlement.application(),
                caller().subscriber(),
                receivedAt);
    }

    /** The call as it is metered; one that was taken up again, as it was at first. */
    public UsageRecord usageRecord() {
        if (takenUp != null) {
            return takenUp;
        }
        Entitlement entitlement = caller().entitlement();
        return new UsageRecord(
                id,
                receivedAt,
                correlator(),
                entitlement.environment(),
                entitlement.organisation(),
                entitlement.application(),
                entitlement.credential(),
                granted().map(Grant::plan),
                operation().api(),
                operation().operationId());
    }

    private static <T> T found(String what, @Nullable T value) {
        if (value == null) {
            throw new NoSuchElementException("no stage has found out the " + what + " of this call");
        }
        return value;
    }
}
