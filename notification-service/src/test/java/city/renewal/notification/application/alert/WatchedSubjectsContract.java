package city.renewal.notification.application.alert;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.about;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.overdue;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Standing;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.alert.WatchedSubjects.SubjectEntry;
import city.renewal.notification.domain.condition.WatchedSubject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What everything that keeps nodes promises. */
public abstract class WatchedSubjectsContract {
    protected abstract WatchedSubjects nodes();

    private static WatchedSubject evaluated(String node, Standing standing) {
        return evaluated(WatchedSubject.unknown(about("p", node))
                .follow(List.of(change(aNode("p", node), 1, 1, standing)))
                .subject());
    }

    /** At the next revision. */
    private static WatchedSubject evaluated(WatchedSubject node) {
        return node.evaluate(SomeRules.EVERY_KIND, NOW).subject();
    }

    private static SubjectEntry kept(WatchedSubject node) {
        return new SubjectEntry(node, null, 0);
    }

    private static SubjectEntry due(WatchedSubject node, @Nullable Instant at) {
        return new SubjectEntry(node, at, 0);
    }

    @Test
    void givesBackWhatWasStored() {
        var nodes = nodes();
        var one = evaluated("a", Standing.AT_RISK);

        assertThat(nodes.saveAll(List.of(kept(one)))).isEmpty();
        assertThat(nodes.saveAll(List.of())).isEmpty();

        assertThat(nodes.loadAll(List.of("p/a", "p/b"))).containsExactly(one);
    }

    @Test
    void aRevisionIsStoredOnceAndALateWriterChangesNothing() {
        var nodes = nodes();
        var first = evaluated("a", Standing.AT_RISK);
        nodes.saveAll(List.of(due(first, NOW)));
        var second =
                evaluated(first.follow(List.of(overdue(aNode("p", "a"), 2, 1))).subject());

        assertThat(nodes.saveAll(List.of(kept(first), kept(evaluated("b", Standing.AT_RISK)))))
                .containsExactly("p/a");
        assertThat(nodes.saveAll(List.of(kept(second), kept(evaluated("c", Standing.AT_RISK)))))
                .isEmpty();
        assertThat(nodes.saveAll(List.of(kept(evaluated("d", Standing.AT_RISK)), due(second, NOW))))
                .containsExactly("p/a");
        assertThat(nodes.saveAll(List.of(due(first, NOW)))).containsExactly("p/a");

        assertThat(nodes.loadAll(List.of("p/a", "p/b", "p/c", "p/d")))
                .hasSize(4)
                .contains(second);
        assertThat(nodes.due(NOW, 5)).isEmpty();
        assertThat(nodes.overdue("", 5)).containsExactly(second);
    }

    @Test
    void aRevisionIsNeverSkipped() {
        var nodes = nodes();
        var first = evaluated("a", Standing.AT_RISK);
        nodes.saveAll(List.of(kept(first)));

        assertThat(nodes.saveAll(List.of(kept(evaluated(evaluated(first)))))).containsExactly("p/a");

        assertThat(nodes.loadAll(List.of("p/a"))).containsExactly(first);
    }

    @Test
    void givesWhatIsDueUntilItIsEvaluated() {
        var nodes = nodes();
        var late = evaluated("a", Standing.AT_RISK);
        var later = evaluated("b", Standing.AT_RISK);
        var latest = evaluated("c", Standing.AT_RISK);
        nodes.saveAll(List.of(due(late, NOW.minusSeconds(5)), due(later, NOW.plusSeconds(5))));
        nodes.saveAll(List.of(due(latest, NOW.minusSeconds(9))));

        assertThat(nodes.due(NOW, 5)).containsExactly(latest, late);
        assertThat(nodes.due(NOW, 1)).containsExactly(latest);
        nodes.saveAll(List.of(kept(evaluated(latest))));
        assertThat(nodes.due(NOW.plusSeconds(9), 5)).containsExactly(late, later);
    }

    @Test
    void makesDueWhatWasEvaluatedByOtherRules() {
        var nodes = nodes();
        nodes.saveAll(List.of(
                new SubjectEntry(evaluated("a", Standing.AT_RISK), null, 1),
                new SubjectEntry(evaluated("b", Standing.AT_RISK), null, 2)));

        nodes.makeDue(2, NOW);

        assertThat(nodes.due(NOW, 5)).extracting(WatchedSubject::key).containsExactly("p/a");
    }

    @Test
    void tellsOnWhatWorkStandsStill() {
        var nodes = nodes();
        nodes.saveAll(List.of(kept(evaluated("a", Standing.SUSPENDED)), kept(evaluated("b", Standing.OVERDUE))));

        assertThat(nodes.suspended(List.of("p/a", "p/b", "p/c"))).containsExactly("p/a");
    }

    @Test
    void givesThoseThatAreOverdueInPages() {
        var nodes = nodes();
        nodes.saveAll(Stream.of("c", "a", "d")
                .map(node -> kept(evaluated(node, Standing.OVERDUE)))
                .toList());
        nodes.saveAll(List.of(kept(evaluated("b", Standing.AT_RISK))));
        var done = nodes.loadAll(List.of("p/d"))
                .getFirst()
                .follow(List.of(change(aNode("p", "d"), 7, 1, Standing.DONE_LATE)));
        nodes.saveAll(List.of(kept(evaluated(done.subject()))));

        assertThat(nodes.overdue("", 1)).containsExactly(evaluated("a", Standing.OVERDUE));
        assertThat(nodes.overdue("p/a", 5)).extracting(WatchedSubject::key).containsExactly("p/c");
        assertThat(nodes.overdue("p/c", 5)).isEmpty();
    }
}
