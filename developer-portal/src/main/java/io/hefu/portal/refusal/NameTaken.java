package io.hefu.portal.refusal;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.ErrorCode;

/** @param api the name and version that there is already, or a name that is another party's */
public record NameTaken(String api) implements PortalRefusal {

    @Override
    public ErrorCode code() {
        return ErrorCode.ALREADY_EXISTS;
    }

    @Override
    public Bilingual detail() {
        return new Bilingual(
                "API 名称 " + api + " 已被使用，请换一个。", "There is an API " + api + " already: choose another name.");
    }
}
