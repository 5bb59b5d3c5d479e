package city.renewal.notification.application;

import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.order.SupervisionOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Holds the orders of policies' steps against the decisions that stand: one of each decision that gives an order, none of
 * any other, to its unit and in its colour, and numbers without gaps or doubles.
 */
final class OrderChecker {
    private OrderChecker() {}

    static List<String> faults(Collection<Decision> decisions, Collection<SupervisionOrder> orders) {
        var faults = new ArrayList<String>();
        var expected = new HashMap<String, Decision>();
        decisions.stream()
                .filter(decision -> decision.issues() != null)
                .forEach(decision -> expected.put("decision:" + decision.decisionId(), decision));
        for (var order : orders) {
            var decision = expected.remove(order.issue().origin());
            if (decision == null) {
                faults.add(order.orderId() + " is of no decision, or there twice");
                continue;
            }
            var wanted = Objects.requireNonNull(decision.issues())
                    .colourFor(decision.candidate().kind());
            if (order.colour() != wanted
                    || !order.subject()
                            .unit()
                            .equals(decision.candidate().subject().unit())
                    || !order.issue().by().equals("policy:" + decision.policyId())) {
                faults.add(order.orderId() + " is not what was decided");
            }
        }
        expected.keySet().forEach(origin -> faults.add(origin + " has no order"));
        orders.stream()
                .collect(Collectors.groupingBy(order ->
                        order.number().programme() + "/" + order.number().year()))
                .forEach((book, issued) -> {
                    var serials = issued.stream()
                            .map(order -> order.number().serial())
                            .sorted()
                            .toList();
                    if (!serials.equals(
                            IntStream.rangeClosed(1, issued.size()).boxed().toList())) {
                        faults.add("numbers of %s are %s".formatted(book, serials));
                    }
                });
        return faults;
    }
}
