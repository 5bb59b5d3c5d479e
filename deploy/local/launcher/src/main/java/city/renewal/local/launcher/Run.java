package city.renewal.local.launcher;

import city.renewal.local.mongod.StoreChoice;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The settings of one run of the platform that its processes need.
 *
 * @param root the checkout
 * @param environment the environment variables of the launcher
 * @param store the store that its services use
 * @param listen where the gateway and the sign-in page listen
 * @param ports assigns free ports
 * @param savedSettings the settings that the data folder keeps between runs; changed here, saved by the caller
 * @param anchor the real instant of a drill's start
 */
record Run(
        Path root,
        DataFolder folder,
        Map<String, String> environment,
        Ports ports,
        Properties savedSettings,
        int gatewayPort,
        ListenSettings listen,
        StoreChoice store,
        ClockSetting clock,
        Instant anchor) {

    Optional<String> environmentVariable(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    /** The port with this name: the one of the last run if it is free. */
    int port(String name) {
        var key = "port." + name;
        var port = ports.reservePreferred(Integer.parseInt(savedSettings.getProperty(key, "0")));
        savedSettings.setProperty(key, String.valueOf(port));
        return port;
    }

    /** The gateway's address for this machine. */
    String gatewayUri() {
        return "http://%s:%d".formatted(listen.localHost(), gatewayPort);
    }

    /** The pages' address for users. */
    String pagesUri() {
        return "http://%s:%d".formatted(listen.host(), gatewayPort);
    }
}
