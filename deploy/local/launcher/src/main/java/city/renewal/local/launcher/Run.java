package city.renewal.local.launcher;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What one run of the platform was asked for and what it remembers, as far as its processes need it.
 *
 * @param root the checkout
 * @param environment what the launcher itself was started with
 * @param reach where the gateway and the sign-in listen
 * @param ports hands out free ports
 * @param remembered what the data folder keeps from run to run; changed here, saved by the caller
 * @param anchor the real instant at which a drill's start stands
 */
record Run(
        Path root,
        DataFolder folder,
        Map<String, String> environment,
        Ports ports,
        Properties remembered,
        int gatewayPort,
        Reach reach,
        ClockSetting clock,
        Instant anchor) {

    Optional<String> external(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    /** The port under this name: the one of the last run when it is free. */
    int port(String name) {
        var key = "port." + name;
        var port = ports.preferably(Integer.parseInt(remembered.getProperty(key, "0")));
        remembered.setProperty(key, String.valueOf(port));
        return port;
    }

    /** The gateway, as this machine reaches it. */
    String gateway() {
        return "http://%s:%d".formatted(reach.local(), gatewayPort);
    }

    /** The pages, as people reach them. */
    String pages() {
        return "http://%s:%d".formatted(reach.host(), gatewayPort);
    }
}
