package io.hefu.gateway.upstream;

import io.hefu.gateway.exchange.AnswerBody;
import io.vertx.core.MultiMap;
import java.net.URI;

/**
 * The head of an upstream's answer, and its body on the way.
 *
 * @param base of the upstream that answered
 */
public record UpstreamAnswer(URI base, int status, MultiMap headers, AnswerBody body) {}
