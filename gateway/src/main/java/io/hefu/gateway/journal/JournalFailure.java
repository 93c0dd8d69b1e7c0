package io.hefu.gateway.journal;

/** Why an entry could not be made durable. Without a stack trace: it is answered, and counted, not debugged. */
public final class JournalFailure extends RuntimeException {

    JournalFailure(String message) {
        super(message, null, false, false);
    }
}
