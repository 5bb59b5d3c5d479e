package city.renewal.project.application.problem;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem.Source;
import city.renewal.events.Responsibility;
import city.renewal.events.UnitRef;
import city.renewal.project.application.problem.ProblemContextResolver.ProblemContext;
import city.renewal.project.domain.problem.Category;
import city.renewal.project.domain.problem.ProblemDraft;
import city.renewal.project.domain.problem.ProblemExtensionDecisions;
import city.renewal.project.domain.problem.TrackedProblem.RaisingCapacity;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Project;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Validates a draft against its programme, project and area, and fills in the responsible people that they define.
 *
 * @param as the capacity in which it is raised; an inspector may raise a problem that is overdue already, such as one
 *     from an older list
 * @param item the item of the assessment standard that the draft names, if it exists
 * @param today in the programme's zone
 */
record ProblemDraftCheck(
        ProblemDraft draft,
        ProblemContext context,
        RaisingCapacity as,
        Optional<StandardItems.ItemMatch> item,
        LocalDate today) {
    private static final int YEARS_BACK = 2;

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        checkNode(faults);
        checkPeople(faults);
        checkDueDate(faults);
        checkBlocks(faults);
        checkItem(faults);
        return faults;
    }

    private void checkItem(List<Fault> faults) {
        var named = draft.standardItem();
        if (named == null) {
            return;
        }
        if (draft.source() != Source.ASSESSMENT) {
            faults.add(new Fault("standardItem", "is for source ASSESSMENT only"));
        }
        if (item.isEmpty()) {
            faults.add(new Fault(
                    "standardItem",
                    "there is no item '%s' of a standard of this area: name it as standardId/version/item"
                            .formatted(named)));
        }
        var deduction = draft.deduction();
        item.filter(found ->
                        deduction != null && deduction.compareTo(found.item().points()) > 0)
                .ifPresent(found -> faults.add(new Fault(
                        "deduction",
                        "must not be above %s, which item '%s' may lose at most"
                                .formatted(
                                        found.item().points().toPlainString(),
                                        found.item().item()))));
    }

    @Nullable
    PersonRef leader() {
        if (draft.leader() != null) {
            return draft.leader();
        }
        var ofNode = responsibility().map(Responsibility::leader).orElse(null);
        var project = context.project();
        return ofNode != null || project == null ? ofNode : project.entry().leader();
    }

    Optional<PersonRef> owner() {
        return Optional.ofNullable(draft.owner()).or(() -> responsibility().map(Responsibility::owner));
    }

    Optional<UnitRef> unit() {
        return Optional.ofNullable(draft.unit())
                .or(() -> responsibility().map(Responsibility::unit))
                .or(() -> Optional.ofNullable(context.project())
                        .map(project -> project.entry().unit()));
    }

    private Optional<Responsibility> responsibility() {
        var project = context.project();
        return project == null || draft.nodeId() == null
                ? Optional.empty()
                : project.node(draft.nodeId()).map(node -> node.responsibility());
    }

    private void checkNode(List<Fault> faults) {
        if (draft.nodeId() == null) {
            return;
        }
        var project = context.project();
        if (project == null) {
            faults.add(new Fault("nodeId", "is a node of a project: name the project as well"));
        } else if (project.node(draft.nodeId()).isEmpty()) {
            faults.add(new Fault("nodeId", unknownNode(project, draft.nodeId())));
        }
    }

    private void checkPeople(List<Fault> faults) {
        var missing = context.project() == null
                ? "must be given"
                : "must be given: neither the node nor the project names one";
        if (leader() == null) {
            faults.add(new Fault("leader", missing));
        }
        if (owner().isEmpty()) {
            faults.add(new Fault("owner", missing));
        }
        if (unit().isEmpty()) {
            faults.add(new Fault("unit", missing));
        }
    }

    private void checkDueDate(List<Fault> faults) {
        var earliest = switch (as) {
            case INSPECTOR -> today.minusYears(YEARS_BACK);
            case REPORTER -> today;
        };
        var dueDate = draft.dueDate();
        if (dueDate.isBefore(earliest)) {
            faults.add(new Fault("dueDate", "must not be before %s, but is %s".formatted(earliest, dueDate)));
        }
        if (dueDate.isAfter(ProblemExtensionDecisions.LATEST)) {
            faults.add(new Fault(
                    "dueDate", "must not be after %s, but is %s".formatted(ProblemExtensionDecisions.LATEST, dueDate)));
        }
    }

    private void checkBlocks(List<Fault> faults) {
        if (draft.blocks().isEmpty()) {
            return;
        }
        var project = context.project();
        if (project == null) {
            faults.add(new Fault("blocks", "are nodes of a project: name the project as well"));
            return;
        }
        if (Category.of(draft.category()).filter(Category::canBlock).isEmpty()) {
            faults.add(new Fault(
                    "blocks",
                    "are for a problem of category %s only, but this is %s"
                            .formatted(Category.blockers(), draft.category())));
        }
        var seen = new HashSet<String>();
        for (int n = 0; n < draft.blocks().size(); n++) {
            var fault = blockFault(project, draft.blocks().get(n), seen);
            if (fault != null) {
                faults.add(new Fault("blocks[%d]".formatted(n), fault));
            }
        }
    }

    private static @Nullable String blockFault(Project project, String nodeId, HashSet<String> seen) {
        if (!seen.add(nodeId)) {
            return "'%s' is named twice".formatted(nodeId);
        }
        if (project.node(nodeId).isEmpty()) {
            return unknownNode(project, nodeId);
        }
        var completedOn = project.factsOf(nodeId).completedOn();
        return completedOn == null
                ? null
                : "node '%s' was done on %s: nothing blocks it any more".formatted(nodeId, completedOn);
    }

    private static String unknownNode(Project project, String nodeId) {
        return "project '%s' has no node '%s'".formatted(project.entry().projectId(), nodeId);
    }
}
