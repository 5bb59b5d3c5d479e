package city.renewal.project.domain.project;

import city.renewal.events.MonthlyInvestment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was invested, by month. */
final class InvestmentApplier {
    private InvestmentApplier() {}

    /** A month that is said again holds what was said last. */
    static List<MonthlyInvestment> with(List<MonthlyInvestment> before, MonthlyInvestment next) {
        var all = new ArrayList<>(before);
        all.removeIf(month -> month.month().equals(next.month()));
        all.add(next);
        all.sort(Comparator.comparing(MonthlyInvestment::month));
        return all;
    }
}
