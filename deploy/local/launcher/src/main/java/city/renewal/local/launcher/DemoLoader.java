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
 * Loads a demonstration programme through the gateway like any client: creates it, registers its people and city tasks,
 * imports its ledger, and waits until the lists show it. After a failure half-way, another call continues.
 */
final class DemoLoader {

    /** Loading fails when the lists don't grow for this long. */
    private static final Duration PROGRESS_TIMEOUT = Duration.ofMinutes(2);

    private final Path files;
    private final String gateway;
    private final TokenClient tokens;
    private final InstantSource clock;

    /** @param clock the platform's clock */
    DemoLoader(Path files, String gateway, TokenClient tokens, InstantSource clock) {
        this.files = files;
        this.gateway = gateway;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The names of the demonstrations in the folder. */
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
            throw Disk.failure("list", files, refused);
        }
    }

    /** Returns the number of projects once the lists show them all. */
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
            throw new CommandException(
                    "The demonstration '%s' couldn't be loaded: %s".formatted(name, HttpResponses.reason(broken)),
                    broken);
        }
    }

    private void create(String name) throws IOException {
        var admin = tokens.tokenFor("admin");
        var known = Http.get(gateway + "/api/v1/programmes/" + name, authorized(admin));
        if (known.status() == 404) {
            var headers = Map.of(
                    "Authorization",
                    "Bearer " + admin,
                    "Content-Type",
                    "application/json",
                    "Idempotency-Key",
                    "demo-programme-" + name);
            requireSuccess(name, Http.post(gateway + "/api/v1/programmes", headers, file(name + ".json")));
        } else {
            requireSuccess(name, known);
        }
    }

    /** The people whom the ledger names must be in the directory before the import. */
    private void registerPeople(String name) throws IOException {
        var people = name + "-people.csv";
        var headers = Map.of(
                "Authorization",
                "Bearer " + tokens.tokenFor("admin"),
                "Content-Type",
                Multipart.CONTENT_TYPE,
                "Idempotency-Key",
                "demo-people-" + name);
        requireSuccess(
                name, Http.post(gateway + "/api/v1/people/import", headers, Multipart.file(people, file(people))));
    }

    /** The city tasks that the ledger refers to must exist before the import; most ledgers refer to none. */
    private void setCityTasks(String name) throws IOException {
        var tasks = files.resolve(DemoCityTasks.fileOf(name));
        if (Files.exists(tasks)) {
            new DemoCityTasks(gateway, tokens.tokenFor("admin")).register(name, Files.readString(tasks));
        }
    }

    /** Sends the demonstration's site requests, if it has any. */
    private void sendSiteRequests(String name) throws IOException {
        var requests = files.resolve(DemoSiteRequests.fileOf(name));
        if (Files.exists(requests)) {
            new DemoSiteRequests(files, gateway, tokens, clock.instant()).send(name, Files.readString(requests));
        }
    }

    private int importLedger(String name) throws IOException {
        var headers = Map.of(
                "Authorization",
                "Bearer " + tokens.tokenFor("commander"),
                "Content-Type",
                Multipart.CONTENT_TYPE,
                "Idempotency-Key",
                "demo-ledger-" + name);
        var report = Http.post(
                gateway + "/api/v1/ledgers?programme=" + name,
                headers,
                Multipart.file(name + ".xlsx", file(name + ".xlsx")));
        requireSuccess(name, report);
        return number(Json.at(Json.read(report.body()), "projects"));
    }

    private void awaitLists(String name, int projects) throws IOException {
        var commander = authorized(tokens.tokenFor("commander"));
        var deadline = System.nanoTime() + PROGRESS_TIMEOUT.toNanos();
        var shown = -1;
        while (true) {
            var overview = Http.get(gateway + "/api/v1/overview?programme=" + name, commander);
            if (overview.isSuccess() && isComplete(overview.body(), projects) && hasDeadlines(name, commander)) {
                return;
            }
            if (overview.isSuccess() && nodes(overview.body()) > shown) {
                shown = nodes(overview.body());
                deadline = System.nanoTime() + PROGRESS_TIMEOUT.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new CommandException(
                        "The demonstration '%s' is imported, but the overview doesn't show its %d projects with %d nodes so far"
                                .formatted(name, projects, Math.max(shown, 0)));
            }
            Sleep.of(Duration.ofMillis(100));
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
        return deadlines.isSuccess()
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

    static void requireSuccess(String name, Http.Response answer) {
        if (!answer.isSuccess()) {
            throw HttpResponses.failure("The platform got the demonstration '%s' and".formatted(name), answer);
        }
    }
}
