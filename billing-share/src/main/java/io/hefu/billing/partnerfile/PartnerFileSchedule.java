package io.hefu.billing.partnerfile;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** At a start, takes up files whose turn had come when a process ended. */
@Singleton
class PartnerFileSchedule {

    private final PartnerFileStore files;

    PartnerFileSchedule(PartnerFileStore files) {
        this.files = files;
    }

    void start(@Observes StartupEvent started) {
        files.readWaiting().subscribe().with(done -> {});
    }
}
