package io.hefu.gateway.limit;

import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.LimitKind;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.identity.SubscriptionId;

/**
 * Calls that are counted together.
 *
 * @param counted by the level: nothing more; the API; the subscription; the application; the subscription and the operation
 */
record GaugeKey(LimitLevel level, LimitKind kind, String counted) {

    static GaugeKey of(AppliedLimit applied, SubscriptionId subscription) {
        String counted = switch (applied.level()) {
            case OPERATOR -> "";
            case PRODUCT, APPLICATION -> applied.subject();
            case PLAN -> subscription.toString();
            case OPERATION -> subscription + "/" + applied.subject();
        };
        return new GaugeKey(applied.level(), applied.limit().kind(), counted);
    }
}
