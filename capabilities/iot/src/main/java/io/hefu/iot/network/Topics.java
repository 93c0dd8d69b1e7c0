package io.hefu.iot.network;

import io.hefu.iot.device.CommandId;
import io.hefu.iot.device.DeviceId;
import java.util.Optional;

/** The topics of one device. It may publish to the first three and listen to the other two, of its own only. */
public record Topics(DeviceId device) {

    /** What Hefu listens to, for all devices. */
    static final String ALL_TELEMETRY = "devices/+/telemetry";

    static final String ALL_REPORTED = "devices/+/shadow/reported";
    static final String ALL_ANSWERS = "devices/+/commands/+/answer";

    public String telemetry() {
        return root() + "/telemetry";
    }

    public String reported() {
        return root() + "/shadow/reported";
    }

    /** A filter: a device answers on {@link #answer}. */
    public String answers() {
        return root() + "/commands/+/answer";
    }

    public String desired() {
        return root() + "/shadow/desired";
    }

    /** A filter: a command comes on {@link #command}. */
    public String commands() {
        return root() + "/commands/+";
    }

    public String command(CommandId command) {
        return root() + "/commands/" + command;
    }

    public String answer(CommandId command) {
        return command(command) + "/answer";
    }

    private String root() {
        return "devices/" + device;
    }

    /** What a topic is for, or empty when it is none that a device publishes to. */
    public static Optional<Purpose> purposeOf(String topic) {
        String[] levels = topic.split("/", -1);
        if (levels.length < 3 || !levels[0].equals("devices")) {
            return Optional.empty();
        }
        return DeviceId.parse(levels[1]).flatMap(device -> purpose(device, levels));
    }

    private static Optional<Purpose> purpose(DeviceId device, String[] levels) {
        if (levels.length == 3 && levels[2].equals("telemetry")) {
            return Optional.of(new Purpose.Measuring(device));
        }
        if (levels.length == 4 && levels[2].equals("shadow") && levels[3].equals("reported")) {
            return Optional.of(new Purpose.Reporting(device));
        }
        if (levels.length == 5 && levels[2].equals("commands") && levels[4].equals("answer")) {
            return CommandId.parse(levels[3]).map(command -> new Purpose.Answering(device, command));
        }
        return Optional.empty();
    }

    /** Why a device publishes. */
    public sealed interface Purpose {

        record Measuring(DeviceId device) implements Purpose {}

        record Reporting(DeviceId device) implements Purpose {}

        record Answering(DeviceId device, CommandId command) implements Purpose {}
    }
}
