package io.hefu.gateway.hosting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hefu.core.identity.ApplicationId;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Partners' answers that may be given again. A subset of RFC 9111 for a shared cache: answers 200 to GET with an explicit
 * lifetime, told apart by {@code Vary} and, unless they say that they are for everybody, by application. Bounded in bytes.
 */
final class AnswerCache {

    private static final int MOST_VARIANTS = 32;
    private static final int OVERHEAD_BYTES = 500;

    private final Cache<Key, List<Variant>> answers;
    private final LongSupplier nanoTime;

    AnswerCache(long mostBytes, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .<Key, List<Variant>>weigher((key, variants) -> variants.stream()
                        .mapToInt(variant -> variant.weight(key))
                        .sum())
                .build();
    }

    /** @param revision of the API: after a change of it, nothing from before is given */
    record Key(String basePath, long revision, String target) {}

    /** @param age since the upstream made it */
    record Found(Map<String, String> headers, Buffer body, Duration age) {}

    private record Variant(
            Optional<ApplicationId> application,
            Map<String, Optional<String>> varying,
            Map<String, String> headers,
            Buffer body,
            long madeNanos,
            long lifetimeNanos) {

        boolean isFor(ApplicationId caller, UnaryOperator<@Nullable String> request) {
            return application.map(caller::equals).orElse(true)
                    && varying.entrySet().stream()
                            .allMatch(field ->
                                    Objects.equals(field.getValue().orElse(null), request.apply(field.getKey())));
        }

        boolean isFresh(long nowNanos) {
            return nowNanos - madeNanos < lifetimeNanos;
        }

        int weight(Key key) {
            int text = headers.entrySet().stream()
                    .mapToInt(header ->
                            header.getKey().length() + header.getValue().length())
                    .sum();
            return OVERHEAD_BYTES + 2 * text + 2 * key.target().length() + body.length();
        }
    }

    /** @param request gives the value of a header of the request, or null */
    Optional<Found> find(Key key, ApplicationId caller, UnaryOperator<@Nullable String> request) {
        List<Variant> variants = answers.getIfPresent(key);
        if (variants == null) {
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        return variants.stream()
                .filter(variant -> variant.isFresh(now) && variant.isFor(caller, request))
                .findFirst()
                .map(variant ->
                        new Found(variant.headers(), variant.body(), Duration.ofNanos(now - variant.madeNanos())));
    }

    /** How an answer may be kept, found out from its head. */
    record Permission(Duration lifetime, Duration age, boolean forEverybody, List<String> varying) {}

    /**
     * @param answer the headers of an answer 200 to GET, by name without regard to case
     * @param request the request's own directives
     */
    static Optional<Permission> permission(Map<String, String> answer, CacheControl request) {
        CacheControl control = CacheControl.of(answer.get("Cache-Control"));
        Duration age = CacheControl.seconds(answer.getOrDefault("Age", "0")).orElse(Duration.ZERO);
        String vary = answer.getOrDefault("Vary", "");
        if (request.has("no-store") || vary.contains("*")) {
            return Optional.empty();
        }
        List<String> varying = new ArrayList<>();
        boolean byCaller = false;
        for (String name : vary.split(",")) {
            if (!name.isBlank() && FieldNames.goesToPartners(name.trim())) {
                varying.add(name.trim());
            }
            byCaller |= !name.isBlank() && !FieldNames.goesToPartners(name.trim());
        }
        boolean forEverybody = control.isForEverybody() && !byCaller;
        return control.sharedLifetime()
                .filter(lifetime -> lifetime.compareTo(age) > 0)
                .map(lifetime -> new Permission(lifetime, age, forEverybody, varying));
    }

    void keep(
            Key key,
            Permission permission,
            ApplicationId caller,
            UnaryOperator<@Nullable String> request,
            Map<String, String> headers,
            Buffer body) {
        Map<String, Optional<String>> varying = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        permission.varying().forEach(name -> varying.put(name, Optional.ofNullable(request.apply(name))));
        long now = nanoTime.getAsLong();
        Variant kept = new Variant(
                permission.forEverybody() ? Optional.empty() : Optional.of(caller),
                varying,
                headers,
                body,
                now - permission.age().toNanos(),
                permission.lifetime().toNanos());
        answers.asMap().compute(key, (same, before) -> with(kept, before == null ? List.of() : before, now));
    }

    private static List<Variant> with(Variant kept, List<Variant> before, long now) {
        List<Variant> variants = new ArrayList<>();
        variants.add(kept);
        before.stream()
                .filter(variant -> variant.isFresh(now))
                .filter(variant -> !(variant.application().equals(kept.application())
                        && variant.varying().equals(kept.varying())))
                .limit(MOST_VARIANTS - 1)
                .forEach(variants::add);
        return List.copyOf(variants);
    }

    /** What was kept of a target is no longer true: it was changed. RFC 9111 §4.4. */
    void forget(Key key) {
        answers.invalidate(key);
    }

    /** Carries out what is put off: letting go of what is too much. */
    void settle() {
        answers.cleanUp();
    }

    /** In whole seconds, as {@code Age} tells it. */
    static String seconds(Duration age) {
        return Long.toString(TimeUnit.NANOSECONDS.toSeconds(age.toNanos()));
    }
}
