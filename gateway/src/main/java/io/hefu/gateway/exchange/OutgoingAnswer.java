package io.hefu.gateway.exchange;

import java.util.Map;
import java.util.Optional;

/** An answer ready for the wire. */
public record OutgoingAnswer(int status, Map<String, String> headers, Optional<byte[]> body) {}
