package city.renewal.project.adapter.mongo;

import static city.renewal.project.testing.Plans.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ReportFlag;
import city.renewal.events.Topics;
import city.renewal.project.application.report.SiteReports;
import city.renewal.project.domain.report.Assessment;
import city.renewal.project.domain.report.CountingStatus;
import city.renewal.project.domain.report.Observation;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.project.testing.InMemorySiteReports;
import city.renewal.project.testing.SiteReportBuilder;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.outbox.Outbox;
import city.renewal.starter.outbox.OutboxRelay;
import city.renewal.starter.testing.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Site reports in a real store are found as those in memory are, by every query. */
class MongoSiteReportsIT {
    private static final int REPORTS = 150;

    private final AggregateCollection<SiteReport> collection = new AggregateCollection<>(
            TestStore.freshDatabase().getCollection("siteReports"),
            SiteReport.class,
            "/site-reports/",
            SiteReport::projectId,
            MongoSiteReports::queryFields,
            InstantSource.system());
    private final SiteReports stored = new MongoSiteReports(
            collection,
            new OutboxRelay(
                    new Outbox(collection.documents(), Topics.PROJECT),
                    (_, _) -> CompletableFuture.completedFuture(null),
                    InstantSource.system()));
    private final InMemorySiteReports inMemory = new InMemorySiteReports();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @BeforeEach
    void theSameReportsInBoth() {
        collection.createIndexes();
        MongoSiteReports.createIndexes(collection.documents());
        for (int n = 0; n < REPORTS; n++) {
            var report = some(n);
            for (var reports : List.of(stored, inMemory)) {
                reports.create(report.reportId(), new Change<>(report, List.of(report.received()), null));
            }
        }
    }

    private SiteReport some(int n) {
        var at = NOW.minus(Duration.ofHours(random.nextInt(200)));
        var report = SiteReportBuilder.by("p" + random.nextInt(3))
                .id("r%03d".formatted(n))
                .on("p" + random.nextInt(3), "n" + random.nextInt(3))
                .at(at)
                .percent(random.nextBoolean() ? random.nextInt(101) : null)
                .photos(random.nextBoolean() ? new String[] {"a"} : new String[0])
                .report();
        var flag = ReportFlag.values()[random.nextInt(ReportFlag.values().length)];
        return report.with(new Assessment(
                NOW.minusSeconds(random.nextInt(100)),
                at,
                report.progressPercent(),
                CountingStatus.values()[random.nextInt(3)],
                random.nextBoolean() ? report.photos() : List.of(),
                random.nextBoolean() ? List.of(flag) : List.of(),
                random.nextBoolean() ? new city.renewal.events.Location(120.4, 36.1) : null,
                null,
                List.of(),
                List.of(),
                null));
    }

    private <T> T maybe(T value) {
        return random.nextInt(3) == 0 ? value : null;
    }

    private Instant someTime() {
        return NOW.minus(Duration.ofHours(random.nextInt(200)));
    }

    @Test
    void everyListIsTheSamePageByPage() {
        for (int run = 0; run < 100; run++) {
            var query = new SiteReports.Query(
                    maybe(Set.of("p1", "p2")),
                    maybe("p0"),
                    maybe("p1"),
                    null,
                    maybe("p2"),
                    maybe(someTime()),
                    maybe(someTime()),
                    maybe(random.nextBoolean()),
                    maybe(ReportFlag.JUMP),
                    null,
                    7);
            if (query.project() != null && random.nextBoolean()) {
                query = new SiteReports.Query(
                        query.projects(),
                        query.author(),
                        query.project(),
                        "n1",
                        query.reporter(),
                        query.from(),
                        query.until(),
                        query.complete(),
                        query.flag(),
                        null,
                        7);
            }

            assertThat(pages(stored, query)).as("seed %d: %s", seed, query).isEqualTo(pages(inMemory, query));
        }
    }

    private static List<SiteReport> pages(SiteReports reports, SiteReports.Query first) {
        var all = new ArrayList<SiteReport>();
        var query = first;
        while (true) {
            var page = reports.find(query).stream().map(StoredAggregate::state).toList();
            all.addAll(page);
            if (page.size() < query.limit()) {
                return all;
            }
            query = query.after(SiteReports.orderKey(page.getLast()));
        }
    }

    @Test
    void observationsAndPositionsAreTheSame() {
        for (int run = 0; run < 50; run++) {
            var from = someTime();
            var to = from.plus(Duration.ofHours(random.nextInt(50)));
            var project = "p" + random.nextInt(3);
            var node = "n" + random.nextInt(3);

            assertThat(sorted(stored.observations(project, node, from, to)))
                    .as("seed %d", seed)
                    .isEqualTo(sorted(inMemory.observations(project, node, from, to)));
            assertThat(stored.positions("p1", from, to))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(inMemory.positions("p1", from, to));
        }
    }

    private static List<Observation> sorted(List<Observation> observations) {
        return observations.stream().sorted(Observation.ORDER).toList();
    }

    @Test
    void pendingReportsAreFoundUntilTheyAreFinished() {
        assertThat(stored.held(null, 1_000)).isEqualTo(inMemory.held(null, 1_000));
        var page = stored.held(null, 5);
        assertThat(stored.held(page.getLast().reportId(), 5))
                .isEqualTo(inMemory.held(page.getLast().reportId(), 5));
        assertThat(stored.incomplete(null, 1_000))
                .extracting(StoredAggregate::id)
                .containsExactlyElementsOf(inMemory.incomplete(null, 1_000).stream()
                        .map(StoredAggregate::id)
                        .toList());
        assertThat(stored.unsettled(NOW.plusSeconds(1), 1_000)).hasSize(REPORTS);

        stored.settled(List.of("r000", "r001"));

        assertThat(stored.unsettled(NOW.plusSeconds(1), 1_000))
                .hasSize(REPORTS - 2)
                .doesNotContain("r000", "r001");
        assertThat(stored.unsettled(NOW.minusSeconds(200), 1_000)).isEmpty();
    }

    @Test
    void reportsFromBeforeThereWereAssessmentsAreFoundAndOpen() {
        collection
                .documents()
                .insertOne(Document.parse("""
                    {"_id": "old", "version": 1, "sequence": 1, "handled": [], "state": {"reportId": "old",
                     "projectId": "p-old", "nodeId": "n1", "observedAt": "2023-06-01T00:00:00Z", "progressPercent": 40,
                     "photos": [], "reportedBy": "p-reporter"}}
                    """).append("version", 1L).append("sequence", 1L));

        MongoSiteReports.completeOldDocuments(collection);

        var found =
                stored.find(new SiteReports.Query(null, null, "p-old", null, null, null, null, true, null, null, 10));
        assertThat(found).extracting(StoredAggregate::id).containsExactly("old");
        assertThat(found.getFirst().state().assessed().isCounted()).isTrue();
        assertThat(stored.observations("p-old", "n1", Instant.parse("2023-06-01T00:00:00Z"), NOW))
                .extracting(Observation::percent)
                .containsExactly(40);
    }
}
