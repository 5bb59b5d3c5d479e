package city.renewal.notification.domain.order;

import city.renewal.events.PlainText;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.MessageLine;
import java.time.LocalDate;

/** What an order says that a policy's step issued: the matter, the rule and the demand, in the words of the office. */
public final class PolicyText {
    private PolicyText() {}

    /** @param policy name of the policy whose step it was */
    public static OrderText of(Decision decision, String policy, LocalDate answerDue) {
        var candidate = decision.candidate();
        var subject = candidate.subject();
        return new OrderText(
                shortened(PlainText.shown(
                        MessageLine.kindZh(candidate.kind().messageKind(), subject) + "：" + where(subject))),
                "督办规则“%s”，第 %d 级督办：%s".formatted(policy, decision.step().level(), since(candidate)),
                "请查明原因，明确整改措施和完成时限，落实责任人，并于%s前书面答复。".formatted(PaperDate.of(answerDue)));
    }

    private static String where(AlertSubject subject) {
        var project = subject.projectName();
        if (project.isEmpty() || subject instanceof AlertSubject.Project) {
            return subject.name();
        }
        return project + " · " + subject.name();
    }

    private static String since(AlertCandidate candidate) {
        var date = PaperDate.of(candidate.dueDate());
        var isProblem = candidate.subject() instanceof AlertSubject.Problem;
        var what = isProblem ? "问题应于%s整改完成".formatted(date) : "节点应于%s完成".formatted(date);
        return switch (candidate.kind()) {
            case OVERDUE -> what + (isProblem ? "，逾期未整改" : "，逾期未完成");
            case SUSPENDED_LONG -> "自%s起停工".formatted(date);
            default -> MessageLine.kindZh(candidate.kind().messageKind(), candidate.subject()) + "，" + what;
        };
    }

    /** What is longer would not fit onto the one page of the paper. */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= OrderText.LONGEST_MATTER
                ? text
                : text.substring(0, text.offsetByCodePoints(0, OrderText.LONGEST_MATTER - 1)) + "…";
    }
}
