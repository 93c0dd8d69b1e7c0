package io.hefu.clients.platform;

/** The program cannot go on. The message is the one sentence for the person at the terminal; it is shown as it is. */
public final class ClientFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ClientFailure(String sentence) {
        super(sentence);
    }

    public ClientFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
