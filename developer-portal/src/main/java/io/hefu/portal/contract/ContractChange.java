package io.hefu.portal.contract;

import io.hefu.core.language.Bilingual;

/**
 * One difference between what was promised and what shall be.
 *
 * @param effect what it means for those who call already
 * @param rule its stable name, kebab-case
 * @param pointer where in the new definition, or in the old one for what is gone; RFC 6901
 */
public record ContractChange(Effect effect, String rule, String pointer, Bilingual message) {

    /** What a change does to callers that stay as they are. */
    public enum Effect {
        BREAKING,
        COMPATIBLE
    }

    public boolean breaking() {
        return effect == Effect.BREAKING;
    }
}
