package io.hefu.portal.subscription;

import io.hefu.core.identity.ApiName;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.plan.Plan;
import io.hefu.portal.refusal.PortalRefusal;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The plans an application holds or has asked for. In an environment no API is covered twice. */
record Holdings(List<Plan> plans) {

    /** @throws RefusedException when the plan may not be added */
    void requireRoomFor(Plan wanted) {
        for (Plan held : plans) {
            if (held.code().equals(wanted.code())) {
                throw new RefusedException(new PortalRefusal.AlreadySubscribed(wanted.code()));
            }
        }
        for (Plan held : plans) {
            SortedSet<String> common = commonApis(held, wanted);
            if (held.environment() == wanted.environment() && !common.isEmpty()) {
                throw new RefusedException(new PortalRefusal.Overlapping(held.code(), held.environment(), common));
            }
        }
    }

    private static SortedSet<String> commonApis(Plan held, Plan wanted) {
        Set<ApiName> apis = wanted.apis();
        SortedSet<String> common = new TreeSet<>();
        held.apis().stream().filter(apis::contains).map(ApiName::value).forEach(common::add);
        return common;
    }
}
