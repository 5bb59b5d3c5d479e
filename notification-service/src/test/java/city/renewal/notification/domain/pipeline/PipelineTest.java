package city.renewal.notification.domain.pipeline;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aNodeWithoutLeaders;
import static city.renewal.notification.SomeRules.AROUND_THE_CLOCK;
import static city.renewal.notification.SomeRules.decided;
import static city.renewal.notification.SomeRules.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CalendarDays;
import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.Stage;
import city.renewal.notification.domain.alert.StageVerdict;
import city.renewal.notification.domain.alert.StopReason;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.order.KnownCalendars;
import city.renewal.notification.domain.pipeline.StageResult.Continue;
import city.renewal.notification.domain.pipeline.StageResult.Stop;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.KnownPeople;
import city.renewal.notification.domain.routing.InhibitionContext;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Route;
import city.renewal.notification.domain.routing.RuleSnapshot;
import city.renewal.notification.domain.routing.Silence;
import city.renewal.notification.domain.routing.Versioned;
import city.renewal.notification.domain.worktime.Wait;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.schedule.CalendarBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineTest {
    private static final AlertCandidate CANDIDATE =
            new AlertCandidate(AlertKind.OVERDUE, AlertSubject.of(aNode("p", "n")), 1, DUE, 1);
    private static final Instant NIGHT = Instant.parse("2023-06-30T14:30:00Z");
    private static final Instant MORNING = Instant.parse("2023-07-01T00:00:00Z");

    private static RuleSnapshot hours(WorkingTime everybodys, Map<String, Contact> contacts) {
        return snapshot(Route.ROOT, List.of(), contacts, everybodys);
    }

    private static Stop<Decision> stopped(RuleSnapshot rules, Instant now) {
        return (Stop<Decision>) new Pipeline(rules, now).first(CANDIDATE).result();
    }

    private static Silence silence(Instant from, Instant to, Matcher... match) {
        return new Silence("s1", "p-admin", "演练", List.of(match), from, from, to, null);
    }

    @Test
    void atNightAnAlertIsHeldUntilTheMorning() {
        var stop = stopped(hours(WorkingTime.DAYTIME, Map.of()), NIGHT);

        assertThat(stop.reason()).isEqualTo(StopReason.OUTSIDE_HOURS);
        assertThat(stop.until()).isEqualTo(MORNING);
        assertThat(new Pipeline(hours(WorkingTime.DAYTIME, Map.of()), MORNING)
                        .first(CANDIDATE)
                        .result())
                .isInstanceOf(Continue.class);
    }

    @Test
    void aPersonsOwnHoursCount() {
        var office = new Contact("p-owner", null, null, Language.ZH, WorkingTime.OFFICE);

        var stop = stopped(hours(AROUND_THE_CLOCK, Map.of("p-owner", office)), NIGHT);

        assertThat(stop.until()).isEqualTo(Instant.parse("2023-07-03T00:30:00Z"));
    }

    /** Work stops from Monday 3 to Friday 7 July 2023 in one headquarters of the programme, and nowhere else. */
    @Test
    void waitsPassByTheCalendarOfTheProgrammeAndItsHeadquarters() {
        var stop = new CalendarSet(
                "dust",
                "扬尘停工",
                "NATURAL",
                "laoshan-2023",
                "h1",
                null,
                List.of(new CalendarDays(LocalDate.of(2023, 7, 3), LocalDate.of(2023, 7, 7), false, "扬尘停工")),
                List.of(),
                "p",
                NIGHT);
        var policy = EscalationPolicy.everyLevel(WorkingTime.OFFICE, Wait.days(2));
        var friday = Instant.parse("2023-06-30T02:00:00Z");
        var elsewhere =
                new AlertCandidate(AlertKind.OVERDUE, AlertSubject.of(aNodeWithoutLeaders("p", "n")), 1, DUE, 1);

        assertThat(secondStep(policy, KnownCalendars.book(List.of(stop)), CANDIDATE, friday))
                .isEqualTo(Instant.parse("2023-07-11T02:00:00Z"));
        assertThat(secondStep(policy, KnownCalendars.book(List.of(stop)), elsewhere, friday))
                .isEqualTo(Instant.parse("2023-07-04T02:00:00Z"))
                .isEqualTo(secondStep(policy, CalendarBook.standard(), CANDIDATE, friday));
    }

    private static @Nullable Instant secondStep(
            EscalationPolicy policy, CalendarBook calendars, AlertCandidate candidate, Instant now) {
        var rules = new RuleSnapshot(
                Versioned.builtIn(new EscalationPolicies(List.of(policy))),
                Versioned.builtIn(Route.ROOT),
                List.of(),
                Map.of(),
                AROUND_THE_CLOCK,
                Versioned.builtIn(AlertKinds.BUILT_IN),
                InhibitionContext.NONE,
                calendars,
                KnownPeople.EVERYBODY);
        var pipeline = new Pipeline(rules, now);
        return pipeline.nextStepAt(decided(pipeline.first(candidate).result()), List.of());
    }

    @Test
    void whatIsCriticalMayOverrideHoursByItsPolicy() {
        var base = EscalationPolicy.everyLevel(WorkingTime.OFFICE, Wait.days(1));
        var overriding = new EscalationPolicy(
                base.policyId(), base.name(), base.workingTime(), base.steps(), base.acknowledgementLasts(), true);
        var rules = new RuleSnapshot(
                Versioned.builtIn(new EscalationPolicies(List.of(overriding))),
                Versioned.builtIn(Route.ROOT),
                List.of(),
                Map.of(),
                WorkingTime.DAYTIME);

        var outcome = new Pipeline(rules, NIGHT).first(CANDIDATE);

        assertThat(decided(outcome.result()).step().escalationLevel()).isEqualTo(EscalationLevel.OWNER);
        assertThat(outcome.trace().notes()).anyMatch(note -> note.rule().contains("overrides hours"));
    }

    @ParameterizedTest
    @CsvSource({"UNIT, u1, true", "UNIT, u2, false", "LEVEL, 1, true", "LEVEL, 2, false"})
    void aSilenceHoldsWhatItMatches(MatchField trait, String value, boolean holds) {
        var silence = silence(NIGHT, NIGHT.plus(Duration.ofDays(1)), Matcher.of(trait, value));
        var rules = snapshot(Route.ROOT, List.of(silence), Map.of(), AROUND_THE_CLOCK);

        var outcome = new Pipeline(rules, NIGHT).first(CANDIDATE);

        assertThat(outcome.result() instanceof Stop).isEqualTo(holds);
        assertThat(outcome.trace().notes().stream()
                        .filter(note -> note.stage() == Stage.SILENCE)
                        .map(StageVerdict::rule))
                .containsExactly(holds ? silence.text() : "no silence covers it");
    }

    @Test
    void whatIsSilencedIsProcessedAgainSoonAndAtItsEndAtTheLatest() {
        var match = Matcher.of(MatchField.UNIT, "u1");
        var day = silence(NIGHT, NIGHT.plus(Duration.ofDays(1)), match);
        var minute = silence(NIGHT, NIGHT.plusSeconds(60), match);

        assertThat(stopped(snapshot(Route.ROOT, List.of(day), Map.of(), AROUND_THE_CLOCK), NIGHT)
                        .until())
                .isEqualTo(NIGHT.plus(Duration.ofMinutes(15)));
        assertThat(stopped(snapshot(Route.ROOT, List.of(minute), Map.of(), AROUND_THE_CLOCK), NIGHT)
                        .until())
                .isEqualTo(NIGHT.plusSeconds(60));
    }

    @Test
    void aSilenceThatIsNotYetOrNoLongerActiveHoldsNothing() {
        var match = Matcher.of(MatchField.UNIT, "u1");
        for (var silence : List.of(
                silence(NIGHT.plusSeconds(1), NIGHT.plusSeconds(60), match),
                silence(NIGHT.minusSeconds(60), NIGHT, match),
                silence(NIGHT.minusSeconds(60), NIGHT.plusSeconds(60), match).endedAt(NIGHT, "p-x"))) {
            assertThat(new Pipeline(snapshot(Route.ROOT, List.of(silence), Map.of(), AROUND_THE_CLOCK), NIGHT)
                            .first(CANDIDATE)
                            .result())
                    .isInstanceOf(Continue.class);
        }
    }

    @Test
    void aRoutesChannelsReplaceThoseOfTheStep() {
        var route = new Route(
                "quiet",
                List.of(Matcher.of(MatchField.UNIT, "u1")),
                null,
                List.of(ChannelName.INBOX),
                false,
                List.of());
        var root = new Route("root", List.of(), null, null, false, List.of(route));

        var outcome = new Pipeline(snapshot(root, List.of(), Map.of(), AROUND_THE_CLOCK), NIGHT).first(CANDIDATE);

        assertThat(decided(outcome.result()).channels()).containsExactly(ChannelName.INBOX);
        assertThat(outcome.trace().notes().getFirst().rule()).startsWith("route quiet; policy default");
    }

    @Test
    void aStepThatGivesAnOrderSaysSoAndOurOwnWatchdogGivesNone() {
        var base = EscalationPolicy.everyLevel(AROUND_THE_CLOCK, Wait.days(1));
        var ordering = base.with(base.steps().stream()
                .map(step -> step.issuing(new StepOrder(null, 3)))
                .toList());
        var rules = new RuleSnapshot(
                Versioned.builtIn(new EscalationPolicies(List.of(ordering))),
                Versioned.builtIn(Route.ROOT),
                List.of(),
                Map.of(),
                AROUND_THE_CLOCK);
        var ours = new AlertCandidate(AlertKind.WATCHDOG, AlertSubject.of(aNode("p", "n")), 1, DUE, 1);

        var outcome = new Pipeline(rules, NIGHT).first(CANDIDATE);
        var alarm = new Pipeline(rules, NIGHT).first(ours);

        assertThat(decided(outcome.result()).issues()).isEqualTo(new StepOrder(null, 3));
        assertThat(outcome.trace().notes().getLast())
                .isEqualTo(StageVerdict.passed(
                        Stage.ORDER, "a RED supervision order to unit u1, to be answered within 3 working days"));
        assertThat(decided(alarm.result()).issues()).isNull();
        assertThat(alarm.trace().notes()).noneMatch(note -> note.stage() == Stage.ORDER);
    }

    @Test
    void noStepOfThePolicyThatTheServiceComesWithGivesAnOrder() {
        assertThat(EscalationPolicy.everyLevel(AROUND_THE_CLOCK, Wait.days(1)).steps())
                .allMatch(step -> step.issueOrder() == null);
    }
}
