package city.renewal.project.domain.correction;

import city.renewal.events.MonthlyInvestment;
import city.renewal.events.NodeFacts;
import city.renewal.events.Plan;
import city.renewal.events.ProjectEntry;
import city.renewal.events.ProjectEvent;
import city.renewal.events.ProjectEvent.InvestmentRecorded;
import city.renewal.events.ProjectEvent.NodeProgressRecorded;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectAmended;
import city.renewal.project.domain.ledger.LedgerNode;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.CellFault;
import city.renewal.project.domain.ledger.sheet.CellNote;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.money.InvestmentPlausibility;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.LedgerDecisions;
import city.renewal.project.domain.project.decision.Planning;
import city.renewal.project.domain.project.decision.Planning.Planner;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a ledger changes in an existing project: its entry, its plan except dates, payments and progress. Two
 * people claim and verify a completion, so a ledger never changes it afterwards. Idempotent: the same ledger again
 * changes nothing.
 */
public final class LedgerCorrection {
    private final Project project;
    private final LedgerProject ledger;
    private final StatedColumns stated;
    private final String by;
    private final Instant now;
    private final List<ProjectEvent> events = new ArrayList<>();
    private final List<CellFault> faults = new ArrayList<>();
    private final List<CellNote> notes = new ArrayList<>();
    private final Map<Integer, String> nodeIds = new HashMap<>();
    private final Set<Integer> datesInForce = new HashSet<>();

    private LedgerCorrection(Project project, LedgerProject ledger, Set<LedgerColumn> columns, String by, Instant now) {
        this.project = project;
        this.ledger = ledger;
        this.stated = new StatedColumns(columns);
        this.by = by;
        this.now = now;
    }

    /**
     * @param columns the columns of the ledger
     * @param today the date in the programme's zone
     * @param calendars the calendars that a plan of the entry may use
     */
    public static Correction of(
            Project project,
            LedgerProject ledger,
            Set<LedgerColumn> columns,
            LocalDate today,
            Function<ProjectEntry, Calendars> calendars,
            String by,
            Instant now) {
        return new LedgerCorrection(project, ledger, columns, by, now).decide(today, calendars);
    }

    private Correction decide(LocalDate today, Function<ProjectEntry, Calendars> calendars) {
        var entry = stated.entry(project.entry(), ledger.entry());
        if (!entry.equals(project.entry())) {
            events.add(new ProjectAmended(entry, by, now));
        }
        var plan = project.plan();
        if (plan == null) {
            set(Planning.set(
                    project, LedgerDecisions.draft(ledger), Planner.COMMANDER, today, calendars.apply(entry), by, now));
            ledger.nodes().forEach(node -> nodeIds.put(node.row(), node.nodeId()));
        } else {
            correct(plan, today, calendars.apply(entry));
        }
        ledger.nodes().forEach(this::correctActuals);
        correctInvestments(entry);
        return new Correction(faults.isEmpty() ? events : List.of(), faults, notes, nodeIds, datesInForce);
    }

    private void set(Decision planned) {
        switch (planned) {
            case Decision.Accepted(var made) -> events.addAll(made);
            case Decision.Rejected rejected ->
                faults.addAll(PlanFaultCells.cells(
                        rejected.faults(),
                        ledger.row(),
                        ledger.nodes().stream().map(LedgerNode::row).toList()));
        }
    }

    private void correct(Plan plan, LocalDate today, Calendars calendars) {
        var correction = new PlanCorrection(project.entry(), plan, ledger, stated);
        var draft = correction.draft();
        faults.addAll(correction.faults());
        notes.addAll(correction.notes());
        datesInForce.addAll(correction.datesInForce());
        ledger.nodes()
                .forEach(node -> nodeIds.put(node.row(), correction.matches().id(node)));
        switch (Planning.set(project, draft, Planner.COMMANDER, today, calendars, by, now)) {
            case Decision.Accepted(var made) ->
                made.stream()
                        .filter(event -> !(event instanceof PlanSet set && saysTheSame(set.plan(), plan)))
                        .forEach(events::add);
            case Decision.Rejected rejected ->
                faults.addAll(PlanFaultCells.cells(rejected.faults(), ledger.row(), correction.rows()));
        }
    }

    /** Ignores the order of the rows. */
    private static boolean saysTheSame(Plan next, Plan plan) {
        return next.calendar().equals(plan.calendar())
                && next.anchor().equals(plan.anchor())
                && Set.copyOf(next.goals()).equals(Set.copyOf(plan.goals()))
                && Set.copyOf(next.nodes()).equals(Set.copyOf(plan.nodes()));
    }

    private void correctActuals(LedgerNode row) {
        var nodeId = nodeIds.getOrDefault(row.row(), row.nodeId());
        var facts = project.factsOf(nodeId);
        var actuals = row.actuals();
        if (actuals.completedOn() != null && !actuals.completedOn().equals(facts.completedOn())) {
            faults.add(completionChanged(row, nodeId, facts));
        }
        if (facts.completedOn() != null) {
            return;
        }
        var observedOn = actuals.lastReportedOn();
        var known = facts.progressObservedOn();
        if (observedOn != null && known != null && observedOn.isBefore(known)) {
            notes.add(new CellNote(
                    row.row(),
                    LedgerColumn.LAST_REPORTED_ON,
                    LedgerWarning.Kind.OLDER_PROGRESS,
                    "%s 已有更新的进度，此行的进度不采用".formatted(known),
                    "Progress is known of %s already, so this row's is passed over".formatted(known)));
            return;
        }
        boolean isNew = isOther(actuals.startedOn(), facts.startedOn())
                || isOther(actuals.progressPercent(), facts.progressPercent())
                || isOther(observedOn, known);
        if (isNew && actuals.completedOn() == null) {
            var percent = actuals.progressPercent() == null ? facts.progressPercent() : actuals.progressPercent();
            events.add(new NodeProgressRecorded(
                    nodeId,
                    Objects.requireNonNullElse(percent, 0),
                    actuals.startedOn(),
                    observedOn == null ? known : observedOn,
                    by,
                    now));
        }
    }

    private static boolean isOther(@Nullable Object stated, @Nullable Object known) {
        return stated != null && !stated.equals(known);
    }

    private static CellFault completionChanged(LedgerNode row, String nodeId, NodeFacts facts) {
        var done = facts.completedOn();
        return new CellFault(
                row.row(),
                LedgerColumn.COMPLETED_ON,
                LedgerFault.COMPLETION_CHANGED,
                done == null
                        ? "节点 %s 尚未复核完成；完成须先申报（completion）再由第二人复核（verification），更正台账不能代替".formatted(nodeId)
                        : "节点 %s 已复核于 %s 完成，不能更改".formatted(nodeId, done),
                done == null
                        ? "Expected nothing: node '%s' is done once it is claimed (completion) and a second person has checked it (verification)"
                                .formatted(nodeId)
                        : "Expected %s, on which node '%s' was verified as done".formatted(done, nodeId));
    }

    private void correctInvestments(ProjectEntry entry) {
        var byMonth = new HashMap<String, MonthlyInvestment>();
        project.investments().forEach(known -> byMonth.put(known.month(), known));
        for (var paid : ledger.investments()) {
            var known = byMonth.get(paid.month());
            if (known == null || !known.paid().equals(paid.paid())) {
                var next = new MonthlyInvestment(paid.month(), paid.paid(), known == null ? null : known.planned());
                byMonth.put(paid.month(), next);
                events.add(new InvestmentRecorded(next, by, now));
            }
        }
        if (!events.isEmpty()
                && InvestmentPlausibility.isFarAbove(byMonth.values(), entry.totalInvestment())
                && !InvestmentPlausibility.isFarAbove(ledger.investments(), entry.totalInvestment())) {
            notes.add(new CellNote(
                    ledger.row(),
                    LedgerColumn.TOTAL_INVESTMENT,
                    LedgerWarning.Kind.PAID_FAR_ABOVE_TOTAL,
                    "已登记的完成投资超过总投资 %s 元的三倍，请检查单位"
                            .formatted(entry.totalInvestment().amount()),
                    "What was paid so far is more than three times the total investment (%s): are the units right?"
                            .formatted(entry.totalInvestment().amount())));
        }
    }
}
