package io.hefu.portal.audit;

import java.time.Instant;
import java.util.Map;

/**
 * One change.
 *
 * @param id grows with time
 * @param actor who made it
 * @param action what was done: {@code plan.limits-changed}
 * @param object on what: {@code plan/standard}
 * @param before what it changed, without secrets; empty for a creation
 * @param after what it became
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String object,
        Map<String, String> before,
        Map<String, String> after) {}
