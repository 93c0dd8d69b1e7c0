package io.hefu.clients.match;

/** One thing said by two, and whether they agree. */
public record Check(String what, String client, String hefu, boolean matches) {

    static Check equal(String what, long client, long hefu) {
        return new Check(what, Long.toString(client), Long.toString(hefu), client == hefu);
    }

    static Check equalAmounts(String what, String client, String hefu) {
        return new Check(what, client, hefu, client.equals(hefu));
    }

    public String mark() {
        return matches ? "✓" : "✗";
    }
}
