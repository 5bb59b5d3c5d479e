package city.renewal.notification.adapter.web;

import city.renewal.notification.domain.orders.OrderClosure;
import city.renewal.notification.domain.orders.OrderColour;
import city.renewal.notification.domain.orders.OrderRound;
import city.renewal.notification.domain.orders.OrderState;
import city.renewal.notification.domain.orders.SupervisionOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one-page paper of an order that offices file: A4, to be printed by a browser; Chinese, with small English beside.
 *
 * <p>Everything that people wrote is escaped, and the page may load and run nothing. Text that is long is set smaller, and when it is very
 * long its lines run on, so that the longest that an order may say stays on one page; of answers that were sent back, the dates and the
 * last reason are shown.
 */
final class OrderPaper {
    /** What the page may do: nothing but its own look. */
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
    private final Setting setting;

    private OrderPaper(SupervisionOrder order) {
        this.order = order;
        this.setting = Setting.of(written(order));
    }

    static String of(SupervisionOrder order) {
        var values = new OrderPaper(order).values();
        return PLACE.matcher(TEMPLATE)
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(place.group(1)))));
    }

    /** All that people wrote and that the paper shows. */
    private static List<String> written(SupervisionOrder order) {
        var subject = order.subject();
        var answer = order.round().answer();
        var returned = lastReturn(order);
        var closure = order.closure();
        return Stream.of(
                        order.text().matter(),
                        order.text().basis(),
                        order.text().demand(),
                        answer == null ? null : answer.text(),
                        closure == null ? null : closure.note(),
                        closure != null || returned == null ? null : returned.reason(),
                        subject.projectName(),
                        subject.nodeName(),
                        subject.problemTitle(),
                        subject.unit().name())
                .filter(Objects::nonNull)
                .toList();
    }

    private static OrderRound.@Nullable Return lastReturn(SupervisionOrder order) {
        var rounds = order.rounds();
        return rounds.size() < 2 ? null : rounds.get(rounds.size() - 2).returned();
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
        values.put(
                "owner", subject.owner() == null ? "—" : escaped(subject.owner().name()));
        values.put(
                "leader",
                subject.leader() == null ? "—" : escaped(subject.leader().name()));
        values.put("due", date(order.round().answerDue()));
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
        values.put("issuedOn", date(order.issue().on()));
        values.put("history", history());
        values.put("size", setting.size);
        values.put("leading", setting.leading);
        values.put("blank", setting.blank);
        return values;
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
            return "项目已撤项，无须答复 project withdrawn";
        }
        var closure = order.closure();
        return switch (order.state()) {
            case ISSUED -> "待答复 awaiting answer";
            case REPLIED -> "待审定 answered";
            case RETURNED -> "退回重报 sent back";
            case CLOSED ->
                closure != null && closure.outcome() == OrderClosure.Outcome.WITHDRAWN ? "已撤回 withdrawn" : "已办结 filed";
        };
    }

    private String answer() {
        var answer = order.round().answer();
        if (answer == null) {
            return order.state() == OrderState.CLOSED || order.isReleased()
                    ? "<td colspan=\"3\">—</td>"
                    : "<td colspan=\"3\" class=\"blank\">（由承办单位填写并加盖公章 to be filled in and sealed by the unit）</td>";
        }
        return "<td colspan=\"3\"><p>%s</p><p class=\"meta\">%s · %s%s</p></td>"
                .formatted(
                        text(answer.text()),
                        escaped(answer.by()),
                        moment(answer.at()),
                        answer.late() ? " · 逾期答复 late" : "");
    }

    private String verdict() {
        var closure = order.closure();
        if (closure != null) {
            return "<td colspan=\"3\"><p>%s%s</p><p class=\"meta\">%s · %s</p></td>"
                    .formatted(
                            closure.outcome() == OrderClosure.Outcome.ACCEPTED ? "同意办结 Accepted。" : "撤回 Withdrawn。",
                            text(closure.note()),
                            escaped(closure.by()),
                            moment(closure.at()));
        }
        var returned = lastReturn(order);
        if (returned == null) {
            return "<td colspan=\"3\">&nbsp;</td>";
        }
        return "<td colspan=\"3\"><p>退回重报 Sent back：%s</p><p class=\"meta\">%s · %s</p></td>"
                .formatted(text(returned.reason()), escaped(returned.by()), moment(returned.at()));
    }

    private String issuer() {
        var issue = order.issue();
        if (!issue.isByPerson()) {
            return "督查室（按督办规则 by policy）";
        }
        return escaped(issue.name() == null ? issue.by() : issue.name());
    }

    private String history() {
        var last = order.rounds().size();
        var rounds = last <= 6
                ? order.rounds().stream().map(OrderPaper::round).collect(Collectors.joining("；"))
                : "共 %d 次 rounds；%s".formatted(last, round(order.round()));
        return "答复期限 answer by：" + rounds;
    }

    private static String round(OrderRound round) {
        return date(round.answerDue()) + (round.returned() == null ? "" : "（退回 sent back）");
    }

    private static String date(LocalDate date) {
        return "%d年%d月%d日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private String moment(Instant at) {
        var local = at.atZone(order.subject().zone());
        return "%s %02d:%02d".formatted(date(local.toLocalDate()), local.getHour(), local.getMinute());
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
