package city.renewal.notification.domain.orders;

import city.renewal.notification.domain.AlertKind;
import city.renewal.notification.domain.Decision;
import java.time.LocalDate;

/** What an order says that a policy's step issued: the matter, the rule and the demand, in the words of the office. */
public final class PolicyText {
    private static final int LONGEST_MATTER = 120;

    private PolicyText() {}

    public static OrderText of(Decision decision, LocalDate answerDue) {
        var matter = decision.matter();
        var subject = matter.subject();
        var where =
                subject.nodeId().isEmpty() ? subject.projectName() : subject.projectName() + " · " + subject.nodeName();
        return new OrderText(
                shortened(matter.kind().nameZh() + "：" + where),
                "督办规则 %s，第 %d 级督办：%s"
                        .formatted(
                                decision.policyId(), decision.step().level(), since(matter.kind(), matter.dueDate())),
                "请查明原因，明确整改措施和完成时限，落实责任人，并于 %s 前书面答复。".formatted(answerDue));
    }

    private static String since(AlertKind kind, LocalDate date) {
        return switch (kind) {
            case OVERDUE -> "节点应于 %s 完成，逾期未完成".formatted(date);
            case SUSPENDED_LONG -> "自 %s 起停工".formatted(date);
            default -> "%s，节点应于 %s 完成".formatted(kind.nameZh(), date);
        };
    }

    /** What is longer would not fit onto the one page of the paper. */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_MATTER
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_MATTER - 1)) + "…";
    }
}
