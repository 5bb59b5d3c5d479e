package city.renewal.local.launcher;

import java.util.List;
import java.util.Map;

/**
 * The start command and health check of one process of the platform.
 *
 * @param command the program and its arguments
 * @param environment variables beside the inherited ones
 * @param port the port of its service
 * @param managementPort the port of its health endpoint; 0 when it has none
 */
record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        int port,
        int managementPort,
        HealthCheck health,
        Tier tier) {

    /** Services end before infrastructure, so that their running work can finish. */
    enum Tier {
        INFRASTRUCTURE,
        SERVICE
    }

    ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
