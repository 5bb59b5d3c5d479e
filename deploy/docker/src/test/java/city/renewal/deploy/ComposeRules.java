package city.renewal.deploy;

import city.renewal.deploy.ComposeFile.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules for a compose file. Each returns its violations. */
final class ComposeRules {
    /** {@code name:version} with at least two numbers in the version: neither "latest" nor a tag that moves with every patch. */
    private static final Pattern PINNED = Pattern.compile("[^:@]+:v?\\d+\\.\\d+(\\.\\d+|-alpine\\d)[\\w.-]*");

    private static final Pattern FROM = Pattern.compile("(?m)^FROM\\s+(\\S+)");
    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(PASSWORD|SECRET|TOKEN|_KEY)(_.*)?$");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{[A-Z_]+:\\?[^}]+}");
    private static final Pattern USER_IN_ADDRESS = Pattern.compile("://[^/@:]*:(?<password>\\$\\{[^}]*}|[^@/]*)@");
    private static final Pattern DEFAULTED = Pattern.compile("\\$\\{(?<name>[A-Z_]+)(:?-[^}]*)?}");

    private ComposeRules() {}

    /** The same input gives the same platform, tomorrow too. */
    static List<String> unpinned(ComposeFile compose) {
        var images = compose.services().stream().map(Service::image).filter(Objects::nonNull);
        var bases = compose.services().stream()
                .map(Service::dockerfile)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(file -> FROM.matcher(Repository.text(Repository.file(file)))
                        .results()
                        .map(found -> found.group(1)));
        return Stream.concat(images, bases)
                .filter(image -> !PINNED.matcher(image).matches())
                .map("The image '%s' names no exact version"::formatted)
                .toList();
    }

    /** Every container has a health check, or is a job that ends and on which another one depends. */
    static List<String> withoutHealthCheck(ComposeFile compose) {
        var found = new ArrayList<String>();
        for (var service : compose.services()) {
            if (!isJob(compose, service) && !checksItself(service)) {
                found.add("'%s' has no health check".formatted(service.name()));
            }
            service.waitsFor().forEach((other, condition) -> {
                if (!condition.equals("service_healthy") && !condition.equals("service_completed_successfully")) {
                    found.add("'%s' starts beside '%s' without waiting until it is well"
                            .formatted(service.name(), other));
                }
            });
        }
        return found;
    }

    private static boolean isJob(ComposeFile compose, Service service) {
        return "no".equals(service.restart())
                && compose.services().stream()
                        .anyMatch(other -> "service_completed_successfully"
                                .equals(other.waitsFor().get(service.name())));
    }

    private static boolean checksItself(Service service) {
        if (!service.healthTest().isEmpty()) {
            return !service.healthTest().getFirst().equals("NONE");
        }
        return service.dockerfile() != null
                && Repository.text(Repository.file(service.dockerfile())).contains("\nHEALTHCHECK ");
    }

    /** A secret comes from outside, and its absence stops the start. */
    static List<String> literalSecrets(ComposeFile compose) {
        var found = new ArrayList<String>();
        for (var service : compose.services()) {
            service.environment().forEach((name, value) -> {
                if (SECRET_NAME.matcher(name).matches()
                        && !REQUIRED.matcher(value).matches()) {
                    found.add("%s of '%s' is not a required variable".formatted(name, service.name()));
                }
                USER_IN_ADDRESS
                        .matcher(value)
                        .results()
                        .map(match -> match.group("password"))
                        .filter(password -> !REQUIRED.matcher(password).matches())
                        .forEach(password -> found.add("%s of '%s' holds a password that is not a required variable"
                                .formatted(name, service.name())));
            });
        }
        DEFAULTED
                .matcher(compose.text())
                .results()
                .map(match -> match.group("name"))
                .filter(name -> SECRET_NAME.matcher(name).matches())
                .forEach(name -> found.add("%s may be left out or has a default".formatted(name)));
        return found;
    }

    /** A variable that no service reads would be a setting without effect. */
    static List<String> unreadVariables(ComposeFile compose) {
        var found = new ArrayList<String>();
        for (var service : compose.services()) {
            if (service.module() == null) {
                continue;
            }
            var read = ServiceSettings.of(service.module()).readVariables();
            service.environment().keySet().stream()
                    .filter(name -> !read.contains(name))
                    .forEach(name -> found.add("'%s' does not read %s".formatted(service.name(), name)));
        }
        return found;
    }

    /** Docker makes an empty folder where a mounted file is missing, and the container fails far from the cause. */
    static List<String> missingMounts(ComposeFile compose) {
        return compose.services().stream()
                .flatMap(service -> service.volumes().stream())
                .filter(volume -> volume.startsWith("."))
                .map(volume -> volume.substring(0, volume.indexOf(':')))
                .filter(path -> !Files.isRegularFile(Repository.file(path)))
                .map("'%s' is mounted and is no file"::formatted)
                .toList();
    }

    /** Of two services that publish one port, the second does not start. */
    static List<String> clashingPorts(ComposeFile compose) {
        Map<String, String> holders = new HashMap<>();
        var found = new ArrayList<String>();
        for (var service : compose.services()) {
            for (var port : service.ports()) {
                var parts = port.replaceAll("\\$\\{[^}]*}", "address").split(":", -1);
                var published = parts.length < 2 ? "any" : parts[parts.length - 2];
                var holder = holders.putIfAbsent(published, service.name());
                if (holder != null) {
                    found.add("'%s' and '%s' both publish port %s".formatted(holder, service.name(), published));
                }
            }
        }
        return found;
    }

    /** The services that publish a port. */
    static List<String> published(ComposeFile compose) {
        return compose.services().stream()
                .filter(service -> !service.ports().isEmpty())
                .map(Service::name)
                .sorted()
                .toList();
    }

    static ComposeFile real() {
        return ComposeFile.read(Repository.file("docker-compose.yml"));
    }

    static ComposeFile broken(String name) {
        return ComposeFile.read(Path.of("src/test/resources/broken").resolve(name));
    }
}
