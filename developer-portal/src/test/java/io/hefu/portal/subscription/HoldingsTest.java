package io.hefu.portal.subscription;

import static io.hefu.core.call.Environment.LIVE;
import static io.hefu.core.call.Environment.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.plan.Plan;
import io.hefu.portal.refusal.PortalRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HoldingsTest {

    private static final Plan STANDARD = plan("standard", LIVE, "short-messages", "iot-devices");

    private final Holdings holdings = new Holdings(List.of(STANDARD));

    @Test
    void thereIsRoomForOtherApis() {
        assertThatCode(() -> holdings.requireRoomFor(plan("places", LIVE, "location-verification")))
                .doesNotThrowAnyException();
    }

    @Test
    void thereIsRoomForTheSameApisInTheOtherEnvironment() {
        assertThatCode(() -> holdings.requireRoomFor(plan("sandbox", SANDBOX, "short-messages")))
                .doesNotThrowAnyException();
    }

    @Test
    void aPlanIsHeldOnce() {
        assertThat(refusalOf(STANDARD)).isEqualTo(new PortalRefusal.AlreadySubscribed(STANDARD.code()));
    }

    @Test
    void theApisInCommonAreNamed() {
        Plan wanted = plan("premium", LIVE, "short-messages", "location-verification", "iot-devices");

        assertThat(refusalOf(wanted).message()).contains("standard", "iot-devices, short-messages");
    }

    private PortalRefusal refusalOf(Plan wanted) {
        return (PortalRefusal) catchThrowableOfType(RefusedException.class, () -> holdings.requireRoomFor(wanted))
                .refusal();
    }

    private static Plan plan(String code, Environment environment, String... apis) {
        return new Plan(
                new PlanCode(code),
                new Bilingual(code, code),
                environment,
                Plan.Approval.AUTOMATIC,
                Arrays.stream(apis).map(ApiName::new).collect(Collectors.toSet()),
                new RateLimit(1, 1),
                new Quota(1, Quota.Period.DAY),
                0);
    }
}
