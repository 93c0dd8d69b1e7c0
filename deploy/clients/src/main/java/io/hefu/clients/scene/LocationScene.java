package io.hefu.clients.scene;

import io.hefu.clients.call.Calls;
import java.util.ArrayList;
import java.util.List;

/** Location verifications: answered for the subscriber who agreed, refused for one who did not. */
public final class LocationScene implements Scene {

    private static final int VERIFICATIONS = 54;

    private final Application application;
    private final String consentedNumber;

    public LocationScene(Application application, String consentedNumber) {
        this.application = application;
        this.consentedNumber = consentedNumber;
    }

    @Override
    public String title() {
        return "location verification";
    }

    @Override
    public List<Runnable> steps() {
        List<Runnable> steps = new ArrayList<>();
        for (int i = 0; i < VERIFICATIONS; i++) {
            boolean consented = i % 3 != 2;
            steps.add(
                    consented
                            ? () -> application.call(Calls.verifyLocation(consentedNumber), 200)
                            : () -> application.call(Calls.verifyLocation("+8613800000002"), 403));
        }
        return steps;
    }
}
