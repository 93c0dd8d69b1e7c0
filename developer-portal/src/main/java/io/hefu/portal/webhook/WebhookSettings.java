package io.hefu.portal.webhook;

import io.hefu.core.language.Bilingual;
import io.hefu.portal.delivery.SinkUrl;
import io.hefu.portal.refusal.Requirements;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a member says of a webhook, checked. */
record WebhookSettings(URI url, String description, List<String> eventTypes) {

    private static final int LONGEST_DESCRIPTION = 200;
    private static final Bilingual URL = new Bilingual(
            "应为 https 地址，不含用户名与片段，最长 2048 个字符",
            "must be an https address without user name and fragment, of at most 2048 characters");

    static WebhookSettings of(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<@Nullable String> eventTypes,
            EventTypes known,
            boolean allowHttp) {
        Requirements requirements = new Requirements();
        var address = requirements.read("url", url, text -> SinkUrl.parse(text, allowHttp), URL);
        String label = requirements.text("description", description, 0, LONGEST_DESCRIPTION);
        List<String> types = known.read(eventTypes, requirements);
        requirements.check();
        return new WebhookSettings(address.orElseThrow(), label, types);
    }
}
