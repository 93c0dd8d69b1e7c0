package io.hefu.stack.location;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.stack.http.JsonExchange;
import io.hefu.stack.http.JsonServer;
import io.hefu.stack.location.MonitoringEvent.LocationFailureCause;
import io.hefu.stack.location.MonitoringEvent.LocationInfo;
import io.hefu.stack.location.MonitoringEvent.ProblemDetails;
import io.hefu.stack.location.MonitoringEvent.Report;
import io.hefu.stack.location.MonitoringEvent.Subscription;
import io.hefu.stack.location.Phone.Barred;
import io.hefu.stack.location.Phone.FoundLate;
import io.hefu.stack.location.Phone.Located;
import io.hefu.stack.location.Phone.NotLocatable;
import io.hefu.stack.location.Phone.NotRegistered;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The 3GPP T8 monitoring-event API (TS 29.122), as far as one-shot location reports go:
 * {@code POST /3gpp-monitoring-event/v1/{scsAsId}/subscriptions}. Healthy when {@code GET /health} answers 200.
 */
public final class MonitoringEventSimulator implements AutoCloseable {

    public static final int DEFAULT_PORT = 9101;

    private static final String API = "3gpp-monitoring-event";

    private final Phones phones = new Phones();
    private final AtomicLong asked = new AtomicLong();
    private final Clock clock;
    private final JsonServer server;

    private MonitoringEventSimulator(int port, Clock clock) {
        this.clock = clock;
        this.server = JsonServer.start("T8 monitoring-event simulator", port, this::answer);
    }

    /** On a free port. */
    public static MonitoringEventSimulator start() {
        return start(0);
    }

    public static MonitoringEventSimulator start(int port) {
        return new MonitoringEventSimulator(port, Clock.systemUTC());
    }

    public int port() {
        return server.port();
    }

    /** The base address of the API, with its version. */
    public String url() {
        return server.url() + "/" + API + "/v1";
    }

    /** Puts a phone somewhere, seen just now. */
    public void movePhone(PhoneNumber number, double latitude, double longitude, double uncertaintyMetres) {
        movePhone(number, latitude, longitude, uncertaintyMetres, Duration.ZERO);
    }

    /** @param age since the network last saw the phone there */
    public void movePhone(
            PhoneNumber number, double latitude, double longitude, double uncertaintyMetres, Duration age) {
        phones.place(number, new Located(latitude, longitude, uncertaintyMetres, age));
    }

    /** How many location reports were asked for, answered or not. */
    public long questionsAsked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(JsonExchange exchange) {
        List<String> path = exchange.path();
        if (path.equals(List.of("health"))) {
            exchange.answer(200, new Health("UP"));
        } else if (!isSubscriptions(path)) {
            problem(exchange, 404, "RESOURCE_URI_STRUCTURE_NOT_FOUND", "There is nothing at this path.");
        } else if (!exchange.method().equals("POST")) {
            problem(exchange, 405, "METHOD_NOT_ALLOWED", "Only POST is offered here.");
        } else {
            asked.incrementAndGet();
            report(exchange, exchange.json());
        }
    }

    private static boolean isSubscriptions(List<String> path) {
        return path.size() == 4
                && path.get(0).equals(API)
                && path.get(1).equals("v1")
                && path.get(3).equals("subscriptions");
    }

    private void report(JsonExchange exchange, JsonNode asked) {
        String digits = asked.path("msisdn").asText();
        if (!MonitoringEvent.LOCATION_REPORTING.equals(
                        asked.path("monitoringType").asText())
                || asked.path("maximumNumberOfReports").asInt() != 1) {
            problem(exchange, 400, "MANDATORY_IE_INCORRECT", "Only one LOCATION_REPORTING report can be asked for.");
        } else if (!PhoneNumber.isValid("+" + digits)) {
            problem(exchange, 400, "MANDATORY_IE_INCORRECT", "msisdn: expected digits only, with the country code.");
        } else {
            Optional<Phone> phone = phones.find(new PhoneNumber("+" + digits));
            phone.ifPresentOrElse(
                    known -> report(exchange, digits, known),
                    () -> problem(exchange, 404, "USER_UNKNOWN", "The network does not know this msisdn."));
        }
    }

    private void report(JsonExchange exchange, String msisdn, Phone phone) {
        if (phone instanceof Located place) {
            created(exchange, msisdn, LocationInfo.of(place), null);
        } else if (phone instanceof NotLocatable) {
            created(exchange, msisdn, null, LocationFailureCause.UNSPECIFIED);
        } else if (phone instanceof NotRegistered) {
            created(exchange, msisdn, null, LocationFailureCause.NOT_REGISTED_UE);
        } else if (phone instanceof Barred) {
            problem(exchange, 403, "OPERATION_PROHIBITED", "This subscriber may not be located.");
        } else if (phone instanceof FoundLate late) {
            CompletableFuture.delayedExecutor(late.delay().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> created(exchange, msisdn, LocationInfo.of(late.place()), null));
        } else {
            problem(exchange, 503, "SYSTEM_FAILURE", "The network cannot answer now.");
        }
    }

    private void created(
            JsonExchange exchange,
            String msisdn,
            @Nullable LocationInfo place,
            @Nullable LocationFailureCause failureCause) {
        String self = server.url() + exchange.uri().getPath() + "/" + asked.get();
        Report report = new Report(
                msisdn,
                MonitoringEvent.LOCATION_REPORTING,
                place,
                failureCause,
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        exchange.setHeader("Location", self);
        exchange.answer(201, new Subscription(self, msisdn, MonitoringEvent.LOCATION_REPORTING, 1, report));
    }

    private static void problem(JsonExchange exchange, int status, String cause, String detail) {
        exchange.answer(status, "application/problem+json", new ProblemDetails(status, cause, cause, detail));
    }

    private record Health(String status) {}
}
