package io.hefu.sms.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.call.Environment;
import io.hefu.core.call.Owner;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.notification.Notification;
import io.hefu.core.notification.Notifications;
import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.delivery.Receipt;
import io.hefu.sms.text.Encoding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What applications are told of their messages, from a real database. */
class DeliveryReceiptsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:40:00Z");
    private static final ApplicationId APPLICATION = new ApplicationId(UUID.randomUUID());

    private final MessageStore messages = new MessageStore(SmsDatabase.pool());
    private final Told told = new Told();
    private final DeliveryReceipts receipts = new DeliveryReceipts(new SettledRecipientStore(SmsDatabase.pool()), told);

    @BeforeEach
    void empty() {
        SmsDatabase.emptied();
    }

    @Test
    void anApplicationHearsOfEachRecipientOnce() {
        Message message = sent(1, "a", "b");
        receive("a", DeliveryState.DELIVERED);
        receive("b", DeliveryState.EXPIRED);

        tell();
        receive("a", DeliveryState.DELIVERED);
        tell();

        assertThat(told.events).hasSize(2).allSatisfy(event -> {
            assertThat(event.owner()).isEqualTo(new Owner(APPLICATION, Environment.LIVE));
            assertThat(event.type().value()).isEqualTo("org.hefu.short-messages.v0.delivery-receipt");
            assertThat(event.subject()).contains(message.id().toString());
            assertThat(event.time()).isEqualTo(NOW.plusSeconds(5));
            assertThat(event.toString()).doesNotContain("1380000");
        });
        assertThat(told.events)
                .extracting(Notification::data)
                .containsExactlyInAnyOrder(
                        new DeliveryReceipts.Receipt(
                                message.id(), "+8613800000001", DeliveryState.DELIVERED, Optional.of("mine")),
                        new DeliveryReceipts.Receipt(
                                message.id(), "+8613800000002", DeliveryState.EXPIRED, Optional.of("mine")));
    }

    @Test
    void aLongTextIsDeliveredOnlyWhenAllOfItIs() {
        sent(2, "a", "b");
        receive("a", DeliveryState.DELIVERED);
        tell();
        assertThat(told.events).isEmpty();

        receive("b", DeliveryState.DELIVERED);
        tell();

        assertThat(told.events).hasSize(1);
    }

    @Test
    void aPartThatFailedDecidesForTheWhole() {
        sent(2, "a", "b");
        receive("b", DeliveryState.UNDELIVERABLE);

        tell();

        assertThat(told.events)
                .extracting(event -> ((DeliveryReceipts.Receipt) event.data()).status())
                .containsExactly(DeliveryState.UNDELIVERABLE);
    }

    @Test
    void aRefusalAtSubmissionIsToldToo() {
        Message message = message(1, 1);
        done(messages.keep(message));
        done(messages.record(
                message, List.of(new SubmittedSegment(1, 1, Optional.empty(), DeliveryState.REJECTED)), NOW));

        tell();

        assertThat(told.events).hasSize(1);
    }

    @Test
    void aReceiptThatCameBeforeItsSubmissionWasRecordedIsToldOnceItIs() {
        receive("a", DeliveryState.DELIVERED);
        tell();
        assertThat(told.events).isEmpty();

        sent(1, "a");
        tell();

        assertThat(told.events).hasSize(1);
    }

    @Test
    void whatIsOnItsWayIsNotTold() {
        sent(1, "a", "b");
        receive("a", DeliveryState.EN_ROUTE);

        tell();

        assertThat(told.events).isEmpty();
    }

    @Test
    void whatCouldNotBeHandedOverIsHandedOverLater() {
        sent(1, "a");
        receive("a", DeliveryState.DELIVERED);
        told.failing = true;
        assertThatThrownBy(this::tell).hasRootCauseMessage("away");

        told.failing = false;
        tell();

        assertThat(told.events).hasSize(1);
    }

    @Test
    void aReceiptToldAgainIsTheSameEvent() {
        sent(1, "a");
        receive("a", DeliveryState.DELIVERED);
        tell();
        SmsDatabase.execute("update sms.submission set state = state");
        tell();

        assertThat(told.events)
                .hasSize(2)
                .extracting(Notification::id)
                .containsOnly(told.events.get(0).id());
    }

    private void tell() {
        done(receipts.tellAll());
    }

    private void receive(String centreId, DeliveryState state) {
        done(messages.apply(List.of(new Receipt(centreId, state)), NOW.plusSeconds(5)));
    }

    /** Short messages in the order of these ids, {@code segments} to a recipient. */
    private Message sent(int segments, String... centreIds) {
        Message message = message(segments, centreIds.length / segments);
        done(messages.keep(message));
        done(messages.record(
                message,
                IntStream.range(0, centreIds.length)
                        .mapToObj(i -> new SubmittedSegment(
                                i / segments + 1, i % segments + 1, Optional.of(centreIds[i]), DeliveryState.ACCEPTED))
                        .toList(),
                NOW));
        return message;
    }

    private static Message message(int segments, int recipients) {
        return new Message(
                UUID.randomUUID(),
                APPLICATION,
                Environment.LIVE,
                "10690000",
                Category.SERVICE,
                Encoding.GSM_7BIT,
                segments,
                IntStream.rangeClosed(1, recipients)
                        .mapToObj(i -> new PhoneNumber("+861380000000" + i))
                        .toList(),
                Optional.of("mine"),
                NOW);
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static final class Told implements Notifications {

        private final List<Notification> events = new ArrayList<>();
        private boolean failing;

        @Override
        public CompletionStage<Void> publish(List<Notification> published) {
            if (failing) {
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            events.addAll(published);
            return CompletableFuture.completedFuture(null);
        }
    }
}
