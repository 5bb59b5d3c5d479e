package city.renewal.notification.adapter.web.order;

import city.renewal.notification.application.order.OrderDraft;
import city.renewal.notification.application.order.OrderDraft.AnswerBy;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.order.OrderText;
import city.renewal.starter.web.Violations;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is asked for.
 *
 * @param nodeId left out: about the project as a whole
 * @param unitId left out: the unit that answers for it
 * @param answerDue the last day for the answer; or else
 * @param answerWithinDays so many working days after today, 5 when both are left out
 */
record OrderBody(
        @Nullable String projectId,
        @Nullable String nodeId,
        @Nullable String unitId,
        @Nullable OrderColour colour,
        @Nullable String matter,
        @Nullable String basis,
        @Nullable String demand,
        @Nullable LocalDate answerDue,
        @Nullable Integer answerWithinDays) {
    static final int LONGEST_ANSWER = 1200;
    static final int LONGEST_NOTE = 300;

    OrderDraft read() {
        var violations = new Violations();
        var project = violations.id("projectId", projectId);
        if (nodeId != null) {
            violations.id("nodeId", nodeId);
        }
        if (unitId != null) {
            violations.id("unitId", unitId);
        }
        var given = violations.given("colour", colour);
        var text = violations.construct(
                "",
                () -> OrderText.written(
                        Objects.requireNonNullElse(matter, ""),
                        Objects.requireNonNullElse(basis, ""),
                        Objects.requireNonNullElse(demand, "")));
        var by = answerBy(answerDue, answerWithinDays, violations);
        violations.refuse();
        return new OrderDraft(
                project,
                nodeId,
                unitId,
                Objects.requireNonNull(given),
                Objects.requireNonNull(text),
                Objects.requireNonNull(by));
    }

    /** Null if it is invalid, and then there are violations. */
    static @Nullable AnswerBy answerBy(@Nullable LocalDate day, @Nullable Integer days, Violations violations) {
        violations.check(day == null || days == null, "answerWithinDays", "must be left out beside answerDue");
        return day == null
                ? violations.construct(
                        "", () -> new AnswerBy.WorkingDays(Objects.requireNonNullElse(days, StepOrder.USUAL_DAYS)))
                : new AnswerBy.Day(day);
    }
}
