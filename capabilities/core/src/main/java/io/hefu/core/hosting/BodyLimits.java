package io.hefu.core.hosting;

import io.hefu.core.reconciliation.PartnerFileIntake;
import java.util.regex.Pattern;

/** How long bodies to the portal may be: short, but for definitions of hosted APIs and partners' files. Listener and portal agree on it. */
public final class BodyLimits {

    public static final long USUAL_BYTES = 1 << 20;

    /** Of a definition as it is exported: normalised and indented, it is longer than what a partner handed in. */
    public static final int EXPORTED_DEFINITION_BYTES = 32 << 20;

    /** Of a partner's file: too long to be held in memory. */
    public static final long FILE_BYTES = PartnerFileIntake.MOST_BYTES;

    private static final String FILES = "/portal/v1/reconciliation-files";
    private static final long DEFINITION_BYTES = 10 << 20;
    private static final Pattern DEFINITION = Pattern.compile("/portal/v1/hosted-apis/[^/]{1,40}/draft/definition");
    private static final Pattern EXPORTED = Pattern.compile("/portal/v1/configuration/definitions/[0-9a-f]{64}");

    private BodyLimits() {}

    /**
     * @param path as sent, without its query
     * @param usualBytes for all that is neither a definition nor a file
     */
    public static long mostBytes(String path, long usualBytes) {
        if (DEFINITION.matcher(path).matches()) {
            return DEFINITION_BYTES;
        }
        if (path.equals(FILES)) {
            return FILE_BYTES;
        }
        return EXPORTED.matcher(path).matches() ? EXPORTED_DEFINITION_BYTES : usualBytes;
    }
}
