package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file that lists the running processes of a launcher, so that another command finds them even when the launcher is
 * gone.
 *
 * @param launcher the launcher's own process
 * @param host the address at which this machine reaches gateway and issuer
 * @param gatewayPort the gateway's port
 * @param store which store it uses, for the user; empty in the file of a launcher that didn't say
 */
record RunRecord(ProcessId launcher, String host, int gatewayPort, String store, List<Entry> entries) {

    private static final String FILE = "processes";

    /** One process since its last start. */
    record Entry(String name, ProcessId process, int port, int managementPort, HealthCheck health, int restarts) {

        boolean isHealthy() {
            return process.findAlive().isPresent() && health.isHealthy(port, managementPort);
        }
    }

    static Optional<RunRecord> in(DataFolder folder) {
        var file = folder.runFile(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(DataFolder.read(file)));
        } catch (IllegalArgumentException | DateTimeParseException damaged) {
            throw new CommandException(
                    "'%s' is damaged; end the platform's processes yourself, then remove the file".formatted(file),
                    damaged);
        }
    }

    private static RunRecord read(Properties properties) {
        var entries = new ArrayList<Entry>();
        for (var name : properties.getProperty("names", "").split(",", -1)) {
            if (!name.isEmpty()) {
                entries.add(new Entry(
                        name,
                        process(properties, name),
                        number(properties, name + ".port"),
                        number(properties, name + ".managementPort"),
                        health(properties, name),
                        number(properties, name + ".restarts")));
            }
        }
        return new RunRecord(
                process(properties, "launcher"),
                properties.getProperty("host", ListenSettings.LOOPBACK.host()),
                number(properties, "gatewayPort"),
                properties.getProperty("store", ""),
                List.copyOf(entries));
    }

    void saveIn(DataFolder folder) {
        var properties = new Properties();
        properties.setProperty("names", entries.stream().map(Entry::name).collect(Collectors.joining(",")));
        properties.setProperty("host", host);
        properties.setProperty("gatewayPort", String.valueOf(gatewayPort));
        properties.setProperty("store", store);
        put(properties, "launcher", launcher);
        for (var entry : entries) {
            put(properties, entry.name(), entry.process());
            properties.setProperty(entry.name() + ".port", String.valueOf(entry.port()));
            properties.setProperty(entry.name() + ".managementPort", String.valueOf(entry.managementPort()));
            properties.setProperty(entry.name() + ".health", entry.health().name());
            properties.setProperty(entry.name() + ".restarts", String.valueOf(entry.restarts()));
        }
        DataFolder.write(folder.runFile(FILE), properties);
    }

    static void removeFrom(DataFolder folder) {
        var file = folder.runFile(FILE);
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw Disk.failure("remove", file, refused);
        }
    }

    boolean hasLiveProcess() {
        return Stream.concat(Stream.of(launcher), entries.stream().map(Entry::process))
                .anyMatch(process -> process.findAlive().isPresent());
    }

    private static void put(Properties properties, String name, ProcessId process) {
        properties.setProperty(name + ".pid", String.valueOf(process.pid()));
        properties.setProperty(name + ".startedAt", process.startedAt().toString());
    }

    private static ProcessId process(Properties properties, String name) {
        return new ProcessId(
                Long.parseLong(properties.getProperty(name + ".pid", "0")),
                Instant.parse(properties.getProperty(name + ".startedAt", "1970-01-01T00:00:00Z")));
    }

    /** The file of a former version doesn't name the check: only processes with a management port had another one. */
    private static HealthCheck health(Properties properties, String name) {
        var former = number(properties, name + ".managementPort") == 0 ? HealthCheck.OPEN_PORT : HealthCheck.HTTP;
        return HealthCheck.valueOf(properties.getProperty(name + ".health", former.name()));
    }

    private static int number(Properties properties, String key) {
        return Integer.parseInt(properties.getProperty(key, "0"));
    }
}
