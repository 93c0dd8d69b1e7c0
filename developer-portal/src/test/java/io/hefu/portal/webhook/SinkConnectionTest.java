package io.hefu.portal.webhook;

import static io.hefu.portal.testing.HttpSink.after;
import static io.hefu.portal.testing.HttpSink.answering;
import static io.hefu.portal.testing.HttpSink.floodingWith;
import static io.hefu.portal.testing.HttpSink.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.hefu.portal.testing.HttpSink;
import io.hefu.portal.testing.PortalTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a test event tells of its receiver, whatever that one does. */
@PortalTest
class SinkConnectionTest extends WebhookBed {

    @Test
    void aRedirectToTheInsideIsNotFollowed() {
        HttpSink inside = new HttpSink();
        sink.always(answering(307, "Location", inside.url()));

        test().body("delivered", is(false)).body("status", is(307)).body("error", containsString("redirect"));

        assertThat(inside.received()).isEmpty();
        inside.close();
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        sink.always(floodingWith(200));

        test().body("delivered", is(true)).body("latencyMillis", lessThan(2000)).body("answer.length()", is(200));
    }

    @Test
    void silenceIsAFailureAfterTheTimeout() {
        sink.always(after(Duration.ofSeconds(5), answering(204)));

        test().body("delivered", is(false)).body("result", is("TIMED_OUT"));
    }

    @Test
    void nobodyThereIsAFailure() {
        sink.close();

        test().body("delivered", is(false)).body("result", is("CONNECT_FAILED")).body("error", notNullValue());
    }

    @Test
    void whoHangsUpIsAFailure() {
        sink.always(HttpSink.hangingUp());

        test().body("result", is("CONNECTION_LOST"));
    }

    @Test
    void aNameThatLeadsInsideIsNotConnectedTo() throws SQLException {
        execute("update portal.webhook set url = 'http://localhost6.invalid/' where id = '" + id(webhook) + "'");
        test().body("result", is("UNKNOWN_HOST"));

        for (String url :
                List.of("http://10.0.0.1/", "http://[::1]:9/", "http://2130706434/", "http://169.254.169.254/")) {
            execute("update portal.webhook set url = '" + url + "' where id = '" + id(webhook) + "'");
            test().body("result", is("INSIDE_ADDRESS"));
        }
    }

    @Test
    void aTestIsSentToAPausedWebhookTooAndIsLogged() {
        developer.asks().post(webhook + "/pause");
        sink.always(saying(200, "thank you"));

        test().body("delivered", is(true)).body("status", is(200)).body("answer", is("thank you"));

        developer
                .asks()
                .get(webhook + "/deliveries")
                .then()
                .body("items.eventType", contains("org.hefu.webhooks.v1.test"))
                .body("items.state", contains("DELIVERED"));
        assertThat(sink.received().get(0).header("webhook-signature")).startsWith("v1,");
    }
}
