package city.renewal.gateway.routes;

import java.util.Locale;

/** A service behind the gateway. */
public enum Service {
    PROJECT,
    PROGRESS,
    NOTIFICATION;

    /** As in {@code /openapi/project}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its process: {@code project-service}. */
    public String processName() {
        return id() + "-service";
    }
}
