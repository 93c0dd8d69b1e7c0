package io.hefu.clients.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.Calls;
import io.hefu.clients.call.Operation;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillTest {

    private static final Operation SEND = new Operation("short-messages", "sendMessage");
    private static final Operation READ = new Operation("short-messages", "getMessage");

    private static final Metering METERING = Metering.of(Map.of("short-messages", """
                    openapi: 3.0.3
                    paths:
                      /messages:
                        post:
                          operationId: sendMessage
                          x-hefu-metering: {unit: message-segment, intent: true, billable: [202]}
                      /messages/{messageId}:
                        parameters: []
                        get:
                          operationId: getMessage
                    """));

    private static final PriceList PRICES = new PriceList(Map.of(SEND, 45_000L));

    private final Tally tally = new Tally();

    @Test
    void everyUnitOfABillableAnswerIsCharged() {
        send(1, 202);
        send(2, 202);

        assertThat(Bill.of(tally, METERING, PRICES).line(SEND)).isEqualTo(new Bill.Line(2, 2, 135_000));
    }

    @Test
    void aRefusedCallIsCountedAndNotCharged() {
        send(2, 400);
        send(1, 429);

        assertThat(Bill.of(tally, METERING, PRICES).line(SEND)).isEqualTo(new Bill.Line(2, 0, 0));
    }

    @Test
    void anOperationThatNamesNoBillableStatusIsFree() {
        tally.add(Calls.readMessage("1"), answer(200, true));

        Bill bill = Bill.of(tally, METERING, PRICES);

        assertThat(bill.line(READ)).isEqualTo(new Bill.Line(1, 0, 0));
        assertThat(bill.microYuan()).isZero();
    }

    @Test
    void withoutPricesBillableCallsCostNothing() {
        send(1, 202);

        assertThat(Bill.of(tally, METERING, new PriceList(Map.of())).line(SEND)).isEqualTo(new Bill.Line(1, 1, 0));
    }

    @Test
    void theTotalsAreThoseOfTheLines() {
        send(3, 202);
        send(1, 400);
        tally.add(Calls.readMessage("1"), answer(200, true));

        Bill bill = Bill.of(tally, METERING, PRICES);

        assertThat(bill.calls()).isEqualTo(3);
        assertThat(bill.microYuan()).isEqualTo(135_000);
    }

    @Test
    void answersToNobodyKnownAreNotCounted() {
        tally.add(Calls.readMessage("1"), answer(401, false));

        assertThat(tally.calls()).isZero();
    }

    @Test
    void anEmptyTallyMakesAnEmptyBill() {
        assertThat(Bill.of(tally, METERING, PRICES).lines()).isEmpty();
    }

    @Test
    void pricesAreReadToTheMicroYuan() throws Exception {
        String plan = """
                {"planCode": "standard", "prices": [
                  {"api": "iot-devices", "operation": "getShadow", "perUnit": {"amount": "0.000800", "currency": "CNY"}}]}
                """;

        assertThat(PriceList.of(new ObjectMapper().readTree(plan)).perUnit(new Operation("iot-devices", "getShadow")))
                .isEqualTo(800);
    }

    private void send(int segments, int status) {
        tally.add(Calls.sendMessage("+8613900000001", "text", segments), answer(status, true));
    }

    private static ApiAnswer answer(int status, boolean known) {
        Map<String, List<String>> headers = known ? Map.of("Hefu-Environment", List.of("live")) : Map.of();
        return new ApiAnswer(status, HttpHeaders.of(headers, (name, value) -> true), "{}");
    }
}
