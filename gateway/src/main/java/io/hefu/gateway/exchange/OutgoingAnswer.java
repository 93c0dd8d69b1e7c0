package io.hefu.gateway.exchange;

import java.util.Map;

/** An answer ready for the wire. */
public record OutgoingAnswer(int status, Map<String, String> headers, AnswerBody body) {}
