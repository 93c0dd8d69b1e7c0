package io.hefu.portal.plan;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which APIs a plan covers, and what hangs on it. */
@Singleton
class PlanApiStore {

    private static final String HOSTED =
            "select name from portal.hosted_api where name = :api and in_force is not null and retired_at is null limit 1";

    /** Another plan with the API that some application holds, or has asked for, together with this one. */
    private static final String OVERLAPPING = """
            select min(other.code)
              from portal.subscription mine
              join portal.plan on plan.code = mine.plan_code
              join portal.subscription theirs on theirs.application_id = mine.application_id
              join portal.plan other on other.code = theirs.plan_code and other.environment = plan.environment
              join portal.plan_api on plan_api.plan_code = other.code and plan_api.api = :api
             where mine.plan_code = :plan and other.code <> mine.plan_code
               and mine.state in ('REQUESTED', 'ACTIVE') and theirs.state in ('REQUESTED', 'ACTIVE')""";

    Uni<Boolean> isHosted(ApiName api) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(HOSTED, String.class)
                        .setParameter("api", api.value())
                        .getResultList())
                .map(found -> !found.isEmpty());
    }

    Uni<Optional<PlanCode>> overlapping(PlanCode plan, ApiName api) {
        return Panache.getSession()
                .flatMap(session -> query(session, plan, api).getResultList())
                .map(found -> Optional.ofNullable(found.get(0)).map(PlanCode::new));
    }

    private static Mutiny.SelectionQuery<String> query(Mutiny.Session session, PlanCode plan, ApiName api) {
        return session.createNativeQuery(OVERLAPPING, String.class)
                .setParameter("plan", plan.value())
                .setParameter("api", api.value());
    }

    static List<String> sorted(PlanEntity entity) {
        return entity.apis.stream().sorted().toList();
    }
}
