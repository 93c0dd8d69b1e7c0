package io.hefu.gateway.whole;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hefu.core.identity.PhoneNumber;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MessageJourneyTest {

    private static final String NUMBER = "+8613812340000";

    @Test
    void aLiveMessageReachesThePhoneAndItsReceiptComesBack() {
        String location = send(DemoPlatform.liveKey());

        await().until(() ->
                RealParts.parts().messagesOf(new PhoneNumber(NUMBER)).contains("合符 journey"));
        await().until(() -> state(DemoPlatform.liveKey(), location).equals("DELIVERED"));
    }

    @Test
    void aSandboxMessageNeverReachesThePhone() {
        int shown = RealParts.parts().messagesOf(new PhoneNumber(NUMBER)).size();

        String location = send(DemoPlatform.testKey());

        await().until(() -> state(DemoPlatform.testKey(), location).equals("DELIVERED"));
        assertThat(RealParts.parts().messagesOf(new PhoneNumber(NUMBER))).hasSize(shown);
    }

    @Test
    void aMessageOfOneEnvironmentDoesNotExistInTheOther() {
        String location = send(DemoPlatform.testKey());

        given().header("Authorization", "Bearer " + DemoPlatform.liveKey())
                .get(location)
                .then()
                .statusCode(404);
    }

    private static String send(String key) {
        return given().header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body("{\"to\":[\"%s\"],\"category\":\"SERVICE\",\"text\":\"合符 journey\"}".formatted(NUMBER))
                .post("/short-messages/v0.1/messages")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    private static String state(String key, String location) {
        return given().header("Authorization", "Bearer " + key).get(location).path("recipients[0].status");
    }
}
