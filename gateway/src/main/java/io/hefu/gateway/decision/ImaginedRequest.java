package io.hefu.gateway.decision;

import io.hefu.gateway.exchange.IncomingRequest;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/** A request that nobody sent. */
record ImaginedRequest(String method, String path) implements IncomingRequest {

    @Override
    public Map<String, String> query() {
        return Map.of();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public Uni<byte[]> body() {
        return Uni.createFrom().item(new byte[0]);
    }
}
