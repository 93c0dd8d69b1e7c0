package io.hefu.location.network;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.RefusedException;
import io.hefu.location.geometry.Circle;
import io.hefu.location.geometry.Position;
import io.hefu.location.network.LocationReport.Located;
import io.hefu.location.network.LocationReport.NotKnown;
import io.hefu.location.network.LocationReport.NotLocated;
import io.hefu.location.network.LocationReport.NotProvisioned;
import io.hefu.location.refusal.LocationRefusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers by the last four digits of the number, always the same and at once. The API's definition publishes the table. */
public final class SandboxNetworkLocation implements NetworkLocation {

    private static final Position PEOPLES_SQUARE = new Position(31.2304, 121.4737);
    private static final Position PUDONG_AIRPORT = new Position(31.1443, 121.8083);
    private static final String NOBODY = "+999";

    @Override
    public CompletionStage<LocationReport> locate(PhoneNumber phone, Freshness freshness) {
        String number = phone.value();
        if (number.startsWith(NOBODY)) {
            return answer(new NotKnown());
        }
        return switch (number.substring(Math.max(0, number.length() - 4))) {
            case "0002" -> answer(new Located(new Circle(PUDONG_AIRPORT, 300), Duration.ZERO));
            case "0003" -> answer(new Located(new Circle(PEOPLES_SQUARE, 200), Duration.ofMinutes(30)));
            case "0004", "0007" -> answer(new NotLocated());
            case "0005" -> refuse(LocationRefusal.Plain.NETWORK_TIMEOUT);
            case "0006" -> refuse(LocationRefusal.Plain.NETWORK_UNAVAILABLE);
            case "0008" -> answer(new NotProvisioned());
            case "0009" -> answer(new Located(new Circle(PEOPLES_SQUARE, 5_000), Duration.ZERO));
            default -> answer(new Located(new Circle(PEOPLES_SQUARE, 200), Duration.ZERO));
        };
    }

    private static CompletionStage<LocationReport> answer(LocationReport report) {
        return CompletableFuture.completedStage(report);
    }

    private static CompletionStage<LocationReport> refuse(LocationRefusal refusal) {
        return CompletableFuture.failedStage(new RefusedException(refusal));
    }
}
