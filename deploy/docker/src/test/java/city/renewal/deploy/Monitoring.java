package city.renewal.deploy;

import static city.renewal.deploy.Repository.list;
import static city.renewal.deploy.Repository.map;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the targets and queries of Prometheus and Grafana with the services' metrics. */
final class Monitoring {
    private static final Pattern DECLARED = Pattern.compile("\\(\\s*\"(renewal(?:\\.[a-z]+)+)\"");
    private static final Pattern ASKED = Pattern.compile("\\brenewal_[a-z_]+");
    /** The suffixes that the Prometheus registry appends to a name, by the kind of meter and its unit. */
    private static final String APPENDED = "(_seconds)?(_total|_bucket|_count|_sum|_max)?";

    private Monitoring() {}

    /** The metrics that the services declare: every name in an enum that implements {@code MetricName}. */
    static Set<String> declared() {
        return Repository.mainSources().stream()
                .map(Repository::text)
                .filter(source -> source.contains("implements MetricName"))
                .flatMap(source -> DECLARED.matcher(source).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Metrics of ours that the file queries and no service has. */
    static List<String> unknownMetrics(Path file) {
        var known = declared().stream()
                .map(name -> Pattern.compile(Pattern.quote(name.replace('.', '_')) + APPENDED))
                .toList();
        return ASKED.matcher(Repository.text(file))
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(asked ->
                        known.stream().noneMatch(name -> name.matcher(asked).matches()))
                .toList();
    }

    /** The scrape targets of the file, as {@code job -> host:port}. */
    static Set<String> targets(Path prometheus) {
        var targets = new TreeSet<String>();
        for (var job : list(Repository.yaml(prometheus).get("scrape_configs"))) {
            for (var group : list(map(job).get("static_configs"))) {
                list(map(group).get("targets"))
                        .forEach(target -> targets.add(map(job).get("job_name") + " -> " + target));
            }
        }
        return targets;
    }

    /** The management ports of the services in the compose file. */
    static Set<String> managementPorts(ComposeFile compose) {
        var ports = new TreeSet<String>();
        for (var service : compose.services()) {
            if (service.module() != null) {
                var byDefault = ServiceSettings.of(service.module()).defaultManagementPort();
                var port = service.environment().getOrDefault("MANAGEMENT_SERVER_PORT", String.valueOf(byDefault));
                ports.add("%s -> %s:%s".formatted(service.name(), service.name(), port));
            }
        }
        return ports;
    }
}
