package io.hefu.rights.redemption;

import java.util.UUID;

/** Names a redemption, and its order at the supplier: the two are one to one. */
record RedemptionId(UUID value) {

    String orderNumber() {
        return value.toString();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
