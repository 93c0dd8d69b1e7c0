package io.hefu.sms.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.delivery.Receipt;
import io.hefu.sms.refusal.SmsRefusal.AlreadySent;
import io.hefu.sms.text.Encoding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:40:00Z");
    private static final ApplicationId APPLICATION = new ApplicationId(UUID.randomUUID());

    private final MessageStore store = new MessageStore(SmsDatabase.pool());

    @BeforeEach
    void empty() {
        SmsDatabase.emptied();
    }

    @Test
    void aMessageIsReadAsItWasKept() {
        Message message = message(2, Optional.of("mine"), "+8613800000002", "+8613800000001");
        done(store.keep(message));
        done(store.record(
                message,
                List.of(
                        submitted(1, 1, "a"),
                        submitted(1, 2, "b"),
                        submitted(2, 1, "c"),
                        new SubmittedSegment(2, 2, Optional.empty(), DeliveryState.REJECTED)),
                NOW));

        Delivery found = find(message).orElseThrow();

        assertThat(found.message()).isEqualTo(message);
        assertThat(found.stateOf(0, NOW)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(found.stateOf(1, NOW)).isEqualTo(DeliveryState.REJECTED);
    }

    @Test
    void aMessageIsItsApplicationsAndEnvironmentsOnly() {
        Message message = kept(1);

        assertThat(done(store.find(message.id(), new ApplicationId(UUID.randomUUID()), Environment.LIVE)))
                .isEmpty();
        assertThat(done(store.find(message.id(), APPLICATION, Environment.SANDBOX)))
                .isEmpty();
        assertThat(done(store.find(UUID.randomUUID(), APPLICATION, Environment.LIVE)))
                .isEmpty();
    }

    @Test
    void aCorrelatorIsUsedOnceAnApplicationAndEnvironment() {
        Message first = message(1, Optional.of("mine"), "+8613800000001");
        done(store.keep(first));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> done(store.keep(message(1, Optional.of("mine"), "+8613800000001"))))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(new AlreadySent(first.id())));
        done(store.keep(message(1, Optional.empty(), "+8613800000001")));
        done(store.keep(message(1, Optional.empty(), "+8613800000001")));
    }

    @Test
    void aCorrelatorUsedByManyAtOnceIsKeptOnce() {
        List<CompletableFuture<Boolean>> attempts = IntStream.range(0, 20)
                .mapToObj(i -> store.keep(message(1, Optional.of("mine"), "+8613800000001"))
                        .handle((kept, refused) -> refused == null)
                        .toCompletableFuture())
                .toList();

        assertThat(attempts.stream().filter(CompletableFuture::join)).hasSize(1);
    }

    @Test
    void whatIsForgottenCanBeSentAgain() {
        Message message = message(1, Optional.of("mine"), "+8613800000001");
        done(store.keep(message));
        done(store.forget(message));

        assertThat(find(message)).isEmpty();
        done(store.keep(message(1, Optional.of("mine"), "+8613800000001")));
    }

    @Test
    void aReceiptMovesItsMessage() {
        Message message = recorded("a");

        receive("a", DeliveryState.DELIVERED);

        assertThat(stateOf(message)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void aReceiptThatComesFirstIsNotLost() {
        Message message = kept(1);
        receive("a", DeliveryState.EXPIRED);

        done(store.record(message, List.of(submitted(1, 1, "a")), NOW.plusMillis(5)));

        assertThat(stateOf(message)).isEqualTo(DeliveryState.EXPIRED);
    }

    @Test
    void lateAndDuplicateReceiptsChangeNothing() {
        Message message = recorded("a");
        receive("a", DeliveryState.UNDELIVERABLE);

        receive("a", DeliveryState.UNDELIVERABLE);
        receive("a", DeliveryState.EN_ROUTE);
        receive("a", DeliveryState.DELIVERED);

        assertThat(stateOf(message)).isEqualTo(DeliveryState.UNDELIVERABLE);
    }

    @Test
    void anIdUsedAgainAfterTheEndNamesTheNewMessage() {
        Message old = recorded("1");
        receive("1", DeliveryState.UNDELIVERABLE);

        Message young = kept(1);
        receive("1", DeliveryState.DELIVERED);
        done(store.record(young, List.of(submitted(1, 1, "1")), NOW));

        assertThat(stateOf(old)).isEqualTo(DeliveryState.UNDELIVERABLE);
        assertThat(stateOf(young)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void anIdUsedAgainBeforeTheEndNamesTheNewMessage() {
        Message old = recorded("1");
        Message young = recorded("1");

        receive("1", DeliveryState.DELIVERED);

        assertThat(stateOf(old)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(stateOf(young)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void aReceiptOlderThanTheMessageIsNotItsOwn() {
        done(store.apply(List.of(new Receipt("1", DeliveryState.EXPIRED)), NOW.minusSeconds(3_600)));

        Message message = recorded("1");

        assertThat(stateOf(message)).isEqualTo(DeliveryState.ACCEPTED);
        receive("1", DeliveryState.DELIVERED);
        assertThat(stateOf(message)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void aThousandRecipientsAreKeptAndRecorded() {
        String[] numbers =
                IntStream.range(0, 1_000).mapToObj("+86138%08d"::formatted).toArray(String[]::new);
        Message message = message(3, Optional.empty(), numbers);
        done(store.keep(message));
        List<SubmittedSegment> segments = new ArrayList<>();
        for (int recipient = 1; recipient <= 1_000; recipient++) {
            for (int number = 1; number <= 3; number++) {
                segments.add(submitted(recipient, number, recipient + "-" + number));
            }
        }
        done(store.record(message, segments, NOW));
        done(store.apply(
                segments.stream()
                        .map(segment -> new Receipt(segment.centreId().orElseThrow(), DeliveryState.DELIVERED))
                        .toList(),
                NOW));

        Delivery found = find(message).orElseThrow();
        assertThat(found.message().recipients()).isEqualTo(message.recipients());
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> found.stateOf(i, NOW)))
                .containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void whatIsOldIsForgotten() {
        Message old = recorded("a");
        receive("unclaimed", DeliveryState.DELIVERED);

        done(store.forgetBefore(NOW, NOW));
        assertThat(find(old)).isPresent();

        done(store.forgetBefore(NOW.plusSeconds(1), NOW.plusSeconds(1)));
        assertThat(find(old)).isEmpty();
        Long left = done(SmsDatabase.pool()
                .query("select count(*) from sms.submission")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .subscribeAsCompletionStage());
        assertThat(left).isZero();
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    /** However answers and receipts overtake each other, the end is the same: what the state machine says. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noOrderOfEventsLosesAReceipt(long seed) {
        Random random = new Random(seed);
        int count = 12;
        List<Message> messages =
                IntStream.range(0, count).mapToObj(i -> kept(1)).toList();
        List<List<DeliveryState>> reports = new ArrayList<>();
        List<Runnable> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Message message = messages.get(i);
            String centreId = "s" + i;
            DeliveryState end = random.nextBoolean() ? DeliveryState.DELIVERED : DeliveryState.EXPIRED;
            List<DeliveryState> reported = List.of(DeliveryState.EN_ROUTE, end, end);
            reports.add(reported);
            events.add(() -> done(store.record(message, List.of(submitted(1, 1, centreId)), NOW)));
            reported.forEach(state -> events.add(() -> receive(centreId, state)));
        }
        Collections.shuffle(events, random);

        List<CompletableFuture<Void>> running =
                events.stream().map(CompletableFuture::runAsync).toList();
        running.forEach(CompletableFuture::join);

        for (int i = 0; i < count; i++) {
            assertThat(stateOf(messages.get(i))).isEqualTo(reports.get(i).get(2));
        }
    }

    private Message recorded(String centreId) {
        Message message = kept(1);
        done(store.record(message, List.of(submitted(1, 1, centreId)), NOW));
        return message;
    }

    private Message kept(int segments) {
        Message message = message(segments, Optional.empty(), "+8613800000001");
        done(store.keep(message));
        return message;
    }

    private void receive(String centreId, DeliveryState state) {
        done(store.apply(List.of(new Receipt(centreId, state)), NOW));
    }

    private DeliveryState stateOf(Message message) {
        return find(message).orElseThrow().stateOf(0, NOW);
    }

    private Optional<Delivery> find(Message message) {
        return done(store.find(message.id(), message.application(), message.environment()));
    }

    private static SubmittedSegment submitted(int recipient, int number, String centreId) {
        return new SubmittedSegment(recipient, number, Optional.of(centreId), DeliveryState.ACCEPTED);
    }

    private static Message message(int segments, Optional<String> correlator, String... numbers) {
        return new Message(
                UUID.randomUUID(),
                APPLICATION,
                Environment.LIVE,
                "10690000",
                Category.SERVICE,
                Encoding.GSM_7BIT,
                segments,
                List.of(numbers).stream().map(PhoneNumber::new).toList(),
                correlator,
                NOW);
    }

    private static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw (RuntimeException) failed.getCause();
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError(late);
        }
    }
}
