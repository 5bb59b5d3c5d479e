package city.renewal.notification.adapter.web.order;

import city.renewal.events.ChineseTerms;
import city.renewal.events.PersonRef;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.order.AnswerCycle;
import city.renewal.notification.domain.order.OrderClosure;
import city.renewal.notification.domain.order.OrderOffice;
import city.renewal.notification.domain.order.OrderState;
import city.renewal.notification.domain.order.PaperDate;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.text.AreaNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The paper of an order that offices file: A4, to be printed by a browser, in Chinese, with people, units and areas by name.
 *
 * <p>Everything that people wrote is escaped, and the page may load and run nothing. Text that is long is set smaller, and
 * when it is very long its lines run on, so that the longest order with one answer stays on one page. Answers that were sent
 * back follow with the reasons; long ones take further pages.
 */
final class OrderPaper {
    /** Content security policy: the page may apply its own style and nothing else. */
    static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors"
                    + " 'none'; sandbox allow-modals";

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String TEMPLATE = template();

    /** How large it is set, in points; how far lines stand apart; and how many millimetres are left for an answer by hand. */
    private enum Setting {
        LARGE("12", "1.45", "75"),
        MEDIUM("9", "1.4", "45"),
        SMALL("8", "1.25", "25"),
        SMALLEST("7", "1.25", "20");

        private final String size;
        private final String leading;
        private final String blank;

        Setting(String size, String leading, String blank) {
            this.size = size;
            this.leading = leading;
            this.blank = blank;
        }

        /** A line of its own takes as much as forty characters. */
        static Setting of(List<String> texts) {
            var characters = texts.stream().mapToInt(String::length).sum();
            var lines = texts.stream().mapToLong(text -> text.lines().count()).sum();
            if (characters + 40 * lines < 900) {
                return LARGE;
            }
            if (characters + 40 * lines < 1_600) {
                return MEDIUM;
            }
            return characters < 2_100 ? SMALL : SMALLEST;
        }

        boolean keepsLines() {
            return this == LARGE || this == MEDIUM;
        }
    }

    private final SupervisionOrder order;
    private final Map<String, String> names;
    private final Setting setting;

    private OrderPaper(SupervisionOrder order, Map<String, String> names) {
        this.order = order;
        this.names = Map.copyOf(names);
        this.setting = Setting.of(written(order));
    }

    /** @param names of {@link #people}, by id, as far as the directory knows them */
    static String of(SupervisionOrder order, Map<String, String> names) {
        var values = new OrderPaper(order, names).values();
        return PLACE.matcher(TEMPLATE)
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(place.group(1)))));
    }

    /** Ids of the people whom the paper names beside those whose names the order holds. */
    static Set<String> people(SupervisionOrder order) {
        var closure = order.closure();
        return Stream.concat(
                        order.rounds().stream().flatMap(OrderPaper::people),
                        Stream.of(order.issue().by(), closure == null ? "" : closure.by()))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Stream<String> people(AnswerCycle cycle) {
        var answer = cycle.answer();
        var returned = cycle.returned();
        return Stream.of(answer == null ? "" : answer.by(), returned == null ? "" : returned.by());
    }

    /** All that people wrote and that the first page shows. */
    private static List<String> written(SupervisionOrder order) {
        var subject = order.subject();
        var answer = order.currentCycle().answer();
        var closure = order.closure();
        return Stream.of(
                        order.text().matter(),
                        order.text().basis(),
                        order.text().demand(),
                        answer == null ? null : answer.text(),
                        closure == null ? null : closure.note(),
                        subject.projectName(),
                        subject.nodeName(),
                        subject.problemTitle(),
                        subject.unit().name())
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, String> values() {
        var subject = order.subject();
        Map<String, String> values = new HashMap<>();
        values.put("programme", escaped(subject.programmeName()));
        values.put("number", escaped(order.number().text()));
        values.put(
                "colour",
                escaped("%s · %s"
                        .formatted(order.colour().chinese(), order.colour().meaning())));
        values.put("ink", ink(order.colour()));
        values.put("state", state());
        values.put("unit", escaped(subject.unit().name()));
        values.put("owner", name(subject.owner()));
        values.put("leader", name(subject.leader()));
        values.put("due", PaperDate.of(order.currentCycle().answerDue()));
        values.put("area", escaped(AreaNames.of(subject.area())));
        values.put("office", escaped(office()));
        values.put(
                "subject",
                Stream.of(subject.projectName(), subject.nodeName(), subject.problemTitle())
                        .filter(name -> name != null && !name.isEmpty())
                        .map(OrderPaper::escaped)
                        .collect(Collectors.joining(" / ")));
        values.put("matter", text(order.text().matter()));
        values.put("basis", text(order.text().basis()));
        values.put("demand", text(order.text().demand()));
        values.put("answer", answer());
        values.put("verdict", verdict());
        values.put("issuer", issuer());
        values.put("issuedOn", PaperDate.of(order.issue().on()));
        values.put("former", former());
        values.put("size", setting.size);
        values.put("leading", setting.leading);
        values.put("blank", setting.blank);
        return values;
    }

    private static String name(@Nullable PersonRef person) {
        return person == null ? "—" : escaped(person.name());
    }

    /** Of somebody of whom the order holds the id only. */
    private String who(String personId) {
        return escaped(names.getOrDefault(personId, "（姓名未登记）"));
    }

    private String office() {
        var office = order.number().office();
        return office == null
                ? AreaNames.of(OrderOffice.district(order.subject().area())) + "督查室"
                : office.name();
    }

    private static String ink(OrderColour colour) {
        return switch (colour) {
            case BLUE -> "#1b5aa5";
            case YELLOW -> "#9a6b00";
            case RED -> "#c00000";
        };
    }

    private String state() {
        if (order.isReleased()) {
            return "项目已撤项，无须答复";
        }
        var closure = order.closure();
        return switch (order.state()) {
            case ISSUED, REPLIED, RETURNED -> ChineseTerms.of(order.state());
            case CLOSED ->
                ChineseTerms.of(
                        closure != null && closure.outcome() == OrderClosure.Outcome.WITHDRAWN ? "RECALLED" : "CLOSED");
        };
    }

    private String answer() {
        var answer = order.currentCycle().answer();
        if (answer != null) {
            return "<td colspan=\"3\">%s</td>".formatted(signed(text(answer.text()), given(answer)));
        }
        return order.state() == OrderState.CLOSED || order.isReleased()
                ? "<td colspan=\"3\">—</td>"
                : "<td colspan=\"3\" class=\"blank\">（由主送单位填写并加盖公章）</td>";
    }

    private String verdict() {
        var closure = order.closure();
        if (closure != null) {
            var words = closure.outcome() == OrderClosure.Outcome.ACCEPTED ? "同意办结。" : "撤回督办单。";
            return "<td colspan=\"3\">%s</td>"
                    .formatted(signed(
                            words + text(closure.note()),
                            "审定人：%s，%s".formatted(who(closure.by()), moment(closure.at()))));
        }
        var former = order.rounds().size() - 1;
        return order.state() == OrderState.RETURNED
                ? "<td colspan=\"3\"><p>第%d次答复已退回，请重新答复。</p></td>".formatted(former)
                : "<td colspan=\"3\" class=\"meta\">（由督查室审定后填写）</td>";
    }

    private String issuer() {
        var issue = order.issue();
        if (issue.isByPerson()) {
            return issue.name() == null ? who(issue.by()) : escaped(issue.name());
        }
        return issue.name() == null ? "按督办规则签发" : "按督办规则“%s”签发".formatted(escaped(issue.name()));
    }

    /** The answers that were sent back, each with its reason, the oldest first. */
    private String former() {
        var rounds = order.rounds();
        if (rounds.size() < 2) {
            return "";
        }
        var rows = IntStream.range(0, rounds.size() - 1)
                .mapToObj(i -> former(i + 1, rounds.get(i)))
                .collect(Collectors.joining());
        return "<h2>历次答复与退回</h2><table>%s</table>".formatted(rows);
    }

    private String former(int number, AnswerCycle cycle) {
        var answer = cycle.answer();
        var returned = cycle.returned();
        return "<tr><th>第%d次</th><td colspan=\"3\"><p>应于%s前答复</p>%s%s</td></tr>"
                .formatted(
                        number,
                        PaperDate.of(cycle.answerDue()),
                        answer == null ? "" : signed("答复：" + text(answer.text()), given(answer)),
                        returned == null
                                ? ""
                                : signed(
                                        "退回：" + text(returned.reason()),
                                        "退回人：%s，%s".formatted(who(returned.by()), moment(returned.at()))));
    }

    private static String signed(String text, String by) {
        return "<p>%s</p><p class=\"meta\">%s</p>".formatted(text, by);
    }

    private String given(AnswerCycle.Answer answer) {
        return "答复人：%s，%s%s".formatted(who(answer.by()), moment(answer.at()), answer.late() ? "，逾期答复" : "");
    }

    private String moment(Instant at) {
        var local = at.atZone(order.subject().zone());
        return "%s%02d:%02d".formatted(PaperDate.of(local.toLocalDate()), local.getHour(), local.getMinute());
    }

    private String text(String written) {
        return escaped(written.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(setting.keepsLines() ? "\n" : " / ")));
    }

    static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                // Marks that turn the direction of writing could make a page say something else than it holds.
                case 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F -> {}
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static String template() {
        try (var in = OrderPaper.class.getResourceAsStream("/papers/supervision-order.html")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
