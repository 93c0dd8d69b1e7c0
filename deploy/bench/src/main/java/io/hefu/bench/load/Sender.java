package io.hefu.bench.load;

import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;
import java.util.concurrent.CompletableFuture;

/** Takes the calls of a load to the platform, each once. */
@FunctionalInterface
public interface Sender {

    /** Fails when no whole answer arrives. */
    CompletableFuture<ApiAnswer> sendAsync(ApiCall call, String correlator);
}
