package io.hefu.billing.partnerfile;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.BilingualRefusal;
import io.hefu.core.refusal.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/** Too many files wait to be read; nothing of this one was kept. */
record IntakeBusy() implements BilingualRefusal {

    @Override
    public ErrorCode code() {
        return ErrorCode.UNAVAILABLE;
    }

    @Override
    public Bilingual detail() {
        return new Bilingual("正在读取的文件过多，请稍后重新发送。", "Too many files are being read: send it again shortly.");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(30));
    }
}
