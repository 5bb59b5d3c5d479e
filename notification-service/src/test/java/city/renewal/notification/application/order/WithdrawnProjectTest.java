package city.renewal.notification.application.order;

import static city.renewal.notification.domain.order.SomeOrders.DUE;
import static city.renewal.notification.domain.order.SomeOrders.NOW;
import static city.renewal.notification.domain.order.SomeOrders.TEXT;
import static city.renewal.notification.domain.order.SomeOrders.planned;
import static city.renewal.notification.domain.order.SomeOrders.programme;
import static city.renewal.notification.domain.order.SomeOrders.registered;
import static city.renewal.notification.domain.order.SomeOrders.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeRules;
import city.renewal.notification.application.InMemoryAlerts;
import city.renewal.notification.application.InMemoryDirectory;
import city.renewal.notification.application.InMemoryInbox;
import city.renewal.notification.application.InMemorySilences;
import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.order.OrderClosure;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders about a project that is taken out of its programme (撤项). */
class WithdrawnProjectTest {
    private static final Caller SUPERVISOR =
            new Caller("p-supervisor", Set.of(Role.SUPERVISOR), Set.of("370212"), Set.of(), Set.of());
    private static final Caller UNIT = new Caller("p-unit", Set.of(Role.UNIT), Set.of(), Set.of("u1"), Set.of());

    private final InMemoryKnownFacts known = new InMemoryKnownFacts();
    private final InMemoryOrders orders = new InMemoryOrders();
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final FollowProjects follow = new FollowProjects(known, new ReleaseOrders(orders, orders));
    private Instant now = NOW;
    private int ids;
    private final IssueOrder issue = new IssueOrder(
            known, new NumberedOrders(orders, orders), new InMemoryDirectory(), () -> "id" + ids++, () -> now);
    private final AnswerOrder answers = new AnswerOrder(orders, known, () -> now);
    private final ChaseOrders chase = new ChaseOrders(
            orders,
            orders,
            new NotificationDispatcher(
                    new InMemoryAlerts(), Map.of(ChannelName.INBOX, (Channel) messages -> inbox.takeAll(messages))),
            SomeRules.ruleSnapshots(new InMemorySilences(), SomeRules.AROUND_THE_CLOCK),
            known,
            () -> now,
            () -> now);

    @BeforeEach
    void aProjectIsKnown() {
        follow.follow(List.of(
                programme("laoshan-2023"),
                registered("laoshan-2023", "p1", "370212001", 1, "沙子口片区改造"),
                planned("p1", 2),
                registered("laoshan-2023", "p2", "370212001", 1, "金家岭片区改造")));
    }

    private IssueOrder.Result issue(String projectId) {
        var draft = new OrderDraft(projectId, null, null, OrderColour.RED, TEXT, new OrderDraft.AnswerBy.Day(DUE));
        return issue.issue(draft, SUPERVISOR, null);
    }

    private String issued(String projectId) {
        return ((IssueOrder.Result.Issued) issue(projectId)).order().orderId();
    }

    private SupervisionOrder order(String orderId) {
        return orders.load(orderId).orElseThrow().state();
    }

    /** Sweeps every hour for so many days. */
    private void chase(int days) {
        for (var hour = 0; hour < 24 * days; hour++) {
            now = now.plus(Duration.ofHours(1));
            chase.sweep();
        }
    }

    private List<MessageKind> told(String orderId) {
        return inbox.all().stream()
                .filter(message -> message.alertId().equals(orderId))
                .map(Message::kind)
                .toList();
    }

    @Test
    void aNewOrderIsRefused() {
        follow.follow(List.of(withdrawn("p1", 3)));

        assertThat(issue("p1")).isEqualTo(new IssueOrder.Result.Invalid("projectId", "was taken out of its programme"));
        assertThat(issue("p2")).isInstanceOf(IssueOrder.Result.Issued.class);
        assertThat(orders.all()).hasSize(1);
    }

    @Test
    void anOpenOrderIsNoLongerChasedAndCanBeClosed() {
        var id = issued("p1");
        var other = issued("p2");
        chase(6);
        var before = told(id);
        assertThat(before).contains(MessageKind.ORDER_ISSUED, MessageKind.ORDER_UNANSWERED);

        follow.follow(List.of(withdrawn("p1", 3)));
        follow.follow(List.of(withdrawn("p1", 3)));
        chase(30);

        assertThat(told(id)).as("no level more").isEqualTo(before);
        assertThat(told(other)).as("another project's order goes on").hasSizeGreaterThan(before.size());
        assertThat(order(id).withdrawal())
                .isNotNull()
                .satisfies(why -> assertThat(why.reason()).isEqualTo("并入其他项目"));
        assertThat(order(id).isOverdue(now)).isFalse();
        assertThat(order(other).isOverdue(now)).isTrue();
        assertThat(answers.reply(new AnswerOrder.Command(id, UNIT, null, null), "x"))
                .isInstanceOf(AnswerOrder.Result.RefusedByState.class);
        assertThat(answers.close(
                        new AnswerOrder.Command(id, SUPERVISOR, null, null), OrderClosure.Outcome.WITHDRAWN, "项目已撤项"))
                .isInstanceOf(AnswerOrder.Result.Done.class);
    }

    @Test
    void anOrderThatIsIssuedWhileTheWithdrawalArrivesIsReleasedBeforeItNotifies() {
        var id = issued("p1");
        // The project's copy is kept, and the orders of it were looked for before this one was stored.
        new FollowProjects(known, new ReleaseOrders(new InMemoryOrders(), orders)).follow(List.of(withdrawn("p1", 3)));
        assertThat(order(id).withdrawal()).isNull();

        chase(30);

        assertThat(told(id)).isEmpty();
        assertThat(order(id).isReleased()).isTrue();
    }

    @Test
    void aFactThatIsRepeatedAfterACrashReleasesTheOrdersThatItMissed() {
        var id = issued("p1");
        new FollowProjects(known, new ReleaseOrders(new InMemoryOrders(), orders)).follow(List.of(withdrawn("p1", 3)));

        follow.follow(List.of(withdrawn("p1", 3)));

        assertThat(order(id).isReleased()).isTrue();
    }
}
