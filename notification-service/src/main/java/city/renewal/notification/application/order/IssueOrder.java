package city.renewal.notification.application.order;

import city.renewal.events.Person;
import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.domain.order.AnswerDays;
import city.renewal.notification.domain.order.KnownProgramme;
import city.renewal.notification.domain.order.KnownProject;
import city.renewal.notification.domain.order.KnownProject.KnownNode;
import city.renewal.notification.domain.order.OrderIssue;
import city.renewal.notification.domain.order.OrderMatter;
import city.renewal.notification.domain.order.OrderSubject;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.notification.domain.recipient.Jurisdiction;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A supervisor or commander issues an order to a unit, about a project of their areas or one of its nodes. */
public final class IssueOrder {
    /** An answer is owed within this time at most. */
    private static final int LONGEST_DAYS = 366;

    private final KnownFacts known;
    private final NumberedOrders orders;
    private final Directory directory;
    private final Supplier<String> ids;
    private final InstantSource clock;

    /** @param ids makes an id that nothing else has */
    public IssueOrder(
            KnownFacts known, NumberedOrders orders, Directory directory, Supplier<String> ids, InstantSource clock) {
        this.known = known;
        this.directory = directory;
        this.orders = orders;
        this.ids = ids;
        this.clock = clock;
    }

    /** The result of the command. */
    public sealed interface Result {
        record Issued(SupervisionOrder order) implements Result {}

        /** A field names something that does not exist, or that the caller may not see. */
        record Invalid(String field, String message) implements Result {}
    }

    public Result issue(OrderDraft draft, Caller caller, @Nullable String commandId) {
        var project = known.project(draft.projectId())
                .filter(each -> caller.isIn(Role.SUPERVISOR, each.area()) || caller.isIn(Role.COMMANDER, each.area()));
        if (project.isEmpty()) {
            return new Result.Invalid("projectId", "is no project of your areas, or was registered just now");
        }
        if (project.get().isWithdrawn()) {
            return new Result.Invalid("projectId", "was taken out of its programme");
        }
        var programme = known.programme(project.get().programme());
        if (programme.isEmpty()) {
            return new Result.Invalid("projectId", "belongs to a programme that was created just now; try again");
        }
        var node = draft.nodeId() == null
                ? null
                : project.get().node(draft.nodeId()).orElse(null);
        if (draft.nodeId() != null && node == null) {
            return new Result.Invalid("nodeId", "is no node of the project's plan");
        }
        var units = project.get().units(node);
        var unit = units.stream()
                .filter(each -> draft.unitId() == null || each.unitId().equals(draft.unitId()))
                .findFirst();
        if (unit.isEmpty()) {
            return new Result.Invalid(
                    "unitId",
                    "must be a unit that answers for it or helps: %s"
                            .formatted(units.stream()
                                    .map(UnitRef::unitId)
                                    .distinct()
                                    .toList()));
        }
        var subject = subject(programme.get(), project.get(), node, unit.get());
        return issue(draft, subject, name(project.get(), subject, caller.personId()), caller, commandId);
    }

    private Result issue(
            OrderDraft draft, OrderSubject subject, @Nullable String name, Caller caller, @Nullable String commandId) {
        var now = clock.instant();
        var today = now.atZone(subject.zone()).toLocalDate();
        var due = due(draft.answerBy(), today, subject);
        if (due.isBefore(today) || due.isAfter(today.plusDays(LONGEST_DAYS))) {
            return new Result.Invalid(
                    "answerDue", "must lie from today, %s, to %d days later".formatted(today, LONGEST_DAYS));
        }
        var origin = commandId == null ? "once:" + ids.get() : "command:" + commandId;
        var issue = new OrderIssue(
                caller.personId(), name, origin, now, today, caller.isIn(Role.SUPERVISOR, subject.area()));
        return new Result.Issued(orders.issue(
                subject.programme(),
                subject.area(),
                today.getYear(),
                origin,
                commandId,
                number -> SupervisionOrder.issued(number, draft.colour(), subject, draft.text(), issue, due)));
    }

    private LocalDate due(OrderDraft.AnswerBy answerBy, LocalDate today, OrderSubject subject) {
        return switch (answerBy) {
            case OrderDraft.AnswerBy.Day(var day) -> day;
            case OrderDraft.AnswerBy.WorkingDays(var days) ->
                AnswerDays.of(known.calendars()).after(today, days, subject.programme(), subject.headquarters());
        };
    }

    private static OrderSubject subject(
            KnownProgramme programme, KnownProject project, @Nullable KnownNode node, UnitRef unit) {
        // Who answers for a node of another unit is no person of this one.
        var owner = node != null && node.unit().equals(unit) ? node.owner() : null;
        return new OrderSubject(
                new Jurisdiction(
                        programme.programmeId(),
                        programme.name(),
                        project.field(),
                        project.area(),
                        project.headquarters()),
                new OrderMatter(
                        project.projectId(),
                        project.name(),
                        node == null ? null : node.nodeId(),
                        node == null ? null : node.name(),
                        null,
                        null),
                unit,
                owner,
                node == null || node.leader() == null ? project.leader() : node.leader(),
                programme.leaderOf(project.headquarters()),
                programme.zone());
    }

    /** The person's name by the directory, or else by the ledger; a token has no name. */
    private @Nullable String name(KnownProject project, OrderSubject subject, String personId) {
        return directory.people(Set.of(personId)).stream()
                .findFirst()
                .map(Person::name)
                .orElseGet(() -> nameInLedger(project, subject, personId));
    }

    private static @Nullable String nameInLedger(KnownProject project, OrderSubject subject, String personId) {
        return Stream.concat(
                        Stream.of(subject.owner(), subject.leader(), subject.headquartersLeader()),
                        project.nodes().stream().map(KnownNode::supervisor))
                .filter(Objects::nonNull)
                .filter(person -> person.personId().equals(personId))
                .findFirst()
                .map(PersonRef::name)
                .orElse(null);
    }
}
