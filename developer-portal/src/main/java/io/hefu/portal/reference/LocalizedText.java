package io.hefu.portal.reference;

import java.util.Optional;

/** A text of a definition. Definitions are English; some of their texts come in Chinese as well. May be Markdown. */
public record LocalizedText(String english, Optional<String> chinese) {}
