package io.hefu.clients.scene;

import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.Calls;
import java.util.Collections;
import java.util.List;

/** The same APIs with the test key: answered alike, reaching nobody, costing nothing. */
public final class SandboxScene implements Scene {

    private static final int CALLS = 5;

    private final Application application;

    public SandboxScene(Application application) {
        this.application = application;
    }

    @Override
    public String title() {
        return "sandbox";
    }

    @Override
    public List<Runnable> steps() {
        ApiCall verification = Calls.verifyLocation("+8613800000001");
        return Collections.nCopies(CALLS, () -> application.call(verification, 200));
    }
}
