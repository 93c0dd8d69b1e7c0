package io.hefu.gateway.exchange;

import java.util.Map;

/**
 * What a partner answered, to be passed on.
 *
 * @param status HTTP status, 200 to 599
 * @param headers those that may be passed on; lines of one name are joined (RFC 9110 §5.3)
 */
public record PartnerAnswer(int status, Map<String, String> headers, AnswerBody body) {

    /** Lets go of a body that will not be sent. */
    public void abandon() {
        if (body instanceof AnswerBody.Streamed stream) {
            stream.abandon();
        }
    }
}
