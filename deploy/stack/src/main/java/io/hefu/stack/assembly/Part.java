package io.hefu.stack.assembly;

import io.hefu.stack.authentication.AuthenticationDeviceSimulator;
import io.hefu.stack.keycloak.Keycloak;
import io.hefu.stack.location.MonitoringEventSimulator;
import io.hefu.stack.platform.Hefu;
import io.hefu.stack.postgres.Postgres;
import io.hefu.stack.rights.RightsSupplierSimulator;
import io.hefu.stack.sms.SmscSimulator;

/** What the stack is made of, in the order in which it is shown; it ends in the reverse order. */
public enum Part {
    POSTGRES("PostgreSQL", Postgres.DEFAULT_PORT),
    SMSC("SMSC", SmscSimulator.DEFAULT_PORT),
    MONITORING_EVENT("T8 monitoring event", MonitoringEventSimulator.DEFAULT_PORT),
    RIGHTS_SUPPLIER("Rights supplier", RightsSupplierSimulator.DEFAULT_PORT),
    MQTT_BROKER("MQTT broker", 1883),
    AUTHENTICATION_DEVICE("Authentication device", AuthenticationDeviceSimulator.DEFAULT_PORT),
    KEYCLOAK("Keycloak", Keycloak.DEFAULT_PORT),
    HEFU("Hefu", Hefu.DEFAULT_PORT),
    CONTROL("Control", 9100);

    private final String title;
    private final int defaultPort;

    Part(String title, int defaultPort) {
        this.title = title;
        this.defaultPort = defaultPort;
    }

    /** For people. */
    public String title() {
        return title;
    }

    public int defaultPort() {
        return defaultPort;
    }
}
