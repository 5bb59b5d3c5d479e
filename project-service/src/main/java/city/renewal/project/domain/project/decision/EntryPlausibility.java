package city.renewal.project.domain.project.decision;

import city.renewal.events.MonthlyInvestment;
import city.renewal.events.ProjectEntry;
import city.renewal.project.domain.money.InvestmentPlausibility;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Plausibility checks for the figures of a project's entry; a ledger's cells follow the same rules. */
public final class EntryPlausibility {
    private EntryPlausibility() {}

    /** Faults that are always refused. */
    public static List<Fault> faults(ProjectEntry entry) {
        boolean isAbove = entry.plannedThisYear()
                        .amount()
                        .compareTo(entry.totalInvestment().amount())
                > 0;
        return isAbove
                ? List.of(new Fault("plannedThisYear", "must not be above totalInvestment: are the units right?"))
                : List.of();
    }

    /** Warnings that the sender has to accept. */
    public static List<Fault> warnings(ProjectEntry entry, Collection<MonthlyInvestment> paid) {
        var warnings = new ArrayList<Fault>();
        var total = entry.totalInvestment();
        if (InvestmentPlausibility.isVeryLarge(total)) {
            warnings.add(new Fault("totalInvestment", "is above 1,000 亿: is the unit right?"));
        }
        if (InvestmentPlausibility.isFarAbove(paid, total)) {
            warnings.add(new Fault("totalInvestment", "is less than a third of what was paid: is the unit right?"));
        }
        return warnings;
    }

    public static Decision.Rejected notAccepted(List<Fault> warnings) {
        return new Decision.Rejected(
                Reason.WARNINGS_NOT_ACCEPTED,
                "Figures don't look plausible. If they are right, send acceptWarnings=true",
                warnings);
    }
}
