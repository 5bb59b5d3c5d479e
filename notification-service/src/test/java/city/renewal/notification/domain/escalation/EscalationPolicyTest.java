package city.renewal.notification.domain.escalation;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aNodeWithoutLeaders;
import static city.renewal.notification.domain.recipient.EscalationLevel.HEADQUARTERS;
import static city.renewal.notification.domain.recipient.EscalationLevel.LEADER;
import static city.renewal.notification.domain.recipient.EscalationLevel.OWNER;
import static city.renewal.notification.domain.recipient.EscalationLevel.SUPERVISION_OFFICE;
import static city.renewal.notification.domain.recipient.EscalationLevel.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.worktime.Wait;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.schedule.Calendars;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EscalationPolicyTest {
    private static final EscalationPolicy EVERY_RUNG = EscalationPolicy.everyLevel(WorkingTime.OFFICE, Wait.days(1));

    private static final EscalationPolicy NOTHING_OVER_NIGHT = new EscalationPolicy(
            "same-day",
            "事不过夜",
            WorkingTime.OFFICE,
            List.of(
                    PolicyStep.of(Wait.AT_ONCE, OWNER),
                    PolicyStep.of(Wait.AT_ONCE, UNIT),
                    PolicyStep.of(Wait.SAME_DAY, HEADQUARTERS),
                    PolicyStep.of(Wait.hours(2), SUPERVISION_OFFICE)),
            Wait.days(1),
            false);

    private static final EscalationPolicy LEADERS_FIRST = new EscalationPolicy(
            "leaders",
            "领导先知",
            WorkingTime.OFFICE,
            List.of(PolicyStep.of(Wait.AT_ONCE, LEADER), PolicyStep.of(Wait.hours(4), SUPERVISION_OFFICE)),
            Wait.days(1),
            false);

    /** Raised on Friday 2023-06-30 at 16:00 and answered by nobody: who is told when. */
    static Stream<Arguments> escalations() {
        var full = AlertSubject.of(aNode("p", "n"));
        var bare = AlertSubject.of(aNodeWithoutLeaders("p", "n"));
        return Stream.of(
                Arguments.of(
                        "every level",
                        EVERY_RUNG,
                        full,
                        List.of(
                                "06-30T16:00 p-owner",
                                "07-03T16:00 unit:u1",
                                "07-04T16:00 p-leader",
                                "07-05T16:00 p-commander",
                                "07-06T16:00 supervision-office")),
                Arguments.of(
                        "nobody between the unit and the office",
                        EVERY_RUNG,
                        bare,
                        List.of("06-30T16:00 p-owner", "07-03T16:00 unit:u1", "07-04T16:00 supervision-office")),
                Arguments.of(
                        "owner and unit together, headquarters before the day ends",
                        NOTHING_OVER_NIGHT,
                        full,
                        List.of(
                                "06-30T16:00 p-owner",
                                "06-30T16:00 unit:u1",
                                "06-30T17:30 p-commander",
                                "07-03T10:30 supervision-office")),
                Arguments.of(
                        "a missing level takes its wait with it",
                        NOTHING_OVER_NIGHT,
                        bare,
                        List.of("06-30T16:00 p-owner", "06-30T16:00 unit:u1", "07-03T09:00 supervision-office")),
                Arguments.of(
                        "a first step that nobody stands on never ends nowhere",
                        LEADERS_FIRST,
                        bare,
                        List.of("07-03T11:00 supervision-office")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("escalations")
    void tellsOneAfterTheOtherInWorkingTime(
            String name, EscalationPolicy policy, AlertSubject subject, List<String> expected) {
        var notified = new ArrayList<String>();
        var steps = new ArrayList<String>();
        var level = 0;
        var now = OffsetDateTime.parse("2023-06-30T16:00:00+08:00").toInstant();
        for (var next = policy.above(level, subject, notified);
                next.isPresent();
                next = policy.above(level, subject, notified)) {
            now = policy.nextAt(level, subject, notified, now, Calendars.standard())
                    .orElseThrow();
            level = next.get().escalationLevel().number();
            notified.add(next.get().recipient().address());
            steps.add(now.atZone(WorkingTime.OFFICE.zone())
                            .toLocalDateTime()
                            .toString()
                            .substring(5) + " "
                    + notified.getLast());
        }

        assertThat(steps).as(name).isEqualTo(expected);
        assertThat(policy.nextAt(level, subject, notified, now, Calendars.standard()))
                .isEmpty();
    }

    @org.junit.jupiter.api.Test
    void skipsARecipientWhoWasNotifiedOnALowerLevel() {
        var next = EVERY_RUNG
                .above(2, AlertSubject.of(aNode("p", "n")), List.of("p-leader"))
                .orElseThrow();

        assertThat(next.escalationLevel()).isEqualTo(HEADQUARTERS);
        assertThat(next.number()).isEqualTo(4);
    }
}
