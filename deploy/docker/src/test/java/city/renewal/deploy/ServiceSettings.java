package city.renewal.deploy;

import static city.renewal.deploy.Repository.map;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a service reads from its environment, by its own configuration files: the placeholders {@code ${NAME:default}} in
 * them, and the properties that they set, each of which Spring lets a variable override ({@code server.port} by
 * {@code SERVER_PORT}).
 */
record ServiceSettings(String module, Set<String> readVariables, int defaultManagementPort) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:([^}]*))?}");
    private static final Pattern IMPORTED = Pattern.compile("classpath:([\\w-]+\\.yml)");
    private static final Path STARTER = Repository.file("libs/service-starter/src/main/resources");

    static ServiceSettings of(String module) {
        var files = files(module);
        var read = new TreeSet<String>();
        for (var file : files) {
            PLACEHOLDER.matcher(Repository.text(file)).results().forEach(found -> read.add(found.group(1)));
            variables("", Repository.yaml(file), read);
        }
        return new ServiceSettings(module, Set.copyOf(read), managementPort(files));
    }

    private static List<Path> files(String module) {
        var own = Repository.file(module).resolve("src/main/resources/application.yml");
        var files = new ArrayList<>(List.of(own));
        IMPORTED.matcher(Repository.text(own))
                .results()
                .map(found -> STARTER.resolve(found.group(1)))
                .filter(Files::exists)
                .forEach(files::add);
        return files;
    }

    private static void variables(String prefix, Map<String, Object> properties, Set<String> into) {
        properties.forEach((key, value) -> {
            var name = prefix + key;
            if (value instanceof Map) {
                variables(name + ".", map(value), into);
            } else {
                into.add(name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT));
            }
        });
    }

    private static int managementPort(List<Path> files) {
        var ports = files.stream()
                .flatMap(file -> PLACEHOLDER.matcher(Repository.text(file)).results())
                .filter(found -> found.group(1).equals("MANAGEMENT_SERVER_PORT"))
                .map(found -> Integer.parseInt(found.group(3)))
                .collect(Collectors.toSet());
        if (ports.size() != 1) {
            throw new IllegalStateException("Expected one default management port, but found %s".formatted(ports));
        }
        return ports.iterator().next();
    }
}
