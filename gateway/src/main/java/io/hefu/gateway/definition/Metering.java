package io.hefu.gateway.definition;

import io.hefu.core.call.Environment;
import java.util.Set;

/**
 * How the calls of an operation are counted; {@code x-hefu-metering} in the definition.
 *
 * @param unit what is counted, in the field's words: {@code message-segment}
 * @param intent whether the call has an effect that cannot be taken back, so that its intent is journalled before it
 * @param billable the HTTP statuses that are charged
 * @param weight how many calls one call counts as against rates and quotas, 1 or more; a plan may say otherwise
 * @param mostUnits how many units a call uses at most
 */
public record Metering(
        String unit, boolean intent, Set<Integer> billable, int weight, MostUnits mostUnits, Durability durability) {

    /** What an answer waits for. */
    public enum Durability {
        /** Until the call's record is on disk: a crash loses no answered call. */
        DURABLE,
        /**
         * Until the call's record waits for the disk. A crash loses what was answered since the last force of the journal:
         * as a rule the calls of 2 ms.
         */
        FAST
    }

    /** For an operation whose definition says nothing: counted by the call, never charged. */
    static final Metering FREE = new Metering("call", false, Set.of());

    public Metering {
        billable = Set.copyOf(billable);
        if (weight < 1) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: >= 1)");
        }
        if (intent && durability == Durability.FAST) {
            throw new IllegalArgumentException("durability: fast (expected: durable, where the intent is journalled)");
        }
    }

    /** Whether an answer with this status is charged. In the sandbox none is, whatever the definition says. */
    public boolean charges(int status, Environment environment) {
        return environment == Environment.LIVE && billable.contains(status);
    }

    /** Whether any answer is charged there. */
    public boolean mayCharge(Environment environment) {
        return environment == Environment.LIVE && !billable.isEmpty();
    }

    /** With a weight of one, for an operation that uses one unit a call. */
    public Metering(String unit, boolean intent, Set<Integer> billable) {
        this(unit, intent, billable, 1, MostUnits.ONE, Durability.DURABLE);
    }
}
