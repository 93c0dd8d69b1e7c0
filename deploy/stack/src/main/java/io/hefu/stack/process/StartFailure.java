package io.hefu.stack.process;

/** A part did not start. The message is the one sentence that names the thing and the remedy; it is shown as it is. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailure(String sentence) {
        super(sentence);
    }

    public StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
