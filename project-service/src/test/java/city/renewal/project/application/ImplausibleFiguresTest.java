package city.renewal.project.application;

import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.ProjectEntry;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Outcome.Refused;
import city.renewal.project.application.command.WarningPolicy;
import city.renewal.project.application.project.InvestmentCommands;
import city.renewal.project.application.project.InvestmentCommands.Entry;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.World;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The API refuses the figures that a ledger is refused or warned of. */
class ImplausibleFiguresTest {
    private final World world = new World();
    private final ProjectCommands projects =
            new ProjectCommands(world.projects, world.programmes, world.tasks, world.calendarCache, CLOCK);
    private final InvestmentCommands investments = new InvestmentCommands(world.projects, world.programmes, CLOCK);

    @Test
    void aTotalAboveAThousandYiHasToBeAccepted() {
        var large = entry("A", "100000000000.01", "1");

        refused(projects.register(commander(), large, null), Reason.WARNINGS_NOT_ACCEPTED, "totalInvestment");
        assertThat(world.projects.all()).isEmpty();
        assertThat(projects.register(commander(), large, null, WarningPolicy.ACCEPT))
                .isInstanceOf(Done.class);
    }

    @Test
    void aYearsInvestmentAboveTheTotalIsRefused() {
        refused(projects.register(commander(), entry("A", "1", "2"), null), Reason.INVALID, "plannedThisYear");
        refused(
                projects.register(commander(), entry("A", "1", "2"), null, WarningPolicy.ACCEPT),
                Reason.INVALID,
                "plannedThisYear");
    }

    @Test
    void paymentsAboveThreeTimesTheTotalHaveToBeAccepted() {
        projects.register(commander(), entry("A", "100", "50"), null);

        assertThat(pay("300", WarningPolicy.REFUSE)).isInstanceOf(Done.class);
        refused(pay("300.01", WarningPolicy.REFUSE), Reason.WARNINGS_NOT_ACCEPTED, "paid");
        assertThat(pay("300.01", WarningPolicy.ACCEPT)).isInstanceOf(Done.class);
    }

    @Test
    void aTotalThatFallsBelowAThirdOfWhatWasPaidHasToBeAccepted() {
        projects.register(commander(), entry("A", "100", "50"), null);
        pay("300", WarningPolicy.REFUSE);

        refused(
                projects.amend(commander(), entry("A", "99", "50"), null),
                Reason.WARNINGS_NOT_ACCEPTED,
                "totalInvestment");
        assertThat(projects.amend(commander(), entry("A", "99", "50"), null, WarningPolicy.ACCEPT))
                .isInstanceOf(Done.class);
    }

    private Outcome<Project> pay(String amount, WarningPolicy warningPolicy) {
        var paid = new MonthlyInvestment("2023-05", Money.yuan(new BigDecimal(amount)), null);
        return investments
                .record(commander(), List.of(new Entry("", "A", paid)), null, warningPolicy)
                .get("A");
    }

    private static void refused(Outcome<Project> outcome, Reason reason, String field) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.faults()).extracting("field").containsExactly(field);
        });
    }

    private static ProjectEntry entry(String id, String total, String planned) {
        var entry = Plans.entry(id);
        return new ProjectEntry(
                id,
                entry.programme(),
                entry.name(),
                entry.field(),
                entry.headquarters(),
                entry.area(),
                entry.unit(),
                entry.leader(),
                Money.yuan(new BigDecimal(total)),
                Money.yuan(new BigDecimal(planned)),
                null,
                null,
                List.of());
    }
}
