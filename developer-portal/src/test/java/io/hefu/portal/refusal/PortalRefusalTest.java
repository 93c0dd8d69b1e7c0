package io.hefu.portal.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortalRefusalTest {

    private static final PlanCode PLAN = new PlanCode("standard");

    static Stream<PortalRefusal> all() {
        return Stream.concat(
                Stream.concat(Stream.of(Protocol.values()), Stream.of(HostingRefusal.values())),
                Stream.of(
                        PortalRefusal.Invalid.field("name", new Bilingual("有误", "is wrong")),
                        new PortalRefusal.NotFound(PortalRefusal.NotFound.Thing.PLAN),
                        PortalRefusal.Plain.SIGN_IN_NEEDED,
                        new PortalRefusal.RoleMissing("operator-admin"),
                        PortalRefusal.Plain.PERSON_NEEDED,
                        PortalRefusal.Plain.NUMBER_UNKNOWN,
                        PortalRefusal.Plain.CROSS_SITE,
                        PortalRefusal.Plain.OWN_REQUEST,
                        new PortalRefusal.AlreadySubscribed(PLAN),
                        new PortalRefusal.Overlapping(PLAN, Environment.LIVE, new TreeSet<>(List.of("iot-devices"))),
                        new PortalRefusal.WrongState("ENDED"),
                        new PortalRefusal.TooManyCredentials(20),
                        new PortalRefusal.TooManyWebhooks(20),
                        PortalRefusal.Plain.SUBSCRIPTIONS_OWN,
                        new PortalRefusal.KeyNotActive("EXPIRED"),
                        PortalRefusal.Plain.CHANGED_MEANWHILE,
                        new PortalRefusal.ReferenceTaken("INV-1"),
                        new NameTaken("mall-offers"),
                        new BreakingChange(1, List.of()),
                        PortalRefusal.Plain.IDENTITY_PROVIDER_UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyReasonIsASentenceInBothLanguages(PortalRefusal refusal) {
        assertThat(refusal.detail().english()).endsWith(".");
        assertThat(refusal.detail().chinese()).endsWith("。").containsPattern("[\\u4e00-\\u9fff]");
    }

    /** A new kind of refusal must be added above. */
    @Test
    void everyKindIsAmongThem() {
        assertThat(all().<Class<?>>map(PortalRefusal::getClass))
                .containsAll(List.of(PortalRefusal.class.getPermittedSubclasses()));
    }
}
