package city.renewal.notification.application.order;

import city.renewal.notification.application.dispatch.StepOrders;
import city.renewal.notification.application.rules.VersionedRules;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.order.AnswerDays;
import city.renewal.notification.domain.order.KnownProgramme;
import city.renewal.notification.domain.order.OrderIssue;
import city.renewal.notification.domain.order.OrderMatter;
import city.renewal.notification.domain.order.OrderSubject;
import city.renewal.notification.domain.order.PolicyText;
import city.renewal.notification.domain.order.SupervisionOrder;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/**
 * Issues the orders of policies' steps. An order's origin is its decision, so that a repetition after a crash does not issue
 * it twice. Its text comes from the alert; only the calendar and the zone come from our copies, so that an order doesn't
 * wait for facts that lag. Thread-safe.
 */
public final class IssueByPolicy implements StepOrders {
    private final KnownFacts known;
    private final NumberedOrders orders;
    private final VersionedRules<EscalationPolicies> policies;
    private final InstantSource clock;

    public IssueByPolicy(
            KnownFacts known, NumberedOrders orders, VersionedRules<EscalationPolicies> policies, InstantSource clock) {
        this.known = known;
        this.policies = policies;
        this.orders = orders;
        this.clock = clock;
    }

    /** The origin of an order that a decision issued. */
    public static String origin(String decisionId) {
        return "decision:" + decisionId;
    }

    @Override
    public void issueAll(List<Decision> issuing) {
        var days = AnswerDays.of(known.calendars());
        for (var decision : issuing) {
            var order = decision.issues();
            if (order != null) {
                issue(decision, order, days);
            }
        }
    }

    private void issue(Decision decision, StepOrder order, AnswerDays days) {
        var candidate = decision.candidate();
        var subject = subject(candidate.subject());
        var now = clock.instant();
        var today = now.atZone(subject.zone()).toLocalDate();
        var due = days.after(today, order.answerWithinDays(), subject.programme(), subject.headquarters());
        var origin = origin(decision.decisionId());
        var policy = policies.current()
                .rules()
                .find(decision.policyId())
                .map(EscalationPolicy::name)
                .orElse(decision.policyId());
        var issue = new OrderIssue(OrderIssue.POLICY_PREFIX + decision.policyId(), policy, origin, now, today, false);
        orders.issue(
                subject.programme(),
                subject.area(),
                today.getYear(),
                origin,
                null,
                number -> SupervisionOrder.issued(
                        number,
                        order.colourFor(candidate.kind()),
                        subject,
                        PolicyText.of(decision, policy, due),
                        issue,
                        due));
    }

    private OrderSubject subject(AlertSubject subject) {
        var node = subject instanceof AlertSubject.Node it ? it : null;
        var problem = subject instanceof AlertSubject.Problem it ? it : null;
        var zone =
                known.programme(subject.programme()).map(KnownProgramme::zone).orElse(ZoneId.of("Asia/Shanghai"));
        return new OrderSubject(
                subject.jurisdiction(),
                new OrderMatter(
                        subject.projectId(),
                        subject.projectName(),
                        node == null ? null : node.nodeId(),
                        node == null ? null : node.name(),
                        problem == null ? null : problem.problemId(),
                        problem == null ? null : problem.name()),
                subject.unit(),
                node == null && problem == null ? null : subject.owner(),
                subject.leader(),
                subject.headquartersLeader(),
                zone);
    }
}
