package io.hefu.rights.benefit;

import java.util.UUID;

/** Names a benefit. */
public record BenefitId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
