package city.renewal.notification.domain.routing;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aNodeWithoutLeaders;
import static city.renewal.notification.domain.message.ChannelName.INBOX;
import static city.renewal.notification.domain.message.ChannelName.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.routing.Matcher.Is;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree goes as Alertmanager's: first match, unless a branch says that it continues. */
class RouteTest {
    private static final AlertCandidate CANDIDATE =
            new AlertCandidate(AlertKind.OVERDUE, AlertSubject.of(aNode("p", "n")), 1, DUE, 1);

    private static Route branch(
            String id, Matcher match, @Nullable String policy, @Nullable List<ChannelName> channels, Route... below) {
        return new Route(id, List.of(match), policy, channels, false, List.of(below));
    }

    private static Route continuing(Route route) {
        return new Route(route.routeId(), route.match(), route.policyId(), route.channels(), true, route.routes());
    }

    private static Route root(Route... below) {
        return new Route("root", List.of(), EscalationPolicy.DEFAULT, null, false, List.of(below));
    }

    private static final Matcher YES = Matcher.of(MatchField.UNIT, "u1");
    private static final Matcher NO = Matcher.of(MatchField.UNIT, "u2");

    @Test
    void whatNoBranchMatchesStaysAtTheRoot() {
        assertThat(root(branch("a", NO, "x", null)).destination(CANDIDATE, 0))
                .isEqualTo(new Route.Destination(List.of("root"), "default", null));
    }

    @Test
    void goesIntoTheFirstBranchThatMatchesAndAsDeepAsItCan() {
        var tree = root(
                branch("no", NO, "x", null),
                branch("yes", YES, "p1", List.of(INBOX), branch("deep", YES, null, null), branch("b", YES, "p2", null)),
                branch("later", YES, "p3", null));

        assertThat(tree.destination(CANDIDATE, 0))
                .isEqualTo(new Route.Destination(List.of("deep"), "p1", List.of(INBOX)));
    }

    @Test
    void aBranchThatContinuesLetsTheNextOnesAddTheirChannels() {
        var tree = root(
                continuing(branch("a", YES, "p1", List.of(INBOX))),
                branch("b", YES, "p2", List.of(INBOX, WEBHOOK)),
                branch("c", YES, "p3", null));

        assertThat(tree.destination(CANDIDATE, 0))
                .isEqualTo(new Route.Destination(List.of("a", "b"), "p1", List.of(INBOX, WEBHOOK)));
    }

    @ParameterizedTest
    @CsvSource({
        "PROGRAMME, ONE_OF, laoshan-2023, true",
        "AREA, PREFIXED_BY, 370212, true",
        "AREA, PREFIXED_BY, 370202, false",
        "AREA, ONE_OF, 370212, false",
        "FIELD, ONE_OF, f1, true",
        "HEADQUARTERS, NONE_OF, h1, false",
        "UNIT, NONE_OF, u2, true",
        "OWNER, ONE_OF, p-owner, true",
        "LEADER, ONE_OF, p-leader, true",
        "PROJECT, ONE_OF, p, true",
        "NODE, PREFIXED_BY, n, true",
        "KIND, ONE_OF, OVERDUE, true",
        "SEVERITY, ONE_OF, CRITICAL, true",
        "LEVEL, ONE_OF, 3, true",
        "LEVEL, ONE_OF, 0, false"
    })
    void aMatcherReadsEveryField(MatchField trait, Is is, String value, boolean holds) {
        assertThat(new Matcher(trait, is, List.of(value)).holds(CANDIDATE, 3)).isEqualTo(holds);
    }

    @Test
    void aFieldThatIsMissingIsEmpty() {
        var bare = new AlertCandidate(AlertKind.OVERDUE, AlertSubject.of(aNodeWithoutLeaders("p", "n")), 1, DUE, 1);

        assertThat(Matcher.of(MatchField.LEADER, "p-leader").holds(bare, 0)).isFalse();
        assertThat(new Matcher(MatchField.HEADQUARTERS, Is.NONE_OF, List.of("h1")).holds(bare, 0))
                .isTrue();
    }
}
