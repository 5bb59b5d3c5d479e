package city.renewal.progress.domain;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Extension;
import city.renewal.events.Money;
import city.renewal.events.NodeFacts;
import city.renewal.events.ProjectEvent.ProjectSnapshotTaken;
import city.renewal.events.Suspension;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.state.ExtensionRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Extensions, signatures and investments, and the fact that last changed each row. */
class DecisionsTest {
    private static DeadlineRow row(ProjectFacts facts) {
        return FoldResult.of(facts).rowsAt(NOW).getFirst();
    }

    @Test
    void showsTheLatestExtensionAndMovesTheDateOnlyWhenItIsApproved() {
        var facts = ProjectFacts.of("p1").registered().planned(node("n1", TODAY.plusDays(10)));
        facts.extensionAsked("x1", "n1", TODAY.plusDays(20));

        assertThat(row(facts).extension().state()).isEqualTo(Extension.State.PENDING);
        assertThat(row(facts).dueDate()).isEqualTo(TODAY.plusDays(10));

        facts.extensionRefused("x1", "n1").extensionAsked("x2", "n1", TODAY.plusDays(15));
        facts.extensionApproved("x2", "n1", TODAY.plusDays(15), 2);

        var after = row(facts);
        assertThat(after.extension())
                .isEqualTo(new DeadlineRow.ExtensionShown("x2", TODAY.plusDays(15), Extension.State.APPROVED));
        assertThat(after.dueDate()).isEqualTo(TODAY.plusDays(15));
        assertThat(after.originalDueDate()).isEqualTo(TODAY.plusDays(10));
        assertThat(after.dueVersion()).isEqualTo(2);
        assertThat(FoldResult.of(facts).progress().extensions())
                .extracting(ExtensionRecord::state, ExtensionRecord::approvedDueDate)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(Extension.State.REFUSED, null),
                        org.assertj.core.api.Assertions.tuple(Extension.State.APPROVED, TODAY.plusDays(15)));
    }

    @Test
    void staysYellowWhenALaterDateIsApprovedAfterwards() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.minusDays(2)))
                .claimed("n1", TODAY, NOW)
                .completed("n1", TODAY)
                .extensionApproved("x1", "n1", TODAY.plusDays(5), 2);

        assertThat(row(facts).standing()).isEqualTo(city.renewal.events.Standing.DONE_LATE);
        assertThat(row(facts).lateDays()).isEqualTo(2);
    }

    @Test
    void countsTheDaysForSigningInWorkingDaysFromWhenSomebodyWasNamed() {
        // Named on Friday 30 June 2023, three working days: Wednesday.
        var facts = ProjectFacts.of("p1").registered().planned(node("n1", TODAY.plusDays(60)));

        assertThat(row(facts).signingDueOn()).isEqualTo(LocalDate.of(2023, 7, 5));

        var monday = NOW.plus(Duration.ofDays(3));
        facts.signed("n1").planned(monday, node("n1", TODAY.plusDays(60)).ownedBy("p-other", "u1"));
        assertThat(row(facts).signedAt()).isNull();
        assertThat(row(facts).signingDueOn()).isEqualTo(LocalDate.of(2023, 7, 6));
    }

    @Test
    void showsAnObjectionUntilThePersonSignsOrSomebodyElseIsNamed() {
        var facts = ProjectFacts.of("p1").registered().planned(node("n1", TODAY.plusDays(60)));
        facts.objected("n1", "不归我管");

        assertThat(row(facts).objection()).isEqualTo("不归我管");
        assertThat(row(facts).objectedAt()).isEqualTo(NOW);
        assertThat(FoldResult.of(facts).evaluate(NOW, List.of()).summary().unsigned())
                .isEqualTo(1);

        facts.signed("n1");

        assertThat(row(facts).objection()).isNull();
        assertThat(row(facts).signedAt()).isEqualTo(NOW);
        assertThat(FoldResult.of(facts).evaluate(NOW, List.of()).summary().unsigned())
                .isZero();
    }

    @Test
    void storesPaymentsByMonthAndReplacesARepeatedMonth() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .paid("2022-12", "7.00")
                .paid("2023-02", "10.00")
                .paid("2023-01", "5.50")
                .paid("2023-02", "20.00");

        var summary = FoldResult.of(facts).evaluate(NOW, List.of()).summary();

        assertThat(summary.paidIn(2023)).isEqualTo(Money.yuan(new BigDecimal("25.50")));
        assertThat(summary.investments()).hasSize(3);
    }

    @Test
    void restoresEverythingFromASnapshot() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(3)), node("n2", TODAY.minusDays(9)))
                .objected("n2", "不是我")
                .claimed("n1", TODAY, NOW.minus(Duration.ofDays(1)))
                .extensionAsked("x1", "n2", TODAY.plusDays(8))
                .suspended("s1", TODAY.minusDays(2), "n1")
                .paid("2023-05", "12.00");
        var folded = FoldResult.of(facts);
        var snapshot = facts.snapshot(new ProjectSnapshotTaken(
                ProjectFacts.entry("p1", "370212001", "p-leader", "u1"),
                ProjectFacts.planOf(node("n1", TODAY.plusDays(3)), node("n2", TODAY.minusDays(9))),
                List.of(
                        new NodeFacts(
                                "n1",
                                null,
                                null,
                                null,
                                TODAY,
                                NOW.minus(Duration.ofDays(1)),
                                "p-owner",
                                null,
                                NOW,
                                null,
                                null,
                                null,
                                null),
                        new NodeFacts("n2", null, null, null, null, null, null, null, NOW, null, null, NOW, "不是我")),
                folded.progress().extensions().stream()
                        .map(each -> new Extension(
                                each.extensionId(),
                                each.nodeId(),
                                each.requestedDueDate(),
                                each.reason(),
                                each.requestedBy(),
                                each.requestedAt(),
                                each.state(),
                                null,
                                null,
                                null))
                        .toList(),
                List.of(new Suspension("s1", List.of("n1"), TODAY.minusDays(2), "扬尘", "p-commander", null)),
                folded.progress().investments(),
                NOW.plus(Duration.ofDays(4))));

        var healed = FoldResult.of(List.of(snapshot));

        assertThat(healed.rowsAt(NOW))
                .usingRecursiveComparison()
                .ignoringFields("lastEvent")
                .isEqualTo(folded.rowsAt(NOW));
        assertThat(healed.evaluate(NOW, List.of()).summary())
                .isEqualTo(folded.evaluate(NOW, List.of()).summary());
    }

    @Test
    void namesTheFactThatLastChangedARow() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(
                        node("n1", TODAY.plusDays(30)),
                        node("n2", TODAY.plusDays(60)).after("n1"),
                        node("n3", TODAY.plusDays(60)))
                .signed("n1")
                .extensionAsked("x1", "n3", TODAY.plusDays(70));

        assertThat(lastEvents(facts)).containsExactly("projects/p1/3", "projects/p1/2", "projects/p1/4");
    }

    @Test
    void namesTheFactOfAnotherNodeThatMovedARowThroughTheNetwork() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(
                        node("n1", TODAY.plusDays(30)),
                        node("n2", TODAY.plusDays(60)).after("n1"),
                        node("n3", TODAY.plusDays(90)).after("n2"));
        facts.stated("n1", 50, TODAY);
        assertThat(lastEvents(facts)).containsExactly("projects/p1/3", "projects/p1/3", "projects/p1/3");

        facts.extensionApproved("x1", "n3", TODAY.plusDays(99), 2);
        assertThat(lastEvents(facts)).containsExactly("projects/p1/4", "projects/p1/4", "projects/p1/4");

        facts.claimed("n1", TODAY, NOW).completed("n1", TODAY);
        facts.extensionApproved("x2", "n3", TODAY.plusDays(110), 3);
        assertThat(lastEvents(facts)).containsExactly("projects/p1/6", "projects/p1/7", "projects/p1/7");
    }

    @Test
    void namesTheReportThatDeterminesARowAndNotOneThatArrivedTooLate() {
        var facts = ProjectFacts.of("p1").registered().planned(node("n1", TODAY.plusDays(30)));
        facts.reported("r2", "n1", NOW.plusSeconds(60), 40).reported("r1", "n1", NOW.plusSeconds(30), 20);

        assertThat(lastEvents(facts)).containsExactly("site-reports/r2/1");
    }

    private static List<String> lastEvents(ProjectFacts facts) {
        return FoldResult.of(facts).rowsAt(NOW).stream()
                .map(row -> row.lastEvent().id())
                .toList();
    }
}
