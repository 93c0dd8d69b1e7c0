package io.hefu.portal.consent;

import io.hefu.core.consent.Purpose;
import io.hefu.core.language.Bilingual;
import java.util.Map;

/** What subscribers agree to, word for word. Other words are another version: what was agreed to stays known. */
public final class ConsentWording {

    public static final int CURRENT_VERSION = 1;

    private static final Map<String, Bilingual> PURPOSES = Map.of(
            "dpv:FraudPreventionAndDetection", new Bilingual("防范和识别欺诈", "fraud prevention and detection"),
            "dpv:ServiceProvision", new Bilingual("向您提供服务", "providing you the service"),
            "dpv:RequestedServiceProvision", new Bilingual("提供您所请求的服务", "providing the service you asked for"),
            "dpv:Marketing", new Bilingual("营销推广", "marketing"));

    private ConsentWording() {}

    public static Bilingual of(String applicationName, Purpose purpose) {
        Bilingual why = purposeName(purpose);
        return new Bilingual(
                "我同意运营商为“" + why.chinese() + "”这一目的，向应用“" + applicationName + "”提供与我的手机号相关的必要信息。我可以随时撤回同意，撤回后立即生效。",
                "I agree that the operator gives the application “" + applicationName
                        + "” what it needs to know about my phone number for the purpose of " + why.english()
                        + ". I can withdraw at any time, with immediate effect.");
    }

    /** A purpose in people's words; the term itself where there are none. */
    public static Bilingual purposeName(Purpose purpose) {
        return PURPOSES.getOrDefault(purpose.value(), new Bilingual(purpose.value(), purpose.value()));
    }
}
