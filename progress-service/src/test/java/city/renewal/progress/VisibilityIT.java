package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent.ProjectRegistered;
import city.renewal.progress.application.live.LiveEvent;
import city.renewal.progress.application.live.LiveFeed;
import city.renewal.progress.application.live.LivePosition;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.testing.EventReader;
import city.renewal.starter.testing.TestTokens;
import city.renewal.starter.testing.TestTokens.Bearer;
import city.renewal.starter.testing.VisibilityCases;
import city.renewal.starter.testing.VisibilityCases.Sample;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every way to a node or a project of this service shows what the table of visibility says. */
class VisibilityIT extends ProgressIT {
    private static final String PROGRAMME = "visible-2023";
    private static final String LIVE = "/api/v1/live?programme=" + PROGRAMME;
    private static final Bearer EVERYWHERE = TestTokens.of("p-everywhere", city.renewal.starter.security.Role.COMMANDER)
            .in("37", "41");

    /** A position before every event of the service, as a client might send it. */
    private static final String FROM_THE_START = "renewal.test:0:1";

    /** A project with one overdue node per sample. */
    @BeforeAll
    static void publishSamples() {
        publish(List.of(ProjectFacts.programme(PROGRAMME, 7)));
        eventually(() -> assertThat(service.get("/api/v1/overview?programme=" + PROGRAMME, EVERYWHERE)
                        .status())
                .isEqualTo(200));
        for (var sample : VisibilityCases.SAMPLES) {
            publish(ProjectFacts.of(sample.id())
                    .decided(new ProjectRegistered(entry(sample), "p-commander", NOW))
                    .planned(node("n1", TODAY.minusDays(2))
                            .ownedBy(sample.owner(), sample.unit())
                            .ledBy(sample.leader()))
                    .all());
        }
        eventually(() -> assertThat(VisibilityCases.shownIn(service.get(list(""), EVERYWHERE)))
                .hasSize(VisibilityCases.SAMPLES.size()));
        try (var stream = EventReader.open(service, LIVE, EVERYWHERE.token(), FROM_THE_START)) {
            VisibilityCases.SAMPLES.forEach(_ -> stream.next("standing"));
        }
    }

    private static ProjectEntry entry(Sample sample) {
        var entry = ProjectFacts.entry(sample.id(), sample.area(), sample.leader(), sample.unit());
        return new ProjectEntry(
                entry.projectId(),
                PROGRAMME,
                entry.name(),
                entry.field(),
                entry.headquarters(),
                entry.area(),
                entry.unit(),
                entry.leader(),
                entry.totalInvestment(),
                entry.plannedThisYear(),
                null,
                null,
                List.of());
    }

    private static String list(String more) {
        return "/api/v1/deadlines?limit=500&programme=" + PROGRAMME + more;
    }

    @TestFactory
    Stream<DynamicTest> theDeadlineList() {
        return VisibilityCases.through(
                "GET /deadlines", bearer -> VisibilityCases.shownIn(service.get(list(""), bearer)));
    }

    @TestFactory
    Stream<DynamicTest> theExport() {
        return VisibilityCases.through(
                "GET /deadlines as CSV",
                bearer ->
                        VisibilityCases.shownIn(service.get(list("&format=csv").replace("limit=500&", ""), bearer)));
    }

    @TestFactory
    Stream<DynamicTest> theSearch() {
        return VisibilityCases.through("GET /deadlines of a project", bearer -> {
            var found = new HashSet<String>();
            VisibilityCases.SAMPLES.forEach(sample -> found.addAll(VisibilityCases.shownIn(
                    service.get(list("&project=%s&owner=%s".formatted(sample.id(), sample.owner())), bearer))));
            return found;
        });
    }

    @TestFactory
    Stream<DynamicTest> theScheduleById() {
        return VisibilityCases.through(
                "GET /projects/{projectId}/schedule",
                bearer -> VisibilityCases.shownById(
                        sample -> service.get("/api/v1/projects/%s/schedule".formatted(sample.id()), bearer)));
    }

    @TestFactory
    Stream<DynamicTest> theHistoryById() {
        return VisibilityCases.through(
                "GET /projects/{projectId}/history",
                bearer -> VisibilityCases.shownById(
                        sample -> service.get("/api/v1/projects/%s/history".formatted(sample.id()), bearer)));
    }

    @TestFactory
    Stream<DynamicTest> theStream() {
        return VisibilityCases.through("GET /live", VisibilityIT::streamed);
    }

    /** The samples whose change the stream sends. It sends nothing to those who see nothing, so they are not waited for. */
    private static Set<String> streamed(Bearer bearer) {
        var caller = VisibilityCases.caller(bearer);
        var visibility = Visibility.of(caller);
        var feed = service.bean(LiveFeed.class);
        if (visibility.isNothing()
                || service.get("/api/v1/overview?programme=" + PROGRAMME, bearer)
                                .status()
                        != 200) {
            return remembered(bearer, visibility);
        }
        var last = new LiveEvent(
                "last-" + UUID.randomUUID(),
                LivePosition.start().id(),
                new LiveEvent.SourceOffset("renewal.test", 0, 0),
                PROGRAMME,
                new Visibility.Target(
                        caller.areas().stream().findFirst().orElse(""),
                        caller.units(),
                        Set.of(caller.personId()),
                        Set.of(caller.personId())),
                Map.of());
        var names = new HashSet<String>();
        try (var stream = EventReader.open(service, LIVE, bearer.token(), FROM_THE_START)) {
            feed.publish(last);
            for (var event = stream.next(); !event.name().equals(last.name()); event = stream.next()) {
                if (event.name().equals("standing")) {
                    names.add(event.data().at("/subject/projectId").asString().replace("vis-", ""));
                }
            }
        }
        eventually(() -> {
            feed.publish(last);
            assertThat(feed.subscribers()).isZero();
        });
        return names;
    }

    private static Set<String> remembered(Bearer bearer, Visibility visibility) {
        var position = LivePosition.parse(FROM_THE_START).orElseThrow();
        var names = new HashSet<String>();
        var outcome = service.bean(LiveFeed.class).subscribe(bearer.personId(), PROGRAMME, visibility, position);
        try (var subscriber = ((LiveFeed.SubscribeOutcome.Subscribed) outcome).subscriber()) {
            for (var next = subscriber.next(java.time.Duration.ZERO);
                    next.isPresent();
                    next = subscriber.next(java.time.Duration.ZERO)) {
                names.add(next.get().source().toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return names;
    }
}
