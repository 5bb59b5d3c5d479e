package city.renewal.project.application.report;

import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.node;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Location;
import city.renewal.events.RenewalEvent;
import city.renewal.events.ReportFlag;
import city.renewal.events.SiteReportEvent.SiteReportAssessed;
import city.renewal.events.SiteReportEvent.SiteReportReceived;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.report.Assessment;
import city.renewal.project.domain.report.SiteReport;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.SiteReportBuilder;
import city.renewal.project.testing.World;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The final state is independent of the order of arrival: reports may be split, shuffled, repeated and sent by two
 * devices, with photos or the node's plan before or after them, and the service may crash at any write.
 */
class ReportOrderTest {
    /** The number of scenarios; {@code -Dreports.worlds=} sets another number. */
    private static final int WORLDS = Integer.getInteger("reports.worlds", 60);

    private static final int KILLED_WORLDS = Integer.getInteger("reports.killed", 5);
    private static final InstantSource LATER = InstantSource.fixed(NOW.plus(Duration.ofHours(1)));

    /** The reports and photos of a scenario, without their order. */
    private record ReportScenario(List<SiteReport> reports, Map<String, PhotoMetadata> photos) {
        /** When and where a photo was taken. */
        record PhotoMetadata(Instant at, Location place) {}

        static ReportScenario of(Random random) {
            var spots = random.nextInt(3) == 0 ? 1 : 2;
            var photos = new TreeMap<String, PhotoMetadata>();
            for (int n = 0; n < 6; n++) {
                photos.put(
                        "photo" + n,
                        new PhotoMetadata(
                                NOW.minus(Duration.ofHours(random.nextInt(400))), place(random.nextInt(spots))));
            }
            var reports = new ArrayList<SiteReport>();
            for (int n = 0; n < 30; n++) {
                var node = random.nextInt(3);
                var report = SiteReportBuilder.by("p-reporter-" + random.nextInt(2))
                        .id("r" + n)
                        .on("p" + (1 + random.nextInt(2)), "n" + node)
                        .at(NOW.minus(Duration.ofHours(random.nextInt(30 * 24))));
                switch (random.nextInt(3)) {
                    case 0 -> report.percent(random.nextInt(101));
                    case 1 ->
                        report.done(
                                String.valueOf(random.nextInt(40)), node == 0 && random.nextInt(4) == 0 ? "m²" : "栋");
                    default -> {}
                }
                if (random.nextInt(3) > 0) {
                    var place = place(random.nextInt(spots));
                    report.from(place.longitude(), place.latitude());
                }
                if (random.nextBoolean()) {
                    report.photos("photo" + random.nextInt(7), "photo" + random.nextInt(7));
                }
                reports.add(report.report());
            }
            return new ReportScenario(distinctPhotos(reports), photos);
        }

        private static Location place(int spot) {
            return new Location(120.4 + spot * 0.1, 36.1);
        }

        private static List<SiteReport> distinctPhotos(List<SiteReport> reports) {
            return reports.stream()
                    .map(report -> new SiteReport(
                            report.reportId(),
                            report.projectId(),
                            report.nodeId(),
                            report.observedAt(),
                            report.progressPercent(),
                            report.note(),
                            report.photos().stream().distinct().toList(),
                            report.location(),
                            report.reportedBy(),
                            report.quantity(),
                            null,
                            null))
                    .toList();
        }
    }

    /** A platform that runs the scenario in some order. */
    private static final class ScenarioRun {
        private final World world = new World();
        private final ProjectCommands projects =
                new ProjectCommands(world.projects, world.programmes, world.tasks, world.calendarCache, World.CLOCK);
        private final SiteReportCommands reports = world.reporting(World.CLOCK);
        private final ReportAssessments assessments =
                new ReportAssessments(world.reports, world.reportPhotos, World.CLOCK);
        private final HeldReports held = new HeldReports(world.reports, world.projects, assessments, World.CLOCK);
        private final ReportSweep sweep = new ReportSweep(world.reports, world.reportPhotos, held, assessments, LATER);
        private final Map<String, ReportOutcome.Result> first = new HashMap<>();

        ScenarioRun() {
            for (var id : List.of("p1", "p2")) {
                projects.register(commander(), Plans.entryAt(id, new Location(120.4, 36.1)), null);
                plan(id, node("n0", 5).counting("38", "栋"));
            }
            world.photos.areAlike("photo0", "photo1");
        }

        private void plan(String projectId, Plans.Node... nodes) {
            projects.plan(commander(), projectId, Plans.draft(nodes), null);
        }

        /** {@code n1} is the reporters' unit's; {@code n2} is only in the plan for a while, and then another unit's. */
        void planMore() {
            for (var id : List.of("p1", "p2")) {
                plan(id, node("n0", 5).counting("38", "栋"), node("n1", 5).counting("38", "栋"));
            }
        }

        void submit(List<SiteReport> batch) {
            batch.stream()
                    .collect(Collectors.groupingBy(SiteReport::reportedBy))
                    .forEach((person, those) -> {
                        var outcomes = reports.submit(
                                reporter(person),
                                those.stream()
                                        .map(each -> (IncomingReport) new IncomingReport.Parsed(each))
                                        .toList());
                        outcomes.forEach(outcome -> first.putIfAbsent(outcome.reportId(), outcome.result()));
                    });
        }

        void photo(ReportScenario scenario, String name) {
            assessments.stored(arrive(scenario, name));
        }

        /** Stores the photo without an announcement. */
        Photo arrive(ReportScenario scenario, String name) {
            var taken = scenario.photos().get(name);
            return world.photos.arrive(name, taken.at(), taken.place());
        }

        private static Caller reporter(String person) {
            return caller(Role.REPORTER, person, "370212", "u1");
        }

        Set<String> refused() {
            return first.keySet().stream()
                    .filter(id -> first.get(id) != ReportOutcome.Result.ACCEPTED)
                    .collect(Collectors.toSet());
        }

        Map<String, Assessment> outcome() {
            sweep.sweepAll();
            return world.reports.all().stream()
                    .collect(Collectors.toMap(
                            StoredAggregate::id, stored -> stored.state().assessed()));
        }
    }

    private static Map<String, Assessment> inOrder(ReportScenario scenario) {
        var run = new ScenarioRun();
        run.planMore();
        scenario.photos().keySet().forEach(name -> run.photo(scenario, name));
        run.submit(scenario.reports());
        return run.outcome();
    }

    @Test
    void theOrderOfArrivalMakesNoDifference() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var flags = EnumSet.noneOf(ReportFlag.class);
        for (int n = 0; n < WORLDS; n++) {
            var scenario = ReportScenario.of(random);
            var expected = inOrder(scenario);
            expected.values().forEach(each -> flags.addAll(each.flags()));

            var run = new ScenarioRun();
            shuffled(scenario, run, random).forEach(Runnable::run);
            run.submit(scenario.reports());

            assertThat(run.outcome()).as("seed %d, world %d", seed, n).isEqualTo(expected);
            assertThat(run.refused()).as("seed %d", seed).isEqualTo(wrongUnit(scenario));
            assertFactsSayTheSame(run, seed);
        }
        assertThat(flags)
                .as("seed %d: the stories had something to flag", seed)
                .contains(
                        ReportFlag.BACKWARDS,
                        ReportFlag.JUMP,
                        ReportFlag.PHOTO_REUSED,
                        ReportFlag.PHOTO_OLD,
                        ReportFlag.FAR_AWAY,
                        ReportFlag.SAME_SPOT);
    }

    private static Set<String> wrongUnit(ReportScenario scenario) {
        return scenario.reports().stream()
                .filter(report ->
                        report.quantity() != null && report.quantity().unit().equals("m²"))
                .map(SiteReport::reportId)
                .collect(Collectors.toSet());
    }

    private static List<Runnable> shuffled(ReportScenario scenario, ScenarioRun run, Random random) {
        var steps = new ArrayList<Runnable>();
        for (int n = 0; n < 20; n++) {
            var batch = new ArrayList<>(scenario.reports());
            Collections.shuffle(batch, random);
            var part = List.copyOf(batch.subList(0, 1 + random.nextInt(8)));
            steps.add(() -> run.submit(part));
        }
        scenario.photos().keySet().forEach(name -> steps.add(() -> run.photo(scenario, name)));
        steps.add(run::planMore);
        for (int n = 0; n < 5; n++) {
            steps.add(run.held::release);
        }
        Collections.shuffle(steps, random);
        return steps;
    }

    /** A consumer that applies each report's events in order arrives at the platform's state. */
    private static void assertFactsSayTheSame(ScenarioRun run, long seed) {
        var last = new HashMap<String, RenewalEvent>();
        for (var event : run.world.reports.published()) {
            switch (event) {
                case SiteReportReceived received -> last.put(received.reportId(), received);
                case SiteReportAssessed assessed -> last.put(assessed.reportId(), assessed);
                default -> throw new AssertionError(event);
            }
        }
        run.world.reports.all().forEach(stored -> {
            var assessment = stored.state().assessed();
            switch (last.get(stored.id())) {
                case SiteReportReceived received -> {
                    assertThat(received.flags()).as("seed %d", seed).isEqualTo(assessment.flags());
                    assertThat(received.complete()).isEqualTo(assessment.isComplete());
                    assertThat(received.counted()).isEqualTo(assessment.isCounted());
                }
                case SiteReportAssessed assessed -> {
                    assertThat(assessed.flags()).as("seed %d", seed).isEqualTo(assessment.flags());
                    assertThat(assessed.missingPhotos()).isEqualTo(assessment.missingPhotos());
                    assertThat(assessed.counted()).isEqualTo(assessment.isCounted());
                    assertThat(assessed.progressPercent()).isEqualTo(assessment.progressPercent());
                }
                case null, default -> throw new AssertionError(stored.id());
            }
        });
    }

    /** After a crash at any write and a replay, the platform has the same final state. */
    @Test
    void aCrashAtAnyWriteGivesTheSameResult() {
        for (int n = 0; n < KILLED_WORLDS; n++) {
            assertKillsMakeNoDifference(System.nanoTime());
        }
    }

    private static void assertKillsMakeNoDifference(long seed) {
        var scenario = ReportScenario.of(new Random(seed));
        var expected = inOrder(scenario);
        for (int kill = 0; kill < 60; kill++) {
            var run = new ScenarioRun();
            run.world.reports.crashAfter(kill);
            var steps = List.<Runnable>of(
                    () -> run.submit(scenario.reports().subList(0, 20)),
                    () -> scenario.photos().keySet().forEach(name -> run.photo(scenario, name)),
                    run::planMore,
                    run.held::release,
                    () -> run.submit(scenario.reports()));
            for (var step : steps) {
                try {
                    step.run();
                } catch (IllegalStateException e) {
                    run.world.reports.crashAfter(Integer.MAX_VALUE);
                    // A stored photo stays; after the crash only the sweep announces it again.
                    scenario.photos().keySet().forEach(name -> run.arrive(scenario, name));
                }
            }
            run.submit(scenario.reports());

            assertThat(run.outcome()).as("seed %d, killed at %d", seed, kill).isEqualTo(expected);
        }
    }

    @Test
    void aScenarioHasReportsThatStayHeld() {
        var outcome = inOrder(ReportScenario.of(new Random(1)));

        assertThat(outcome.values().stream().map(Assessment::counting).collect(Collectors.toSet()))
                .isEqualTo(Set.of(
                        city.renewal.project.domain.report.CountingStatus.COUNTED,
                        city.renewal.project.domain.report.CountingStatus.HELD));
    }
}
