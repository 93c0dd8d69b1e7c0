package io.hefu.gateway.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.identity.ApplicationId;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCacheTest {

    private static final ApplicationId ANNA = new ApplicationId(new UUID(0, 1));
    private static final ApplicationId BO = new ApplicationId(new UUID(0, 2));
    private static final AnswerCache.Key KEY = new AnswerCache.Key("/offers/v1", 1, "/offers");

    private final AtomicLong nanos = new AtomicLong();
    private final AnswerCache cache = new AnswerCache(20_000, nanos::get);

    private void keep(ApplicationId caller, Map<String, String> request, String body, String... headerPairs) {
        Map<String, String> headers = headers(headerPairs);
        AnswerCache.permission(headers, CacheControl.of(request.get("Cache-Control")))
                .ifPresent(
                        permission -> cache.keep(KEY, permission, caller, request::get, headers, Buffer.buffer(body)));
    }

    private static Map<String, String> headers(String... pairs) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < pairs.length; i += 2) {
            headers.put(pairs[i], pairs[i + 1]);
        }
        return headers;
    }

    private String found(ApplicationId caller, Map<String, String> request) {
        return cache.find(KEY, caller, request::get)
                .map(found -> found.body().toString())
                .orElse("-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    public, max-age=60              | A | A
                    s-maxage=60, max-age=0          | A | A
                    max-age=60                      | A | -
                    max-age=0                       | - | -
                    public                          | - | -
                    public, max-age=60, no-store    | - | -
                    public, max-age=60, no-cache    | - | -
                    private, max-age=60             | - | -
                    public, max-age=x               | - | -
                    public, max-age=99999999999999  | A | A
                    no-transform                    | - | -
                    """)
    void onlyWhatSaysHowLongItLastsIsKeptAndForEverybodyOnlyWhatSaysSo(String control, String anna, String bo) {
        keep(ANNA, Map.of(), "A", "Cache-Control", control);

        assertThat(found(ANNA, Map.of())).isEqualTo(anna);
        assertThat(found(BO, Map.of())).isEqualTo(bo);
    }

    @Test
    void anAnswerIsGivenUntilItsLifetimeIsOverCountedFromWhenItWasMade() {
        keep(ANNA, Map.of(), "A", "Cache-Control", "public, max-age=60", "Age", "20");

        nanos.set(Duration.ofSeconds(39).toNanos());
        assertThat(cache.find(KEY, BO, name -> null))
                .hasValueSatisfying(found -> assertThat(found.age()).isEqualTo(Duration.ofSeconds(59)));
        nanos.set(Duration.ofSeconds(40).toNanos());
        assertThat(found(ANNA, Map.of())).isEqualTo("-");
    }

    @Test
    void whatVariesIsToldApart() {
        keep(
                ANNA,
                headers("Accept-Language", "zh"),
                "中",
                "Cache-Control",
                "public, max-age=60",
                "Vary",
                "accept-language");
        keep(
                ANNA,
                headers("Accept-Language", "en"),
                "en",
                "Cache-Control",
                "public, max-age=60",
                "Vary",
                "Accept-Language");

        assertThat(found(BO, headers("Accept-Language", "zh"))).isEqualTo("中");
        assertThat(found(BO, headers("Accept-Language", "en"))).isEqualTo("en");
        assertThat(found(BO, Map.of())).isEqualTo("-");
    }

    @Test
    void whatVariesByEverythingIsNotKeptAndByTheCallerOnlyForTheCaller() {
        keep(ANNA, Map.of(), "A", "Cache-Control", "public, max-age=60", "Vary", "*");
        assertThat(found(ANNA, Map.of())).isEqualTo("-");

        keep(ANNA, Map.of(), "A", "Cache-Control", "public, max-age=60", "Vary", "Hefu-Application");
        assertThat(found(ANNA, Map.of())).isEqualTo("A");
        assertThat(found(BO, Map.of())).isEqualTo("-");
    }

    @Test
    void aRequestMayForbidKeeping() {
        keep(ANNA, Map.of("Cache-Control", "no-store"), "A", "Cache-Control", "public, max-age=60");

        assertThat(found(ANNA, Map.of())).isEqualTo("-");
    }

    @Test
    void aLaterAnswerStandsForAnEarlierOneAndAChangeForgetsAll() {
        keep(ANNA, Map.of(), "old", "Cache-Control", "public, max-age=60");
        keep(BO, Map.of(), "new", "Cache-Control", "public, max-age=60");
        assertThat(found(ANNA, Map.of())).isEqualTo("new");

        cache.forget(KEY);
        assertThat(found(ANNA, Map.of())).isEqualTo("-");
    }

    @Test
    void itNeverHoldsMoreThanItsBytes() {
        Map<String, String> headers = headers("Cache-Control", "public, max-age=60");
        AnswerCache.Permission permission =
                AnswerCache.permission(headers, CacheControl.of(null)).orElseThrow();
        long found = 0;
        for (int i = 0; i < 100; i++) {
            AnswerCache.Key key = new AnswerCache.Key("/offers/v1", 1, "/offers/" + i);
            cache.keep(key, permission, ANNA, name -> null, headers, Buffer.buffer(new byte[5_000]));
        }
        cache.settle();
        for (int i = 0; i < 100; i++) {
            found += cache.find(new AnswerCache.Key("/offers/v1", 1, "/offers/" + i), ANNA, name -> null)
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(found).isBetween(1L, 3L);
    }
}
