package io.hefu.gateway.pipeline;

import io.hefu.core.call.Answer;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Request;
import io.hefu.core.capability.Capability;
import io.hefu.core.capability.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A capability for tests; what it does can be exchanged. */
final class EchoCapability implements Capability {

    record Echo(String words, int times) {}

    Supplier<CompletionStage<Answer>> makes = () -> CompletableFuture.completedStage(
            Answer.created(new Echo("hello", 1)).withUnits(7));
    int asked;
    final List<CallId> calls = new ArrayList<>();

    @Override
    public String definition() {
        return "openapi/echo.yaml";
    }

    @Override
    public Map<String, Handler<?>> handlers() {
        return Map.of(
                "makeEcho", Handler.of(Echo.class, this::make),
                "whisper", Handler.of(Echo.class, this::make),
                "listEchoes", Handler.withoutBody(request -> ok(request.query())),
                "getEcho", Handler.withoutBody(request -> ok(Map.of("id", request.path("echoId")))));
    }

    private CompletionStage<Answer> make(Request<Echo> request) {
        asked++;
        calls.add(request.call().id());
        return makes.get();
    }

    private static CompletionStage<Answer> ok(Object body) {
        return CompletableFuture.completedStage(Answer.ok(body));
    }
}
