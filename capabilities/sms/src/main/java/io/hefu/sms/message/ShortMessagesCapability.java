package io.hefu.sms.message;

import io.hefu.core.call.Answer;
import io.hefu.core.call.Request;
import io.hefu.core.call.Request.NoBody;
import io.hefu.core.capability.Capability;
import io.hefu.core.capability.Handler;
import io.hefu.core.capability.Inquiry;
import io.hefu.core.capability.Inquiry.Fate;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.NoSuchResource;
import io.hefu.core.refusal.RefusedException;
import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.text.Encoding;
import io.hefu.sms.text.SegmentedText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** The API {@code short-messages}: send a text to phones, and see what became of it. */
public final class ShortMessagesCapability implements Capability {

    private static final String MESSAGES = "/short-messages/v0.1/messages/";

    private final MessageDispatch dispatch;
    private final MessageStore store;
    private final String sender;
    private final Clock clock;

    ShortMessagesCapability(MessageDispatch dispatch, MessageStore store, String sender, Clock clock) {
        this.dispatch = dispatch;
        this.store = store;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public String definition() {
        return "openapi/short-messages.yaml";
    }

    @Override
    public Map<String, Handler<?>> handlers() {
        return Map.of(
                "sendMessage", Handler.of(SendMessage.class, this::send),
                "getMessage", Handler.withoutBody(this::get));
    }

    @Override
    public Map<String, Inquiry> inquiries() {
        return Map.of(
                "sendMessage", call -> store.handedOver(call.call().value()).thenApply(ShortMessagesCapability::fate));
    }

    /** A message that is kept, but of which nothing is recorded, may have reached the centre. */
    private static Fate fate(Optional<MessageStore.HandedOver> message) {
        return message.map(known ->
                        known.recorded() == 0 ? Fate.NOT_KNOWN : new Fate.CarriedOut(202, known.shortMessages()))
                .orElse(Fate.WITHOUT_EFFECT);
    }

    private CompletionStage<Answer> send(Request<SendMessage> request) {
        SegmentedText text = SegmentedText.of(request.body().text());
        Message message = new Message(
                request.call().id().value(),
                request.call().application(),
                request.call().environment(),
                request.body().senderId().orElse(sender),
                request.body().category(),
                text.encoding(),
                text.segments().size(),
                request.body().to().stream().map(PhoneNumber::new).toList(),
                request.body().clientCorrelator(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return dispatch.send(message, text).thenApply(this::accepted);
    }

    private Answer accepted(Delivery delivery) {
        Message message = delivery.message();
        return new Answer(
                202,
                Optional.of(new SentMessage(
                        message.id(),
                        message.encoding(),
                        message.segments(),
                        recipients(delivery),
                        message.clientCorrelator(),
                        message.createdAt())),
                Map.of("Location", MESSAGES + message.id()),
                message.shortMessages());
    }

    private CompletionStage<Answer> get(Request<NoBody> request) {
        return store.find(
                        messageId(request.path("messageId")),
                        request.call().application(),
                        request.call().environment())
                .thenApply(found -> found.map(this::described).orElseThrow(ShortMessagesCapability::noSuchMessage));
    }

    private Answer described(Delivery delivery) {
        Message message = delivery.message();
        return Answer.ok(new DescribedMessage(
                message.id(),
                message.sender(),
                message.category(),
                message.encoding(),
                message.segments(),
                recipients(delivery),
                message.clientCorrelator(),
                message.createdAt()));
    }

    private List<Recipient> recipients(Delivery delivery) {
        Instant now = clock.instant();
        List<PhoneNumber> numbers = delivery.message().recipients();
        return IntStream.range(0, numbers.size())
                .mapToObj(i -> new Recipient(numbers.get(i).value(), delivery.stateOf(i, now)))
                .toList();
    }

    private static UUID messageId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw noSuchMessage();
        }
    }

    private static RefusedException noSuchMessage() {
        return new RefusedException(new NoSuchResource("message"));
    }

    /** The request to send. */
    record SendMessage(
            List<String> to,
            Optional<String> senderId,
            Category category,
            String text,
            Optional<String> clientCorrelator) {

        /** Not the text, nor the numbers. */
        @Override
        public String toString() {
            return category + " to " + to.size();
        }
    }

    /** The answer to sending. */
    record SentMessage(
            UUID messageId,
            Encoding encoding,
            int segments,
            List<Recipient> recipients,
            Optional<String> clientCorrelator,
            Instant createdAt) {}

    /** A message as read back. */
    record DescribedMessage(
            UUID messageId,
            String senderId,
            Category category,
            Encoding encoding,
            int segments,
            List<Recipient> recipients,
            Optional<String> clientCorrelator,
            Instant createdAt) {}

    record Recipient(String phoneNumber, DeliveryState status) {}
}
