package io.hefu.portal.contract;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.FieldProblem;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a document something stands. The pointer is written only when somebody wants to read it. */
record Place(@Nullable Place parent, String key) {

    static final Place ROOT = new Place(null, "");

    Place in(String key) {
        return new Place(this, key);
    }

    Place in(int index) {
        return new Place(this, Integer.toString(index));
    }

    /** RFC 6901, empty for the whole document. */
    String pointer() {
        return parent == null
                ? ""
                : parent.pointer() + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    FieldProblem problem(String chinese, String english) {
        return new FieldProblem("definition#" + pointer(), new Bilingual(chinese, english));
    }

    RefusedException refused(String chinese, String english) {
        return new RefusedException(new PortalRefusal.Invalid(List.of(problem(chinese, english))));
    }

    @Override
    public String toString() {
        return pointer();
    }
}
