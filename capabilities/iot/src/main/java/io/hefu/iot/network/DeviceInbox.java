package io.hefu.iot.network;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Takes in what devices say. */
public interface DeviceInbox {

    /**
     * Stores messages, oldest first, all or none. Messages of devices that do not exist, and answers that settle nothing,
     * are left out without failing.
     */
    CompletionStage<Void> store(List<? extends DeviceMessage> messages);

    /** Takes note that the network lost what it kept for devices: their desired states are announced again. */
    CompletionStage<Void> networkForgot();
}
