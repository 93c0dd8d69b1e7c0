package io.hefu.iot.refusal;

import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.util.UUID;

/** Why an IoT call is turned away, where the shared reasons of core do not say it. */
public sealed interface IotRefusal extends Refusal {

    /** The password was shown once and cannot be shown again, so a repeated registration is no success. */
    record DeviceAlreadyRegistered(UUID device) implements IotRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.ALREADY_EXISTS;
        }

        @Override
        public String message() {
            return "Device " + device + " was registered with this clientCorrelator;" + " POST /devices/" + device
                    + "/credentials if its password was lost.";
        }
    }

    /** Somebody else changed the desired state in between. */
    record DesiredVersionPassed(long currentVersion) implements IotRefusal {

        @Override
        public ErrorCode code() {
            return ErrorCode.ABORTED;
        }

        @Override
        public String message() {
            return "The desired state is at version " + currentVersion
                    + " now; read the shadow again and repeat the change on top of it.";
        }
    }
}
