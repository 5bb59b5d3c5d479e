package city.renewal.local.launcher;

import java.util.List;
import java.util.Map;

/**
 * One process of the platform: how it is started and how one knows that it is well.
 *
 * @param command the program and its arguments
 * @param environment what it reads beside what it inherits
 * @param port where others reach it
 * @param managementPort where its health is asked; 0 when an answering port is all there is to ask
 */
record Part(
        String name, List<String> command, Map<String, String> environment, int port, int managementPort, Tier tier) {

    /** What stands on what: the upper tier ends first, so that nobody loses the ground under work in hand. */
    enum Tier {
        GROUND,
        SERVICE
    }

    Part {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
