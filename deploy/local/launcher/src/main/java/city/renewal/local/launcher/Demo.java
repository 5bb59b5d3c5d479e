package city.renewal.local.launcher;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings a demonstration programme in through the front door, like anybody's: create it, register
 * its people and the city tasks that it carries, import its ledger, wait for the lists. Sent again after a half-way failure, it goes on where it stopped.
 */
final class Demo {

    /** How long the lists may stand still before loading counts as failed; as long as they grow, they have time. */
    private static final Duration TIME_TO_GROW = Duration.ofMinutes(2);

    private final Path files;
    private final String gateway;
    private final Tokens tokens;
    private final InstantSource clock;

    /** @param clock what the platform's clock shows */
    Demo(Path files, String gateway, Tokens tokens, InstantSource clock) {
        this.files = files;
        this.gateway = gateway;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The demonstrations that lie in the folder. */
    static List<String> names(Path files) {
        if (!Files.isDirectory(files)) {
            return List.of();
        }
        try (var found = Files.list(files)) {
            return found.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".xlsx"))
                    .map(name -> name.substring(0, name.length() - ".xlsx".length()))
                    .filter(name -> Files.exists(files.resolve(name + ".json")))
                    .sorted()
                    .toList();
        } catch (IOException refused) {
            throw Disk.explained("list", files, refused);
        }
    }

    /** Returns the number of projects when the lists show them all. */
    int load(String name) {
        try {
            create(name);
            registerPeople(name);
            setCityTasks(name);
            var projects = importLedger(name);
            awaitLists(name, projects);
            sendSiteRequests(name);
            return projects;
        } catch (IOException broken) {
            throw new Refused(
                    "The demonstration '%s' couldn't be loaded: %s".formatted(name, Answers.reason(broken)), broken);
        }
    }

    private void create(String name) throws IOException {
        var admin = tokens.tokenOf("admin");
        var known = Http.get(gateway + "/api/v1/programmes/" + name, authorized(admin));
        if (known.status() == 404) {
            var headers = Map.of(
                    "Authorization",
                    "Bearer " + admin,
                    "Content-Type",
                    "application/json",
                    "Idempotency-Key",
                    "demo-programme-" + name);
            expectGood(name, Http.post(gateway + "/api/v1/programmes", headers, file(name + ".json")));
        } else {
            expectGood(name, known);
        }
    }

    /** Whom the ledger names has to be in the directory first. */
    private void registerPeople(String name) throws IOException {
        var people = name + "-people.csv";
        var headers = Map.of(
                "Authorization",
                "Bearer " + tokens.tokenOf("admin"),
                "Content-Type",
                Multipart.CONTENT_TYPE,
                "Idempotency-Key",
                "demo-people-" + name);
        expectGood(name, Http.post(gateway + "/api/v1/people/import", headers, Multipart.file(people, file(people))));
    }

    /** What the ledger carries has to be there first, too; most ledgers carry none. */
    private void setCityTasks(String name) throws IOException {
        var tasks = files.resolve(CityTasksOfDemo.fileOf(name));
        if (Files.exists(tasks)) {
            new CityTasksOfDemo(gateway, tokens.tokenOf("admin")).register(name, Files.readString(tasks));
        }
    }

    /** What happened on its sites, where the demonstration tells of it. */
    private void sendSiteRequests(String name) throws IOException {
        var requests = files.resolve(SiteRequestsOfDemo.fileOf(name));
        if (Files.exists(requests)) {
            new SiteRequestsOfDemo(files, gateway, tokens, clock.instant()).send(name, Files.readString(requests));
        }
    }

    private int importLedger(String name) throws IOException {
        var headers = Map.of(
                "Authorization",
                "Bearer " + tokens.tokenOf("commander"),
                "Content-Type",
                Multipart.CONTENT_TYPE,
                "Idempotency-Key",
                "demo-ledger-" + name);
        var report = Http.post(
                gateway + "/api/v1/ledgers?programme=" + name,
                headers,
                Multipart.file(name + ".xlsx", file(name + ".xlsx")));
        expectGood(name, report);
        return number(Json.at(Json.read(report.body()), "projects"));
    }

    private void awaitLists(String name, int projects) throws IOException {
        var commander = authorized(tokens.tokenOf("commander"));
        var deadline = System.nanoTime() + TIME_TO_GROW.toNanos();
        var shown = -1;
        while (true) {
            var overview = Http.get(gateway + "/api/v1/overview?programme=" + name, commander);
            if (overview.isGood() && isComplete(overview.body(), projects) && hasDeadlines(name, commander)) {
                return;
            }
            if (overview.isGood() && nodes(overview.body()) > shown) {
                shown = nodes(overview.body());
                deadline = System.nanoTime() + TIME_TO_GROW.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new Refused(
                        "The demonstration '%s' is imported, but the overview doesn't show its %d projects with %d nodes so far"
                                .formatted(name, projects, Math.max(shown, 0)));
            }
            Pause.of(Duration.ofMillis(100));
        }
    }

    private static boolean isComplete(String overview, int projects) {
        return number(Json.at(Json.read(overview), "projects", "total")) >= projects && nodes(overview) > 0;
    }

    private static int nodes(String overview) {
        return number(Json.at(Json.read(overview), "nodes", "total"));
    }

    private boolean hasDeadlines(String name, Map<String, String> commander) throws IOException {
        var deadlines = Http.get(gateway + "/api/v1/deadlines?limit=1&programme=" + name, commander);
        return deadlines.isGood()
                && Json.at(Json.read(deadlines.body()), "items") instanceof List<?> items
                && !items.isEmpty();
    }

    private static int number(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.intValue() : 0;
    }

    private static Map<String, String> authorized(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private byte[] file(String name) throws IOException {
        return Files.readAllBytes(files.resolve(name));
    }

    static void expectGood(String name, Http.Answer answer) {
        if (!answer.isGood()) {
            throw Answers.refused("The platform got the demonstration '%s' and".formatted(name), answer);
        }
    }
}
