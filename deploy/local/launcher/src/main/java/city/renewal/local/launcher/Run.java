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

    String gateway() {
        return "http://127.0.0.1:" + gatewayPort;
    }
}
