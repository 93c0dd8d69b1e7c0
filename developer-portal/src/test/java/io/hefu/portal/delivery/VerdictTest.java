package io.hefu.portal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.portal.delivery.AttemptResult.Answered;
import io.hefu.portal.delivery.AttemptResult.Unanswered;
import io.hefu.portal.delivery.Verdict.Delivered;
import io.hefu.portal.delivery.Verdict.GiveUp;
import io.hefu.portal.delivery.Verdict.Hold;
import io.hefu.portal.delivery.Verdict.TryAgain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final RetrySchedule schedule = new RetrySchedule(new Random(1));

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 299})
    void anyTwoHundredIsASuccess(int status) {
        assertThat(verdict(answer(status), 1)).isEqualTo(new Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 400, 404, 429, 500, 503})
    void anyOtherAnswerIsTriedAgain(int status) {
        assertThat(verdict(answer(status), 1)).isInstanceOf(TryAgain.class);
        assertThat(answer(status).error()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TOKEN_EXPIRED")
    void noAnswerIsTriedAgain(Unanswered result) {
        assertThat(verdict(result, 1)).isInstanceOf(TryAgain.class);
    }

    @Test
    void whoIsGoneOrCannotBeShownAValidTokenIsLeftAlone() {
        assertThat(verdict(answer(410), 1)).isEqualTo(new Hold(PauseReason.GONE));
        assertThat(verdict(Unanswered.TOKEN_EXPIRED, 1)).isEqualTo(new Hold(PauseReason.TOKEN_EXPIRED));
    }

    @Test
    void theLastAttemptDecides() {
        assertThat(verdict(answer(500), 8)).isEqualTo(new GiveUp());
        assertThat(verdict(answer(200), 8)).isEqualTo(new Delivered());
    }

    @Test
    void aSinkIsDeadAfterADayOrTenEvents() {
        assertThat(new SinkHealth(NOW.minus(Duration.ofHours(23)), 9).isDead(NOW))
                .isFalse();
        assertThat(new SinkHealth(NOW.minus(Duration.ofHours(24)), 0).isDead(NOW))
                .isTrue();
        assertThat(new SinkHealth(NOW, 10).isDead(NOW)).isTrue();
    }

    private Verdict verdict(AttemptResult result, int attempts) {
        UUID id = new UUID(0, 1);
        Sink sink = new Sink(id, "https://shop.example/", List.of(), Optional.empty());
        CloudEvent event = new CloudEvent(id, "type", "source", Optional.empty(), NOW, new byte[0]);
        return Verdict.on(result, new DueDelivery(id, id, attempts, NOW, sink, event), NOW, schedule);
    }

    private static Answered answer(int status) {
        return new Answered(status, "", Optional.empty());
    }
}
