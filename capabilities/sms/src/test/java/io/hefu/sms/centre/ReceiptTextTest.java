package io.hefu.sms.centre;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.sms.delivery.DeliveryState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTextTest {

    @ParameterizedTest
    @CsvSource({
        "ENROUTE, EN_ROUTE",
        "DELIVRD, DELIVERED",
        "EXPIRED, EXPIRED",
        "DELETED, UNDELIVERABLE",
        "UNDELIV, UNDELIVERABLE",
        "ACCEPTD, ACCEPTED",
        "UNKNOWN, UNKNOWN",
        "REJECTD, REJECTED",
        "delivrd, DELIVERED"
    })
    void theWordsOfAppendixBAreKnown(String word, DeliveryState state) {
        String text = "id:0a1b2c sub:001 dlvrd:001 submit date:2611220640 done date:2611220641 stat:" + word
                + " err:000 text:hello";

        assertThat(ReceiptText.centreId(text)).contains("0a1b2c");
        assertThat(ReceiptText.state(text)).contains(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "id: stat:", "identity:1 status:2", "stat:NONSENSE"})
    void anythingElseNamesNothing(String text) {
        assertThat(ReceiptText.state(text)).isEmpty();
    }

    @Test
    void theWholeIdIsReadWhateverItIsMadeOf() {
        assertThat(ReceiptText.centreId("ID:5c1f-77:9 STAT:DELIVRD")).contains("5c1f-77:9");
    }

    @Test
    void aNumberThatNoVersionDefinesIsNoState() {
        assertThat(ReceiptText.numbered(2)).contains(DeliveryState.DELIVERED);
        assertThat(ReceiptText.numbered(42)).isEmpty();
        assertThat(ReceiptText.numbered(-1)).isEmpty();
    }
}
