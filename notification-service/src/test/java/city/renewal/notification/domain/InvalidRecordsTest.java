package city.renewal.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.renewal.events.validation.FieldError;
import city.renewal.events.validation.InvalidRecord;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertKinds.Inhibition;
import city.renewal.notification.domain.condition.AlertKinds.KindRule;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.escalation.PolicyStep;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.message.MessageTemplate;
import city.renewal.notification.domain.message.MessageTemplates;
import city.renewal.notification.domain.order.OrderText;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.routing.Grouping;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Route;
import city.renewal.notification.domain.routing.SilenceTerms;
import city.renewal.notification.domain.worktime.Wait;
import city.renewal.notification.domain.worktime.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an administrator must not set can't be constructed either, whoever tries. */
class InvalidRecordsTest {
    private static final Instant NOW = Instant.parse("2023-06-30T00:00:00Z");
    private static final Matcher SOME_UNIT = Matcher.of(MatchField.UNIT, "u1");
    private static final PolicyStep OWNER = PolicyStep.of(Wait.AT_ONCE, EscalationLevel.OWNER);
    private static final PolicyStep OFFICE = PolicyStep.of(Wait.days(1), EscalationLevel.SUPERVISION_OFFICE);

    private static EscalationPolicy policy(String id, Wait lasts, PolicyStep... steps) {
        return new EscalationPolicy(id, "逐级", WorkingTime.OFFICE, List.of(steps), lasts, false);
    }

    private static Route route(String id, List<Matcher> match, Route... below) {
        return new Route(id, match, null, null, false, List.of(below));
    }

    private static Route chainOf(int levels) {
        return levels == 1
                ? route("r1", List.of(SOME_UNIT))
                : route("r" + levels, List.of(SOME_UNIT), chainOf(levels - 1));
    }

    private static Arguments invalid(String fields, ThrowingCallable construction) {
        return Arguments.of(fields, construction);
    }

    static Stream<Arguments> constructions() {
        return Stream.of(
                invalid("amount", () -> Wait.hours(0)),
                invalid("amount", () -> Wait.days(251)),
                invalid("amount", () -> new Wait(Wait.Unit.SAME_DAY, 1)),
                invalid(
                        "calendar closes",
                        () -> new WorkingTime("LUNAR", LocalTime.NOON, LocalTime.NOON, ZoneId.of("UTC"))),
                invalid("answerWithinDays", () -> new StepOrder(null, 61)),
                invalid(
                        "channels",
                        () -> new PolicyStep(Wait.AT_ONCE, EscalationLevel.OWNER, List.of(ChannelName.EMAIL), null)),
                invalid("policyId", () -> policy("../x", Wait.days(1), OWNER, OFFICE)),
                invalid("acknowledgementLasts.unit", () -> policy("x", Wait.AT_ONCE, OWNER, OFFICE)),
                invalid("steps", () -> policy("x", Wait.days(1), OWNER)),
                invalid("steps", () -> policy("x", Wait.days(1))),
                invalid("steps[0].after.unit", () -> policy("x", Wait.days(1), OFFICE)),
                invalid("steps[1].whom", () -> policy("x", Wait.days(1), OWNER, OWNER, OFFICE)),
                invalid(
                        "steps[1].issueOrder.colour",
                        () -> policy(
                                "x",
                                Wait.days(1),
                                OWNER.issuing(new StepOrder(OrderColour.RED, 5)),
                                OFFICE.issuing(new StepOrder(OrderColour.BLUE, 5)))),
                invalid(
                        "policies[1].policyId",
                        () -> new EscalationPolicies(List.of(
                                policy("default", Wait.days(1), OWNER, OFFICE),
                                policy("default", Wait.days(1), OWNER, OFFICE)))),
                invalid("policies", () -> new EscalationPolicies(List.of())),
                invalid("on", () -> new KindRule(AlertKind.OVERDUE, false, Severity.CRITICAL, List.of())),
                invalid("thresholds", () -> new KindRule(AlertKind.DUE_SOON, true, Severity.WARNING, List.of())),
                invalid("thresholds", () -> new KindRule(AlertKind.UNSIGNED, true, Severity.WARNING, List.of(3))),
                invalid("thresholds[1]", () -> new KindRule(AlertKind.DUE_SOON, true, Severity.WARNING, List.of(7, 0))),
                invalid("by of", () -> new Inhibition(List.of(), List.of(), Inhibition.Within.NODE)),
                invalid(
                        "of",
                        () -> new Inhibition(
                                List.of(AlertKind.UNSIGNED), List.of(AlertKind.OVERDUE), Inhibition.Within.NODE)),
                invalid(
                        "kinds[1].kind",
                        () -> new AlertKinds(
                                List.of(KindRule.builtIn(AlertKind.UNSIGNED), KindRule.builtIn(AlertKind.UNSIGNED)),
                                List.of())),
                invalid(
                        "inhibitions[0] inhibitions[1]",
                        () -> new AlertKinds(
                                List.of(),
                                List.of(
                                        new Inhibition(
                                                List.of(AlertKind.DUE_SOON),
                                                List.of(AlertKind.UNSIGNED),
                                                Inhibition.Within.NODE),
                                        new Inhibition(
                                                List.of(AlertKind.UNSIGNED),
                                                List.of(AlertKind.DUE_SOON),
                                                Inhibition.Within.NODE)))),
                invalid("values", () -> Matcher.of(MatchField.UNIT)),
                invalid("values[1]", () -> Matcher.of(MatchField.UNIT, "u1", "u\n2")),
                invalid("waitSeconds", () -> Grouping.together(null, -1, null, null)),
                invalid("repeatSeconds", () -> Grouping.together(null, null, 300, 299)),
                invalid("", () -> new Grouping(Grouping.How.DAILY, List.of(), 5, 0, 0)),
                invalid("routeId", () -> route("", List.of())),
                invalid(
                        "routes[0].routes[0].routeId",
                        () -> route(
                                "root", List.of(), route("a", List.of(SOME_UNIT), route("root", List.of(SOME_UNIT))))),
                invalid("routes[0].match", () -> route("root", List.of(), route("a", List.of()))),
                invalid(
                        "routes[0].routes[0].routes[0].routes[0].routes[0].routes[0].routes[0].routes",
                        () -> chainOf(9)),
                invalid(
                        "match policyId",
                        () -> new Route("root", List.of(SOME_UNIT), "nowhere", null, false, List.of())
                                .asRoot(new EscalationPolicies(
                                        List.of(policy("default", Wait.days(1), OWNER, OFFICE))))),
                invalid("match reason", () -> new SilenceTerms(List.of(), " ", NOW, NOW.plusSeconds(1))),
                invalid("endsAt", () -> new SilenceTerms(List.of(SOME_UNIT), "演练", NOW, NOW)),
                invalid("endsAt", () -> new SilenceTerms(List.of(SOME_UNIT), "演练", NOW, NOW.plus(Duration.ofDays(91)))),
                invalid(
                        "endsAt",
                        () -> SilenceTerms.from(
                                NOW, List.of(SOME_UNIT), "演练", NOW.minusSeconds(9), NOW.minusSeconds(5))),
                invalid("personId email mobile", () -> new Contact("unit:?", "x", "110", Language.ZH, null)),
                invalid("email", () -> new Contact("p", "a@b.cn\r\nBcc: c@d.cn", null, Language.ZH, null)),
                invalid("text html", () -> new MessageTemplate(ChannelName.SMS, Language.ZH, null, null, "<p>", null)),
                invalid("subject", () -> new MessageTemplate(ChannelName.EMAIL, Language.ZH, "a\nb", "t", "h", null)),
                invalid("channel", () -> new MessageTemplate(ChannelName.INBOX, Language.ZH, null, "t", null, null)),
                invalid("templates[1].language", () -> {
                    var sms = new MessageTemplate(ChannelName.SMS, Language.ZH, null, "t", null, null);
                    new MessageTemplates(List.of(sms, sms));
                }),
                invalid("matter basis demand", () -> new OrderText("", "依".repeat(501), " ")),
                invalid("demand", () -> OrderText.written("事项", "依据", "\u0007")));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("constructions")
    void cannotBeConstructedAndSayWhichFieldsAreWrong(String fields, ThrowingCallable construction) {
        assertThatExceptionOfType(InvalidRecord.class)
                .isThrownBy(construction)
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::field)
                        .containsExactlyInAnyOrder(fields.split(" ", -1)));
    }

    @Test
    void saysNothingOfTheValues() {
        assertThatExceptionOfType(InvalidRecord.class)
                .isThrownBy(() -> new Contact("p", "secret-at-nowhere", null, Language.ZH, null))
                .withMessageStartingWith("Contact: email must be")
                .withMessageNotContaining("secret");
    }

    @Test
    void anOrderOfSupplementaryCharactersIsMeasuredInCharacters() {
        assertThat(new OrderText("𠀀".repeat(120), "依据", "要求").matter()).hasSize(240);
    }
}
