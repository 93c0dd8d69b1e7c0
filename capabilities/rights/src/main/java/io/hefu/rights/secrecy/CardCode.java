package io.hefu.rights.secrecy;

/** A code (卡密) that is worth what it buys to whoever holds it. Never in a log: {@link #toString()} hides it. */
public record CardCode(String clearText) {

    public CardCode {
        if (clearText.isBlank() || clearText.length() > 1_024) {
            throw new IllegalArgumentException(
                    "card code: " + clearText.length() + " characters (expected: 1 to 1024)");
        }
    }

    @Override
    public String toString() {
        return "CardCode";
    }
}
