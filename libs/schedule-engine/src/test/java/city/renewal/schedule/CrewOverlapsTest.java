package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.aPlan;
import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.schedule.CrewOverlaps.Conflict;
import city.renewal.schedule.CrewOverlaps.Found;
import city.renewal.schedule.CrewOverlaps.Occupation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Conflicts of crews at one location; {@code -Dschedule.seed} repeats a random run. */
class CrewOverlapsTest {
    private static Occupation at(String location, String nodeId, String first, String last) {
        return new Occupation(nodeId, location, LocalDate.parse(first), LocalDate.parse(last));
    }

    private static List<Conflict> find(Occupation... occupations) {
        return CrewOverlaps.find(List.of(occupations), 100).conflicts();
    }

    @Test
    void twoCrewsInOneBuildingConflictOnTheirCommonDays() {
        assertThat(find(
                        at("楼1", "cables", "2024-05-08", "2024-05-20"),
                        at("楼1", "insulation", "2024-05-01", "2024-05-10")))
                .containsExactly(new Conflict(
                        "楼1", "insulation", "cables", LocalDate.of(2024, 5, 8), LocalDate.of(2024, 5, 10), 3));
    }

    @Test
    void oneDayIsEnough() {
        assertThat(find(at("b", "x", "2024-05-01", "2024-05-10"), at("b", "y", "2024-05-10", "2024-05-12")))
                .extracting(Conflict::days)
                .containsExactly(1);
    }

    @Test
    void workOnTheNextDayDoesNotConflict() {
        assertThat(find(at("b", "x", "2024-05-01", "2024-05-10"), at("b", "y", "2024-05-11", "2024-05-12")))
                .isEmpty();
    }

    @Test
    void differentBuildingsDoNotConflict() {
        assertThat(find(at("b", "x", "2024-05-01", "2024-05-10"), at("c", "y", "2024-05-01", "2024-05-10")))
                .isEmpty();
    }

    @Test
    void aNodeDoesNotConflictWithItself() {
        assertThat(find(at("b", "x", "2024-05-01", "2024-05-10"), at("b", "x", "2024-05-05", "2024-05-12")))
                .isEmpty();
    }

    @Test
    void finishToStartConflictsWithThePredecessorOnlyIfTheyOverlap() {
        var plan = aPlan().startingOn("2024-05-01")
                .node("insulation", 10)
                .node("leaks", 5, after("insulation"))
                .node("cables", 5, after("leaks", LinkType.FS, -2))
                .evaluated()
                .evaluation();
        var occupations = new ArrayList<Occupation>();
        for (int node = 0; node < plan.plan().size(); node++) {
            occupations.add(
                    new Occupation(plan.plan().nodeId(node), "b", plan.earliestStart(node), plan.earliestFinish(node)));
        }

        assertThat(CrewOverlaps.find(occupations, 100).conflicts())
                .containsExactly(
                        new Conflict("b", "leaks", "cables", LocalDate.of(2024, 5, 14), LocalDate.of(2024, 5, 15), 2));
    }

    @Test
    void refusesWorkThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> at("b", "x", "2024-05-02", "2024-05-01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected the last day of 'x' on or after 2024-05-02, but it was 2024-05-01");
    }

    @Test
    void whereEverythingOverlapsItAnswersWithAsManyAsWereAskedFor() {
        var all = new ArrayList<Occupation>();
        for (int n = 0; n < 100_000; n++) {
            all.add(at("b", "n" + n, "2024-05-01", "2024-05-31"));
        }

        var found = CrewOverlaps.find(all, 1_000);

        assertThat(found.conflicts()).hasSize(1_000);
        assertThat(found.more()).isTrue();
    }

    @Test
    void agreesWithTryingEveryPair() {
        long first = Long.getLong("schedule.seed", System.nanoTime());
        System.out.printf("1000 random sites from -Dschedule.seed=%d%n", first);
        for (long seed = first; seed < first + 1_000; seed++) {
            var occupations = random(new Random(seed));

            var found = CrewOverlaps.find(occupations, Integer.MAX_VALUE);

            assertThat(new HashSet<>(found.conflicts()))
                    .as("-Dschedule.seed=%d", seed)
                    .hasSameSizeAs(found.conflicts())
                    .isEqualTo(new HashSet<>(everyPair(occupations)));
            assertThat(found.conflicts())
                    .isSortedAccordingTo(java.util.Comparator.comparing(Conflict::location)
                            .thenComparing(Conflict::firstDay)
                            .thenComparing(Conflict::otherNodeId));
            assertThat(found.more()).isFalse();
            Collections.shuffle(occupations, new Random(seed));
            assertThat(CrewOverlaps.find(occupations, Integer.MAX_VALUE)).isEqualTo(found);
            int most = found.conflicts().size() / 2;
            assertThat(CrewOverlaps.find(occupations, most))
                    .isEqualTo(new Found(
                            found.conflicts().subList(0, most),
                            most < found.conflicts().size()));
        }
    }

    private static List<Occupation> random(Random random) {
        var occupations = new ArrayList<Occupation>();
        int size = random.nextInt(40);
        for (int n = 0; n < size; n++) {
            var first = LocalDate.of(2024, 5, 1).plusDays(random.nextInt(60));
            occupations.add(new Occupation("n" + n, "b" + random.nextInt(4), first, first.plusDays(random.nextInt(9))));
        }
        return occupations;
    }

    private static List<Conflict> everyPair(List<Occupation> occupations) {
        var conflicts = new ArrayList<Conflict>();
        for (var one : occupations) {
            for (var other : occupations) {
                var shared = one.firstDay()
                        .datesUntil(one.lastDay().plusDays(1))
                        .filter(day -> !day.isBefore(other.firstDay()) && !day.isAfter(other.lastDay()))
                        .toList();
                boolean isFirst = one.firstDay().isBefore(other.firstDay())
                        || (one.firstDay().equals(other.firstDay())
                                && one.nodeId().compareTo(other.nodeId()) < 0);
                if (isFirst && one.location().equals(other.location()) && !shared.isEmpty()) {
                    conflicts.add(new Conflict(
                            one.location(),
                            one.nodeId(),
                            other.nodeId(),
                            shared.getFirst(),
                            shared.getLast(),
                            shared.size()));
                }
            }
        }
        return conflicts;
    }
}
