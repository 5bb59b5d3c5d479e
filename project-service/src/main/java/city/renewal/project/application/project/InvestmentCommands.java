package city.renewal.project.application.project;

import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.ProjectEvent;
import city.renewal.events.ProjectEvent.InvestmentRecorded;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.command.WarningPolicy;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.domain.money.InvestmentPlausibility;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.EntryPlausibility;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records payments per project and month. The months of a project are stored all or none. */
public final class InvestmentCommands {
    /** OAuth scope that an integration's client needs to report payments. */
    public static final String REPORT = "renewal:report";

    private final ProjectChanges changes;
    private final Programmes programmes;
    private final InstantSource clock;

    public InvestmentCommands(Projects projects, Programmes programmes, InstantSource clock) {
        this.changes = new ProjectChanges(projects);
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * A payment of a project in one month.
     *
     * @param place field path for error messages, such as {@code investments[3]}, or empty
     */
    public record Entry(String place, String projectId, MonthlyInvestment investment) {
        private String field(String name) {
            return place.isEmpty() ? name : place + "." + name;
        }
    }

    /** Returns one outcome per project, in the order of first appearance. */
    public Map<String, Outcome<Project>> record(
            Caller caller, List<Entry> entries, @Nullable String commandId, WarningPolicy warningPolicy) {
        var byProject = new LinkedHashMap<String, List<Entry>>();
        entries.forEach(entry -> byProject
                .computeIfAbsent(entry.projectId(), _ -> new ArrayList<>())
                .add(entry));
        var outcomes = new LinkedHashMap<String, Outcome<Project>>();
        byProject.forEach((projectId, months) -> outcomes.put(
                projectId, record(caller, projectId, months, new Preconditions(null, commandId), warningPolicy)));
        return outcomes;
    }

    private Outcome<Project> record(
            Caller caller,
            String projectId,
            List<Entry> months,
            Preconditions preconditions,
            WarningPolicy warningPolicy) {
        return changes.change(
                project -> sees(caller, project),
                projectId,
                preconditions,
                stored -> mayRecord(caller, stored.state())
                        ? decide(stored.state(), months, caller.personId(), warningPolicy)
                        : Decision.rejected(
                                Reason.FORBIDDEN, "Only its unit or a commander of its area says what was paid"));
    }

    private Decision decide(Project project, List<Entry> months, String by, WarningPolicy warningPolicy) {
        var now = clock.instant();
        LocalDate today = programmes
                .load(project.entry().programme())
                .orElseThrow()
                .state()
                .dateOf(now);
        var faults = new ArrayList<Fault>();
        var events = new ArrayList<ProjectEvent>();
        for (var entry : months) {
            if (YearMonth.parse(entry.investment().month()).isAfter(YearMonth.from(today))) {
                faults.add(new Fault(
                        entry.field("month"),
                        "must not be after this month, %s, but is %s"
                                .formatted(
                                        YearMonth.from(today),
                                        entry.investment().month())));
            }
            events.add(new InvestmentRecorded(entry.investment(), by, now));
        }
        if (!faults.isEmpty()) {
            return Decision.invalid(faults);
        }
        var total = project.entry().totalInvestment();
        var paid = project.applyAll(events).investments();
        return warningPolicy == WarningPolicy.REFUSE && InvestmentPlausibility.isFarAbove(paid, total)
                ? EntryPlausibility.notAccepted(List.of(farAbove(months, total)))
                : new Decision.Accepted(events);
    }

    /** The fault names the month with the largest amount. */
    private static Fault farAbove(List<Entry> months, Money total) {
        var largest = months.stream()
                .max(Comparator.comparing(entry -> entry.investment().paid().amount()))
                .orElseThrow();
        return new Fault(
                largest.field("paid"),
                "makes what was paid more than three times the project's total investment, %s: is the unit right?"
                        .formatted(total.amount()));
    }

    private static boolean mayRecord(Caller caller, Project project) {
        var rights = new ProjectRights(caller, project);
        return rights.isCommander() || rights.isProjectUnit() || reports(caller, project);
    }

    /** An integration may report without the right to read. */
    private static boolean sees(Caller caller, Project project) {
        return Visibility.of(caller).sees(Projects.target(project)) || reports(caller, project);
    }

    private static boolean reports(Caller caller, Project project) {
        return caller.isIn(Role.INTEGRATION, project.entry().area())
                && caller.scopes().contains(REPORT);
    }
}
