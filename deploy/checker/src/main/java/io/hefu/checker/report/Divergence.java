package io.hefu.checker.report;

/**
 * One place where what is stored is not what follows from the rows.
 *
 * @param subject what it is about: a call, a line, a statement
 * @param stored what the database says
 * @param derived what it should say
 */
public record Divergence(String subject, String stored, String derived) {

    @Override
    public String toString() {
        return subject + ": " + stored + " (derived: " + derived + ")";
    }
}
