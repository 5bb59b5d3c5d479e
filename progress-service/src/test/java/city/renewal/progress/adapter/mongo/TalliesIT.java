package city.renewal.progress.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Standing;
import city.renewal.progress.FoldOnStore;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.RandomCampaign;
import city.renewal.progress.application.figure.DatedTallies;
import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.application.list.ResponsibilityLine;
import city.renewal.progress.application.list.ResponsibilityQuery;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.VisibilityTokens;
import city.renewal.starter.security.Visibility;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Sums of tallies equal the counts of the visible rows. */
class TalliesIT {
    private static final LocalDate MONDAY = ProjectFacts.TODAY.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    private static final List<Visibility> SIGHTS = List.of(
            Visibility.ofAreas(Set.of("370212")),
            Visibility.ofAreas(Set.of("370212001", "370212004")),
            new Visibility(Set.of(), Set.of("u1"), Set.of(), Set.of(), Visibility.Inboxes.NONE),
            new Visibility(Set.of(), Set.of(), Set.of("p-leader"), Set.of(), Visibility.Inboxes.NONE),
            new Visibility(Set.of(), Set.of(), Set.of(), Set.of("p-owner-0", "p-owner-1"), Visibility.Inboxes.NONE),
            Visibility.ofAreas(Set.of("370202")));

    private final FoldOnStore store = new FoldOnStore();
    private final MongoLists lists = new MongoLists(store.collections);

    @BeforeEach
    void aCampaign(TestInfo info) {
        var seed = Long.getLong("renewal.seed", System.nanoTime());
        System.out.printf("%s: -Drenewal.seed=%d%n", info.getDisplayName(), seed);
        var random = new Random(seed);
        var facts = RandomCampaign.of(random, 10, 40).mixed();
        for (var from = 0; from < facts.size(); ) {
            var to = Math.min(facts.size(), from + 1 + random.nextInt(30));
            store.fold.handle(facts.subList(from, to));
            from = to;
        }
        store.sweepAll();
        assertThat(store.all()).isNotEmpty();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void responsibilitiesOnePageAfterAnother() {
        for (var visibility : SIGHTS) {
            for (var equal : List.of(
                    Map.<String, String>of(),
                    Map.of("programme", ProjectFacts.PROGRAMME),
                    Map.of("project", "p1"),
                    Map.of("owner", "p-owner-1"))) {
                var expected = new TreeMap<String, ResponsibilityLine>();
                rows(visibility)
                        .filter(row -> matches(row, equal))
                        .map(TalliesIT::line)
                        .forEach(line -> expected.merge(String.join("\u0001", line.key()), line, TalliesIT::sum));

                for (var size : List.of(1, 3, 500)) {
                    assertThat(pages(visibility, equal, size))
                            .as("%s, %s, pages of %d", visibility, equal, size)
                            .containsExactlyElementsOf(expected.values());
                }
            }
        }
    }

    @Test
    void figuresRankingsAndDates() {
        var programme = Programme.unknown(ProjectFacts.PROGRAMME);
        for (var visibility : SIGHTS) {
            var figures = lists.figures(programme, visibility, ProjectFacts.TODAY);
            assertThat(figures.nodes()).as("%s", visibility).isEqualTo((int)
                    rows(visibility).count());
            assertThat(figures.byStanding()).isEqualTo(counted(rows(visibility), DeadlineRow::standing));
            assertThat(figures.byLight()).isEqualTo(counted(rows(visibility), DeadlineRow::light));
            assertThat(figures.unsigned()).isEqualTo((int)
                    rows(visibility).filter(TalliesIT::isUnsigned).count());
            assertThat(figures.dueThisWeek()).isEqualTo((int)
                    rows(visibility).filter(TalliesIT::isDueThisWeek).count());

            var dated = new MongoDatedTallies(store.collections);
            assertThat(dated.nodes(ProjectFacts.PROGRAMME, visibility))
                    .containsExactlyInAnyOrderElementsOf(counted(rows(visibility), TalliesIT::dates).entrySet().stream()
                            .map(each -> each.getKey().times(each.getValue()))
                            .toList());
            var from = ProjectFacts.TODAY.minusDays(5);
            var to = ProjectFacts.TODAY.plusDays(20);
            assertThat(dated.due(ProjectFacts.PROGRAMME, visibility, from, to).stream()
                            .mapToInt(DatedTallies.Due::count)
                            .sum())
                    .isEqualTo((int) rows(visibility)
                            .filter(row -> !row.standing().isDone())
                            .filter(row -> !row.dueDate().isBefore(from)
                                    && !row.dueDate().isAfter(to))
                            .count());
        }
        for (var tally : new MongoNodeTallies(store.collections).of(ProjectFacts.PROGRAMME, RankingGrouping.UNIT)) {
            List<DeadlineRow> rows = rows(SIGHTS.getFirst())
                    .filter(row -> row.unit().unitId().equals(tally.key()))
                    .toList();
            assertThat(tally.demanded()).isEqualTo((int)
                    rows.stream().filter(DeadlineRow::reportDemanded).count());
            assertThat(tally.missing()).isEqualTo((int)
                    rows.stream().filter(DeadlineRow::reportMissing).count());
            assertThat(tally.onTime())
                    .isEqualTo(counted(rows.stream(), DeadlineRow::standing).getOrDefault(Standing.DONE_ON_TIME, 0));
            assertThat(tally.lateDays())
                    .isEqualTo(rows.stream()
                            .filter(row -> row.standing() == Standing.OVERDUE || row.standing() == Standing.DONE_LATE)
                            .mapToInt(DeadlineRow::lateDays)
                            .sum());
        }
    }

    @Test
    void documentsOfAnOlderVersionGetTallies() {
        store.collections.tallies().deleteMany(new Document());
        store.database
                .getCollection("progress")
                .updateMany(new Document(), new Document("$unset", new Document("tallies", "")));
        assertThat(store.differencesFromRebuild()).isNotEmpty();

        store.documents.markOutdatedDue(ProjectFacts.NOW);
        store.sweepAll();

        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    private List<ResponsibilityLine> pages(Visibility visibility, Map<String, String> equal, int size) {
        var all = new ArrayList<ResponsibilityLine>();
        List<String> after = List.of();
        while (true) {
            var page = lists.responsibilities(new ResponsibilityQuery(visibility, equal, null, MONDAY, after, size));
            all.addAll(page.subList(0, Math.min(size, page.size())));
            if (page.size() <= size) {
                return all;
            }
            after = all.getLast().key();
        }
    }

    private Stream<DeadlineRow> rows(Visibility visibility) {
        var rows = new ArrayList<DeadlineRow>();
        for (var document : store.collections.deadlines().find()) {
            var seenBy = document.getList("seenBy", String.class);
            if (seenBy != null && visibility.sees(VisibilityTokens.target(seenBy))) {
                rows.add(Bson.read(document, DeadlineRow.class));
            }
        }
        return rows.stream();
    }

    private static boolean matches(DeadlineRow row, Map<String, String> equal) {
        return equal.entrySet().stream().allMatch(each -> switch (each.getKey()) {
            case "programme" -> row.programme().equals(each.getValue());
            case "project" -> row.projectId().equals(each.getValue());
            default -> row.owner().personId().equals(each.getValue());
        });
    }

    private static <K> Map<K, Integer> counted(Stream<DeadlineRow> rows, Function<DeadlineRow, K> key) {
        return rows.collect(Collectors.toMap(key, _ -> 1, Integer::sum));
    }

    private static boolean isUnsigned(DeadlineRow row) {
        return !row.standing().isDone() && row.signedAt() == null;
    }

    private static boolean isDueThisWeek(DeadlineRow row) {
        return isDueIn(row, MONDAY);
    }

    private static boolean isDueIn(DeadlineRow row, LocalDate monday) {
        return !row.standing().isDone()
                && !row.dueDate().isBefore(monday)
                && row.dueDate().isBefore(monday.plusDays(7));
    }

    private static DatedTallies.Nodes dates(DeadlineRow row) {
        return new DatedTallies.Nodes(row.dueDate(), row.completedOn(), row.claimedOn(), row.standing(), 1);
    }

    private static ResponsibilityLine line(DeadlineRow row) {
        var load = new ArrayList<ResponsibilityLine.Week>();
        for (var monday = MONDAY; monday.isBefore(MONDAY.plusWeeks(8)); monday = monday.plusWeeks(1)) {
            load.add(new ResponsibilityLine.Week(monday, isDueIn(row, monday) ? 1 : 0));
        }
        return new ResponsibilityLine(
                row.programme(),
                row.owner(),
                row.ownerKnown(),
                row.unit(),
                row.leader(),
                row.headquarters(),
                1,
                isUnsigned(row) ? 1 : 0,
                row.reportMissing() ? 1 : 0,
                Map.of(row.standing(), 1),
                Map.of(row.light(), 1),
                load);
    }

    private static ResponsibilityLine sum(ResponsibilityLine one, ResponsibilityLine other) {
        var load = new ArrayList<ResponsibilityLine.Week>();
        for (var week = 0; week < one.load().size(); week++) {
            load.add(new ResponsibilityLine.Week(
                    one.load().get(week).from(),
                    one.load().get(week).nodes() + other.load().get(week).nodes()));
        }
        return new ResponsibilityLine(
                one.programme(),
                one.owner(),
                one.ownerKnown() && other.ownerKnown(),
                one.unit(),
                one.leader(),
                one.headquarters(),
                one.nodes() + other.nodes(),
                one.unsigned() + other.unsigned(),
                one.silent() + other.silent(),
                sum(one.byStanding(), other.byStanding()),
                sum(one.byLight(), other.byLight()),
                load);
    }

    private static <K> Map<K, Integer> sum(Map<K, Integer> one, Map<K, Integer> other) {
        return Stream.concat(one.entrySet().stream(), other.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }
}
