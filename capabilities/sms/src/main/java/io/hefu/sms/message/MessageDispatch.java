package io.hefu.sms.message;

import io.hefu.core.call.Environment;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.sms.centre.Concatenation;
import io.hefu.sms.centre.MessageCentre;
import io.hefu.sms.centre.ShortMessage;
import io.hefu.sms.centre.Submission;
import io.hefu.sms.centre.Submission.NotSubmitted;
import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.text.SegmentedText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sends a message: keep it, hand it over, record what became of that. A message that was kept before is never handed over
 * again, since nobody knows how far its first call had come.
 */
class MessageDispatch {

    private static final Logger LOG = Logger.getLogger(MessageDispatch.class);

    private final MessageStore store;
    private final MessageCentre centre;
    private final MessageCentre sandbox;
    private final Clock clock;
    private final AtomicInteger references = new AtomicInteger();

    MessageDispatch(MessageStore store, MessageCentre centre, MessageCentre sandbox, Clock clock) {
        this.store = store;
        this.centre = centre;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /**
     * @return what is known when every short message was handed over or refused; fails with a refusal when none was handed
     *     over, and the message is then as if it had never been sent
     */
    CompletionStage<Delivery> send(Message message, SegmentedText text) {
        return store.keep(message).thenCompose(isNew -> isNew ? handOver(message, text) : known(message));
    }

    private CompletionStage<Delivery> known(Message message) {
        return store.find(message.id(), message.application(), message.environment())
                .thenApply(Optional::orElseThrow);
    }

    private CompletionStage<Delivery> handOver(Message message, SegmentedText text) {
        return centreOf(message.environment())
                .submit(shortMessages(message, text))
                .thenCompose(submissions -> refusalOf(submissions)
                        .map(refusal -> refuse(message, refusal))
                        .orElseGet(() -> record(message, submissions)));
    }

    private MessageCentre centreOf(Environment environment) {
        return switch (environment) {
            case LIVE -> centre;
            case SANDBOX -> sandbox;
        };
    }

    /** Recipient by recipient, the segments of each in order. */
    private List<ShortMessage> shortMessages(Message message, SegmentedText text) {
        int reference = references.getAndIncrement() & 0xFF;
        int segments = text.segments().size();
        List<ShortMessage> shortMessages = new ArrayList<>(message.recipients().size() * segments);
        message.recipients().forEach(recipient -> {
            for (int number = 1; number <= segments; number++) {
                shortMessages.add(new ShortMessage(
                        message.sender(),
                        recipient,
                        text.encoding(),
                        text.segments().get(number - 1),
                        segments == 1
                                ? Optional.empty()
                                : Optional.of(new Concatenation(reference, segments, number))));
            }
        });
        return shortMessages;
    }

    /** Why nothing at all was handed over; empty when anything was, or may have been. */
    private static Optional<Refusal> refusalOf(List<Submission> submissions) {
        return submissions.stream().allMatch(NotSubmitted.class::isInstance)
                ? submissions.stream()
                        .map(NotSubmitted.class::cast)
                        .map(NotSubmitted::reason)
                        .findFirst()
                : Optional.empty();
    }

    private CompletionStage<Delivery> refuse(Message message, Refusal refusal) {
        return store.forget(message).handle((done, failure) -> {
            if (failure != null) {
                LOG.warnf(failure, "message %s was not sent, but could not be forgotten", message.id());
            }
            throw new RefusedException(refusal);
        });
    }

    /** What was handed over cannot be taken back: when it cannot be recorded either, the caller is still told the truth. */
    private CompletionStage<Delivery> record(Message message, List<Submission> submissions) {
        List<SubmittedSegment> segments = new ArrayList<>(submissions.size());
        List<List<DeliveryState>> states = new ArrayList<>();
        for (int i = 0; i < submissions.size(); i++) {
            int recipient = i / message.segments();
            if (i % message.segments() == 0) {
                states.add(new ArrayList<>(message.segments()));
            }
            states.get(recipient).add(submissions.get(i).state());
            segments.add(SubmittedSegment.of(recipient + 1, i % message.segments() + 1, submissions.get(i)));
        }
        return store.record(message, segments, clock.instant()).handle((done, failure) -> {
            if (failure != null) {
                LOG.warnf(failure, "message %s was handed over, but what became of it is not recorded", message.id());
            }
            return new Delivery(message, states);
        });
    }
}
