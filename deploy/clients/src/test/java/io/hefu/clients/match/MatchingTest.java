package io.hefu.clients.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.clients.call.Operation;
import io.hefu.clients.tally.Bill;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final String PARTNER = "00000000-0000-7000-8000-000000000020";
    private static final Operation VERIFY = new Operation("location-verification", "verifyLocation");

    private final Bill live = bill(new Bill.Line(3, 2, 240_000));
    private final Bill sandbox = bill(new Bill.Line(1, 1, 0));

    @Test
    void twoHalvesThatAgreeMatchInEveryLine() throws Exception {
        Matching matching = new Matching(live, sandbox, books(4, 4, "0.240000", "0.072000"));

        assertThat(matching.isComplete()).isTrue();
        assertThat(matching.checks()).hasSize(6).allMatch(Check::matches);
    }

    @Test
    void aCallThatIsNotRatedIsFound() throws Exception {
        Matching matching = new Matching(live, sandbox, books(4, 3, "0.240000", "0.072000"));

        assertThat(matching.isComplete()).isFalse();
        assertThat(matching.checks())
                .filteredOn(check -> !check.matches())
                .containsExactly(new Check("calls = rated lines", "4", "3", false));
    }

    @Test
    void aCallThatTheClientNeverMadeIsFound() throws Exception {
        Matching matching = new Matching(live, bill(), books(4, 4, "0.240000", "0.072000"));

        assertThat(matching.checks()).filteredOn(check -> !check.matches()).hasSize(3);
    }

    @Test
    void aMicroYuanTooMuchIsFound() throws Exception {
        Matching matching = new Matching(live, sandbox, books(4, 4, "0.240000", "0.072001"));

        assertThat(matching.checks())
                .filteredOn(check -> !check.matches())
                .containsExactly(new Check("cost = sum of the shares", "0.240000", "0.240001", false));
    }

    @Test
    void theStatementGrowsByThePartnersShare() throws Exception {
        Matching matching = new Matching(live, sandbox, books(4, 4, "0.240000", "0.072000"));

        assertThat(matching.statement(statement(10, "0.360000"), statement(12, "0.432000"), PARTNER)
                        .matches())
                .isTrue();
        assertThat(matching.statement(statement(10, "0.360000"), statement(12, "0.431999"), PARTNER)
                        .matches())
                .isFalse();
    }

    @Test
    void callsOfOthersMeanwhileAreTold() throws Exception {
        Matching matching = new Matching(live, sandbox, books(4, 4, "0.240000", "0.072000"));

        Check check = matching.statement(statement(10, "0.360000"), statement(17, "0.612000"), PARTNER);

        assertThat(check.matches()).isTrue();
        assertThat(check.what()).contains("5 calls of others");
    }

    private static Bill bill(Bill.Line... lines) {
        TreeMap<Operation, Bill.Line> byOperation = new TreeMap<>();
        for (Bill.Line line : lines) {
            byOperation.put(VERIFY, line);
        }
        return new Bill(byOperation);
    }

    private static Books books(int usageRecords, int ratedLines, String cost, String partnersShare)
            throws JsonProcessingException {
        String usage = """
                {"lines": [
                  {"environment": "LIVE", "api": "location-verification", "operation": "verifyLocation",
                   "calls": 3, "billableCalls": 2, "units": 3, "cost": {"amount": "0.240000", "currency": "CNY"}},
                  {"environment": "SANDBOX", "api": "location-verification", "operation": "verifyLocation",
                   "calls": 1, "billableCalls": 1, "units": 1, "cost": {"amount": "0.000000", "currency": "CNY"}}]}
                """;
        String split = """
                {"usageRecords": %d, "ratedLines": %d, "cost": {"amount": "%s"}, "shares": [
                  {"organisationId": "00000000-0000-7000-8000-000000000001", "amount": {"amount": "0.168000"}},
                  {"organisationId": "%s", "amount": {"amount": "%s"}}]}
                """.formatted(usageRecords, ratedLines, cost, PARTNER, partnersShare);
        ObjectMapper json = new ObjectMapper();
        return Books.of(json.readTree(usage), json.readTree(split));
    }

    private static Statement statement(long calls, String share) throws JsonProcessingException {
        String statement = """
                {"share": {"amount": "%s"}, "lines": [
                  {"api": "location-verification", "operation": "verifyLocation", "billableCalls": %d}]}
                """.formatted(share, calls);
        Statement read = Statement.of(new ObjectMapper().readTree(statement));
        assertThat(read.billableCalls()).isEqualTo(Map.of(VERIFY, calls));
        return read;
    }
}
