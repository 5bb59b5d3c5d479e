package city.renewal.notification.application.order;

import static city.renewal.notification.domain.order.SomeOrders.NOW;
import static city.renewal.notification.domain.order.SomeOrders.issued;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeRules;
import city.renewal.notification.application.InMemoryAlerts;
import city.renewal.notification.application.InMemoryInbox;
import city.renewal.notification.application.InMemorySilences;
import city.renewal.notification.application.delivery.Channel;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.order.AnswerCycle;
import city.renewal.notification.domain.order.OrderNumber;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.notification.domain.order.SupervisionOrder.Changed;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Instances that chase orders and are killed at any write, while units answer and answers are sent back. */
class ChaseOrdersTest {
    private static final int ORDERS = 12;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void everyLevelIsNotifiedOnceInItsOrderWhateverIsKilled() {
        var seed = System.nanoTime();
        for (var cycle = 0; cycle < 60; cycle++) {
            assertThat(new World(seed + cycle).play())
                    .as("seed %d", seed + cycle)
                    .isEmpty();
        }
    }

    private static final class World {
        private final Random random;
        private final InMemoryOrders orders = new InMemoryOrders();
        private final InMemoryInbox inbox = new InMemoryInbox();
        private Instant domain = NOW;
        private Instant real = Instant.parse("2026-11-21T10:00:00Z");
        private boolean kills = true;
        private final ChaseOrders chase;

        World(long seed) {
            random = new Random(seed);
            Channel channel = messages -> {
                perhaps();
                inbox.takeAll(messages);
                perhaps();
            };
            var dispatcher = new NotificationDispatcher(new InMemoryAlerts(), Map.of(ChannelName.INBOX, channel));
            var rules = SomeRules.ruleSnapshots(new InMemorySilences(), SomeRules.AROUND_THE_CLOCK);
            var killing = new KillingAggregates<>(orders, this::perhaps);
            chase = new ChaseOrders(
                    orders, killing, dispatcher, rules, new InMemoryKnownFacts(), () -> domain, () -> real);
        }

        private void perhaps() {
            if (kills && random.nextInt(8) == 0) {
                throw new Killed();
            }
        }

        List<String> play() {
            for (var serial = 1; serial <= ORDERS; serial++) {
                var issued = issued(new OrderNumber("a", 2023, serial), "o" + serial, NOW);
                orders.create(issued.order().orderId(), new Change<>(issued.order(), issued.events(), null));
            }
            for (var step = 0; step < 120; step++) {
                domain = domain.plus(Duration.ofHours(random.nextInt(6)));
                real = real.plusSeconds(random.nextInt(90));
                if (random.nextInt(3) == 0) {
                    somebodyActs("a-2023-" + (1 + random.nextInt(ORDERS)));
                }
                sweep();
            }
            kills = false;
            for (var step = 0; step < 40; step++) {
                domain = domain.plus(Duration.ofDays(1));
                real = real.plusSeconds(61);
                sweep();
            }
            return faults();
        }

        private void sweep() {
            try {
                chase.sweep();
            } catch (Killed e) {
                real = real.plusSeconds(1);
            }
        }

        private void somebodyActs(String orderId) {
            var stored = orders.load(orderId).orElseThrow();
            var order = stored.state();
            var outcome = order.owesAnswer()
                    ? order.replied("p-unit", "x", domain)
                    : order.returned(
                            "p-supervisor",
                            "x",
                            domain.atZone(order.subject().zone()).toLocalDate(),
                            domain);
            try {
                if (outcome instanceof Changed(var changed, var events)) {
                    orders.save(stored, new Change<>(changed, events, null));
                }
            } catch (ConcurrentChange e) {
                // They try again another time.
                return;
            }
        }

        private List<String> faults() {
            var faults = new ArrayList<String>();
            var byOrder = inbox.all().stream().collect(Collectors.groupingBy(Message::alertId));
            for (var stored : orders.all()) {
                var order = stored.state();
                var messages = byOrder.getOrDefault(order.orderId(), List.of());
                var recorded =
                        order.notified().stream().map(each -> each.messageId()).toList();
                for (var message : messages) {
                    if (!recorded.contains(message.messageId())) {
                        faults.add("%s went out and is not recorded".formatted(message));
                    }
                }
                if (recorded.stream().distinct().count() != recorded.size()) {
                    faults.add("%s records a message twice".formatted(order.orderId()));
                }
                faults.addAll(escalates(order, messages));
                if (order.owesAnswer()
                        && order.isOverdue(domain)
                        && order.currentCycle().level() != 5) {
                    faults.add("%s did not climb to the end".formatted(order.orderId()));
                }
            }
            return faults;
        }

        /** In each answer cycle one message per level, in the order of levels, none before the answer was late. */
        private static List<String> escalates(SupervisionOrder order, List<Message> messages) {
            var faults = new ArrayList<String>();
            for (var cycle = 1; cycle <= order.rounds().size(); cycle++) {
                var number = cycle;
                var escalate = messages.stream()
                        .filter(each -> each.kind() == MessageKind.ORDER_UNANSWERED && each.dueVersion() == number)
                        .toList();
                var levels = escalate.stream().map(Message::level).toList();
                if (!levels.equals(levels.stream().sorted().distinct().toList())) {
                    faults.add("%s, round %d climbed %s".formatted(order.orderId(), number, levels));
                }
                AnswerCycle of = order.rounds().get(number - 1);
                var late = of.answerDue()
                        .plusDays(1)
                        .atStartOfDay(order.subject().zone())
                        .toInstant();
                escalate.stream()
                        .filter(each -> each.at().isBefore(late))
                        .forEach(each -> faults.add("%s before the answer was late".formatted(each)));
            }
            return faults;
        }
    }
}
