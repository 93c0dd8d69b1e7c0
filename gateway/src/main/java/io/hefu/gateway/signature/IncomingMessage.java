package io.hefu.gateway.signature;

import io.hefu.gateway.exchange.IncomingRequest;
import java.util.List;

/** A received request, as its signature covers it. */
public record IncomingMessage(IncomingRequest request) implements SignedMessage {

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String targetUri() {
        return request.targetUri();
    }

    @Override
    public List<String> field(String name) {
        return request.headers(name);
    }
}
