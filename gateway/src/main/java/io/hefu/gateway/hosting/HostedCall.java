package io.hefu.gateway.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.hosting.ProxyPolicy.Validation;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.gateway.definition.DefinedSchema;
import io.hefu.gateway.definition.MediaType;
import io.hefu.gateway.definition.Operation;
import io.hefu.gateway.exchange.AnswerBody;
import io.hefu.gateway.exchange.AnswerBody.Streamed;
import io.hefu.gateway.exchange.AnswerBody.Whole;
import io.hefu.gateway.exchange.Exchange;
import io.hefu.gateway.exchange.GatewayRefusal;
import io.hefu.gateway.exchange.GatewayRefusal.BadPartnerAnswer;
import io.hefu.gateway.exchange.GatewayRefusal.BadPartnerAnswer.Flaw;
import io.hefu.gateway.exchange.IncomingRequest;
import io.hefu.gateway.exchange.PartnerAnswer;
import io.hefu.gateway.upstream.UpstreamAnswer;
import io.hefu.gateway.upstream.UpstreamFailure;
import io.hefu.gateway.upstream.UpstreamRequest;
import io.hefu.gateway.upstream.UpstreamRequest.Body;
import io.hefu.gateway.upstream.Upstreams;
import io.hefu.gateway.validation.Mismatches;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call to a partner's API, from the admitted request to an answer that can be passed on. On one event loop. */
final class HostedCall {

    /** Bodies up to this many bytes are held, so that a call can be signed with its body, and repeated where it may be. */
    private static final long HELD_BYTES = 64 * 1024;

    private static final Set<String> UNCACHED_BY =
            Set.of("If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range", "Range");

    private final HostedRoute route;
    private final Exchange exchange;
    private final Operation operation;
    private final String target;
    private final Upstreams upstreams;
    private final AnswerCache cache;
    private final Mismatches mismatches;
    private final CallFailures failures;
    private final Optional<CallSigner> signer;
    private final End end;

    /** Told one of the two, once. */
    interface End {
        void answered();

        void failed(Throwable failure);
    }

    HostedCall(
            HostedRoute route,
            Exchange exchange,
            String target,
            Upstreams upstreams,
            AnswerCache cache,
            Mismatches mismatches,
            CallFailures failures,
            Optional<CallSigner> signer,
            End end) {
        this.route = route;
        this.exchange = exchange;
        this.operation = exchange.operation();
        this.target = target;
        this.upstreams = upstreams;
        this.cache = cache;
        this.mismatches = mismatches;
        this.failures = failures;
        this.signer = signer;
        this.end = end;
    }

    void start() {
        guarded(() -> {
            if (!answerFromCache()) {
                sendWithBody();
            }
        });
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            end.failed(failure);
        }
    }

    private boolean answerFromCache() {
        if (!mayBeCached() || requestControl().has("no-cache")) {
            return false;
        }
        Optional<AnswerCache.Found> found = cache.find(cacheKey(), application(), this::requestHeader);
        found.ifPresent(kept -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(kept.headers());
            headers.put("Age", AnswerCache.seconds(kept.age()));
            exchange.passOn(new PartnerAnswer(200, headers, new Whole(kept.body())));
            end.answered();
        });
        return found.isPresent();
    }

    private void sendWithBody() {
        IncomingRequest request = exchange.request();
        long length = request.declaredLength();
        boolean ruled = !route.requestFields().isEmpty() && length != 0 && isRuled(request);
        if (length == 0 && !request.isCollected()) {
            send(Body.NONE, false);
        } else if (ruled || request.isCollected() || isWorthHolding(length)) {
            request.body().subscribe().with(bytes -> guarded(() -> send(held(bytes, ruled), ruled)), end::failed);
        } else {
            send(new Body.Streamed(request.source().stream(), length), false);
        }
    }

    /** A field could be hidden from its rule by calling the body something else, so that is only done where declared. */
    private boolean isRuled(IncomingRequest request) {
        String type = request.header("Content-Type").map(MediaType::of).orElse("");
        boolean declared =
                operation.body().map(body -> body.otherTypes().contains(type)).orElse(true);
        if (!MediaType.isJson(type) && !declared) {
            throw new RefusedException(GatewayRefusal.Plain.UNSUPPORTED_MEDIA_TYPE);
        }
        return MediaType.isJson(type);
    }

    private boolean isWorthHolding(long length) {
        long most = Math.min(HELD_BYTES, exchange.request().bodyLimitBytes());
        boolean repeatable = !exchange.request().method().equals("POST")
                && route.api().policy().retries().most() > 0;
        return length > 0 && length <= most && (repeatable || signer.isPresent());
    }

    private Body held(byte[] bytes, boolean ruled) {
        if (bytes.length == 0) {
            return Body.NONE;
        }
        if (!ruled) {
            return new Body.Whole(Buffer.buffer(bytes));
        }
        JsonNode json = Json.parse(Buffer.buffer(bytes))
                .orElseThrow(() -> new RefusedException(new GatewayRefusal.MalformedBody("")));
        route.requestFields().takeOut(json);
        return new Body.Whole(Json.write(json));
    }

    private void send(Body body, boolean changed) {
        Optional<Buffer> whole = body instanceof Body.Whole held ? Optional.of(held.bytes()) : Optional.empty();
        RequestHead head = new RequestHead(route, exchange, signer, whole, changed, isAnswerRead() || isKeyed());
        upstreams.call(
                route.upstreams(),
                new UpstreamRequest(
                        HttpMethod.valueOf(exchange.request().method()),
                        target,
                        head,
                        body,
                        application(),
                        this::requestHeader,
                        exchange.trace()),
                answer -> guarded(() -> received(answer)),
                this::failed);
    }

    private void failed(UpstreamFailure failure) {
        failures.failed(operation.api(), failure);
        end.failed(new RefusedException(refusal(failure)));
    }

    private static GatewayRefusal refusal(UpstreamFailure failure) {
        if (failure instanceof UpstreamFailure.Unavailable unavailable) {
            return new GatewayRefusal.PartnerUnavailable(unavailable.retryAfter());
        }
        if (failure instanceof UpstreamFailure.TimedOut) {
            return GatewayRefusal.Plain.PARTNER_TIMEOUT;
        }
        if (failure instanceof UpstreamFailure.RequestBroken) {
            return GatewayRefusal.Plain.BROKEN_REQUEST;
        }
        boolean unreachable = failure instanceof UpstreamFailure.Unreachable;
        return new BadPartnerAnswer(unreachable ? Flaw.UNREACHABLE : Flaw.BROKEN);
    }

    private void received(UpstreamAnswer answer) {
        Optional<Map<String, String>> head = AnswerHead.of(answer, route, target);
        if (head.isEmpty()) {
            refuse(Flaw.LEADS_AWAY, answer.body());
            return;
        }
        Map<String, String> headers = head.get();
        boolean json = AnswerHead.isJson(headers);
        if (answer.status() >= 500 && !json) {
            // What a broken server prints is for its owner alone.
            refuse(Flaw.FAILED, answer.body());
            return;
        }
        if (!exchange.request().method().equals("GET")
                && !exchange.request().method().equals("HEAD")
                && answer.status() < 400
                && route.api().policy().caching()) {
            cache.forget(cacheKey());
        }
        Optional<String> mismatch = responseValidation() == Validation.OFF
                ? Optional.empty()
                : AnswerCheck.ofHead(operation, answer.status(), headers.get("Content-Type"));
        if (mismatch.isPresent() && responseValidation() == Validation.REJECT) {
            mismatches.inAnswer(operation, mismatch.get());
            refuse(Flaw.NOT_AS_DEFINED, answer.body());
            return;
        }
        mismatch.ifPresent(what -> mismatches.inAnswer(operation, what));
        if (json && isAnswerRead() && answer.body() instanceof Streamed body) {
            read(answer, headers, body);
        } else {
            AnswerBody body = watched(answer, headers, json);
            if (isKeyed() && body instanceof Streamed stream && AnswerHead.isToBeRead(headers, mostHeldBytes())) {
                begin(stream, begun -> passOn(answer.status(), headers, begun));
            } else {
                passOn(answer.status(), headers, body);
            }
        }
    }

    private void refuse(Flaw flaw, AnswerBody body) {
        if (body instanceof Streamed stream) {
            stream.abandon();
        }
        end.failed(new RefusedException(new BadPartnerAnswer(flaw)));
    }

    /** Whether the gateway must have read a JSON answer before any of it goes on. */
    private boolean isAnswerRead() {
        return responseValidation() == Validation.REJECT
                || !route.answerFields().isEmpty();
    }

    /** Whether the answer is to be kept for the call's {@code Idempotency-Key}, as far as it can be. */
    private boolean isKeyed() {
        return exchange.reservation().isPresent();
    }

    private long mostHeldBytes() {
        return exchange.request().bodyLimitBytes();
    }

    private Validation responseValidation() {
        return route.api().policy().responseValidation();
    }

    private void read(UpstreamAnswer answer, Map<String, String> headers, Streamed body) {
        if (headers.containsKey("Content-Encoding")
                && !headers.get("Content-Encoding").equalsIgnoreCase("identity")) {
            refuse(Flaw.NOT_AS_DEFINED, body);
            return;
        }
        begin(body, begun -> {
            if (begun instanceof Whole whole) {
                looked(answer.status(), headers, whole.bytes());
            } else {
                refuse(Flaw.TOO_LONG, begun);
            }
        });
    }

    private void begin(Streamed body, Consumer<AnswerBody> next) {
        BegunBody.begin(
                body,
                mostHeldBytes(),
                begun -> guarded(() -> next.accept(begun)),
                broken -> refuse(Flaw.BROKEN, AnswerBody.NONE));
    }

    private void looked(int status, Map<String, String> headers, Buffer bytes) {
        Optional<JsonNode> json = Json.parse(bytes);
        Optional<String> mismatch = AnswerCheck.schema(operation, status)
                .filter(schema -> responseValidation() != Validation.OFF)
                .flatMap(schema -> AnswerCheck.ofBody(schema, json));
        mismatch.ifPresent(what -> mismatches.inAnswer(operation, what));
        boolean unreadable = json.isEmpty() && !route.answerFields().isEmpty();
        if (unreadable || mismatch.isPresent() && responseValidation() == Validation.REJECT) {
            refuse(Flaw.NOT_AS_DEFINED, AnswerBody.NONE);
            return;
        }
        Buffer body = bytes;
        if (!route.answerFields().isEmpty()) {
            route.answerFields().takeOut(json.orElseThrow());
            body = Json.write(json.orElseThrow());
            headers.remove("Content-Digest");
            headers.remove("Repr-Digest");
            headers.remove("Content-MD5");
        }
        headers.remove("Content-Length");
        keep(status, headers, body);
        passOn(status, headers, new Whole(body));
    }

    /** Copies are made of what may be kept, and now and then of what is only to be looked into. */
    private AnswerBody watched(UpstreamAnswer answer, Map<String, String> headers, boolean json) {
        if (!(answer.body() instanceof Streamed body)) {
            return answer.body();
        }
        Optional<DefinedSchema> schema =
                json && responseValidation() == Validation.REPORT && !headers.containsKey("Content-Encoding")
                        ? AnswerCheck.schema(operation, answer.status())
                        : Optional.empty();
        boolean look = schema.isPresent() && route.looks().take();
        boolean keep = permission(answer.status(), headers).isPresent();
        if (!look && !keep) {
            return body;
        }
        return new WatchedBody(body, mostHeldBytes(), bytes -> {
            if (look) {
                AnswerCheck.ofBody(schema.get(), Json.parse(bytes))
                        .ifPresent(what -> mismatches.inAnswer(operation, what));
            }
            keep(answer.status(), headers, bytes);
        });
    }

    private void passOn(int status, Map<String, String> headers, AnswerBody body) {
        exchange.passOn(new PartnerAnswer(status, headers, body));
        end.answered();
    }

    private void keep(int status, Map<String, String> headers, Buffer body) {
        permission(status, headers)
                .ifPresent(permission -> cache.keep(
                        cacheKey(), permission, application(), this::requestHeader, Map.copyOf(headers), body));
    }

    private Optional<AnswerCache.Permission> permission(int status, Map<String, String> headers) {
        return status == 200 && mayBeCached() ? AnswerCache.permission(headers, requestControl()) : Optional.empty();
    }

    private boolean mayBeCached() {
        return route.api().policy().caching()
                && exchange.request().method().equals("GET")
                && operation.personalData().isEmpty()
                && UNCACHED_BY.stream().noneMatch(name -> requestHeader(name) != null);
    }

    private CacheControl requestControl() {
        return CacheControl.of(requestHeader("Cache-Control"));
    }

    private AnswerCache.Key cacheKey() {
        return new AnswerCache.Key(route.basePath(), route.api().revision(), target);
    }

    private ApplicationId application() {
        return exchange.caller().entitlement().application();
    }

    private @Nullable String requestHeader(String name) {
        return exchange.request().source().headers().get(name);
    }
}
