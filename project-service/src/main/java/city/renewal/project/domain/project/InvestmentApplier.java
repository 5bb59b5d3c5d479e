package city.renewal.project.domain.project;

import city.renewal.events.MonthlyInvestment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Applies events to a project's monthly investments. */
final class InvestmentApplier {
    private InvestmentApplier() {}

    /** A later value of the same month replaces the earlier one. */
    static List<MonthlyInvestment> with(List<MonthlyInvestment> before, MonthlyInvestment next) {
        var all = new ArrayList<>(before);
        all.removeIf(month -> month.month().equals(next.month()));
        all.add(next);
        all.sort(Comparator.comparing(MonthlyInvestment::month));
        return all;
    }
}
