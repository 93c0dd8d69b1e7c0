package io.hefu.sms.refusal;

import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Why a message was not sent. */
public sealed interface SmsRefusal extends Refusal {

    /** There is no connection to the message centre. */
    record CentreUnavailable() implements SmsRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNAVAILABLE;
        }

        @Override
        public String message() {
            return "The operator's short message centre cannot be reached; nothing was sent. Try again shortly.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(5));
        }
    }

    /** The message centre, or the queue in front of it, takes no more at the moment. */
    record CentreBusy() implements SmsRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNAVAILABLE;
        }

        @Override
        public String message() {
            return "The operator's short message centre takes no more messages at the moment; nothing was sent. "
                    + "Try again shortly, and send more slowly.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(2));
        }
    }

    /** The application has used this {@code clientCorrelator} before. */
    record AlreadySent(UUID messageId) implements SmsRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.ALREADY_EXISTS;
        }

        @Override
        public String message() {
            return "Message " + messageId
                    + " was sent with this clientCorrelator; read its state instead of sending it "
                    + "again, or choose another clientCorrelator for another message.";
        }
    }

    /** Messages cannot be kept, and so are not sent either. */
    record StoreUnavailable() implements SmsRefusal {
        @Override
        public ErrorCode code() {
            return ErrorCode.UNAVAILABLE;
        }

        @Override
        public String message() {
            return "Messages can neither be kept nor read at the moment; nothing was sent. Try again shortly.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(5));
        }
    }
}
