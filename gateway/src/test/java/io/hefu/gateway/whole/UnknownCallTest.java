package io.hefu.gateway.whole;

import static io.hefu.gateway.whole.Patience.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.usage.CallTraces;
import io.hefu.core.usage.CallTraces.RecordedCall;
import io.hefu.core.usage.UsageBatch;
import io.hefu.core.usage.UsageEntry.Intent;
import io.hefu.core.usage.UsageEntry.Result;
import io.hefu.core.usage.UsageIntake;
import io.hefu.core.usage.UsageRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A gateway died after a message was handed over, and before it knew. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class UnknownCallTest {

    private static final String COPY_MESSAGE = """
            with message as (
              insert into sms.message select $2, application, environment, sender, category, encoding, segments, null, created_at
              from sms.message where id = $1 returning id),
            recipient as (
              insert into sms.recipient select message.id, position, phone_number
              from message, sms.recipient where message_id = $1 returning 1)
            select count(*) from message, recipient""";

    private static final String COPY_SUBMISSIONS = """
            insert into sms.submission select $2, recipient, segment, null, state, changed_at
            from sms.submission where message_id = $1""";

    /** Calls are asked after in the order of their ids. */
    private static final AtomicLong IDS = new AtomicLong(0xB000_0000_0000_0000L);

    @Inject
    UsageIntake intake;

    @Inject
    CallTraces traces;

    @Inject
    Pool database;

    @Test
    void whatItsCapabilityKnowsOfIsCharged() {
        UsageRecord sent = aMessageThatWasSent();
        UsageRecord cutShort = anotherLike(sent);
        copy(COPY_MESSAGE, sent, cutShort);
        copy(COPY_SUBMISSIONS, sent, cutShort);

        aNodeDiesWithTheIntent(cutShort);

        soon().until(() -> result(cutShort).isPresent());
        assertThat(result(cutShort).orElseThrow())
                .returns(202, Result::status)
                .returns(2L, Result::units)
                .returns(true, Result::billable);
    }

    @Test
    void whatMayHaveReachedTheCentreOrNotStaysUnknown() {
        UsageRecord sent = aMessageThatWasSent();
        UsageRecord cutShort = anotherLike(sent);
        copy(COPY_MESSAGE, sent, cutShort);
        aNodeDiesWithTheIntent(cutShort);
        UsageRecord askedAfterIt = anotherLike(sent);
        copy(COPY_MESSAGE, sent, askedAfterIt);
        copy(COPY_SUBMISSIONS, sent, askedAfterIt);
        aNodeDiesWithTheIntent(askedAfterIt);

        soon().until(() -> result(askedAfterIt).isPresent());

        assertThat(result(cutShort)).isEmpty();
    }

    private UsageRecord aMessageThatWasSent() {
        String correlator = "unknown-" + UUID.randomUUID();
        given().header("Authorization", "Bearer " + DemoPlatform.liveKey())
                .header("x-correlator", correlator)
                .contentType(ContentType.JSON)
                .body("""
                        {"to": ["+8613812340000", "+8613812340001"], "category": "SERVICE", "text": "cut short"}""")
                .post("/short-messages/v0.1/messages")
                .then()
                .statusCode(202);
        soon().until(() -> !recorded(correlator).isEmpty());
        return recorded(correlator).get(0).record();
    }

    private static UsageRecord anotherLike(UsageRecord call) {
        return new UsageRecord(
                new CallId(new UUID(call.call().value().getMostSignificantBits(), IDS.incrementAndGet())),
                call.receivedAt(),
                new Correlator("unknown-" + UUID.randomUUID()),
                Environment.LIVE,
                call.organisation(),
                call.application(),
                call.credential(),
                call.plan(),
                call.api(),
                call.operation());
    }

    private void copy(String statement, UsageRecord from, UsageRecord to) {
        database.preparedQuery(statement)
                .execute(Tuple.of(from.call().value(), to.call().value()))
                .await()
                .indefinitely();
    }

    private void aNodeDiesWithTheIntent(UsageRecord call) {
        String node = "gone-" + UUID.randomUUID();
        long epoch = await(intake.beginEpoch(node));
        await(intake.store(new UsageBatch(node, epoch, 1, List.of(new Intent(call)))));
        await(intake.endEpoch(node, epoch, 1));
    }

    private Optional<Result> result(UsageRecord call) {
        return recorded(call.correlator().value()).stream()
                .map(RecordedCall::result)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<RecordedCall> recorded(String correlator) {
        return await(traces.withCorrelator(new Correlator(correlator), Optional.empty()));
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
