package io.hefu.location.network;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.location.refusal.LocationRefusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The network over the 3GPP T8 monitoring-event API (TS 29.122): one question, one report in its answer. Phone numbers
 * travel in bodies only, never in an address.
 */
public final class T8NetworkLocation implements NetworkLocation {

    private static final Logger LOG = Logger.getLogger(T8NetworkLocation.class);

    private static final int LARGEST_ANSWER_BYTES = 64 * 1024;

    private final HttpClient client;
    private final RequestOptions request;
    private final String notificationDestination;
    private final long timeoutMillis;

    public T8NetworkLocation(Vertx vertx, MonitoringEventConfig config) {
        timeoutMillis = config.timeout().toMillis();
        notificationDestination = config.notificationDestination().toString();
        client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) timeoutMillis).setMaxWaitQueueSize(config.queue()),
                new PoolOptions().setHttp1MaxSize(config.connections()));
        request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(config.url() + "/" + config.scsAsId() + "/subscriptions")
                .setConnectTimeout(timeoutMillis)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    }

    @Override
    public CompletionStage<LocationReport> locate(PhoneNumber phone, Freshness freshness) {
        Buffer question =
                T8Question.of(phone, freshness, notificationDestination).toBuffer();
        return client.request(new RequestOptions(request))
                .compose(exchange -> answer(exchange, question))
                .recover(failure -> Future.failedFuture(refused(failure)))
                .toCompletionStage();
    }

    private Future<LocationReport> answer(HttpClientRequest exchange, Buffer question) {
        return exchange.send(question)
                .compose(response -> body(response).map(body -> T8Answer.read(response.statusCode(), body)))
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .onFailure(failure -> exchange.reset());
    }

    /** All of it, unless it is larger than any report. */
    private static Future<Buffer> body(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(read));
        response.handler(part -> {
            if (read.length() + part.length() > LARGEST_ANSWER_BYTES) {
                whole.tryFail(new RefusedException(LocationRefusal.Plain.NETWORK_UNINTELLIGIBLE));
            } else {
                read.appendBuffer(part);
            }
        });
        return whole.future();
    }

    private static RefusedException refused(Throwable failure) {
        LOG.warnf("the network did not tell a location: %s", failure);
        return failure instanceof RefusedException stated ? stated : new RefusedException(reason(failure));
    }

    private static LocationRefusal reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? LocationRefusal.Plain.NETWORK_TIMEOUT
                : LocationRefusal.Plain.NETWORK_UNAVAILABLE;
    }
}
