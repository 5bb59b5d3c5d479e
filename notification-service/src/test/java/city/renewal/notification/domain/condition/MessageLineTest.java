package city.renewal.notification.domain.condition;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aProblem;
import static city.renewal.notification.Changes.aProject;
import static city.renewal.notification.Changes.aStreetProblem;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ProblemSubject.BlockedNode;
import city.renewal.notification.domain.order.OrderChase;
import city.renewal.notification.domain.order.SomeOrders;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageLineTest {
    private static final LocalDate DUE = LocalDate.of(2023, 6, 20);
    private static final Pattern HALF_WIDTH = Pattern.compile("[,:;()!?]");

    private static MessageLine line(MessageKind kind, AlertSubject subject) {
        return new MessageLine("a1", kind, kind.severity(), 2, subject, 1, DUE, "从未参与该项目");
    }

    static Stream<MessageLine> everyLine() {
        var messageKind = List.of(
                AlertSubject.of(aNode("p", "n")),
                AlertSubject.of(aProject("p")),
                AlertSubject.of(aProblem("p", "q")),
                AlertSubject.of(aStreetProblem("q")));
        var order = OrderChase.subject(SomeOrders.anOrder());
        return Arrays.stream(MessageKind.values())
                .flatMap(kind -> kind.isOfOrder()
                        ? Stream.of(line(kind, order))
                        : messageKind.stream().map(subject -> line(kind, subject)));
    }

    @ParameterizedTest
    @MethodSource("everyLine")
    void aChineseSentenceHasFullWidthPunctuation(MessageLine line) {
        assertThat(line.text()).doesNotContainPattern(HALF_WIDTH).containsPattern("\\p{IsHan}");
        assertThat(line.textEn()).doesNotContainPattern("[，：；（）]");
    }

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    void signingIsSaidOfAResponsibilityOnly(MessageKind kind) {
        var isAboutSigning = kind == MessageKind.UNSIGNED || kind == MessageKind.OBJECTED;

        assertThat(kind.nameZh().contains("签收")).isEqualTo(isAboutSigning);
        assertThat(kind.nameZh()).doesNotContain("超期", "临期", "临近");
    }

    @Test
    void aProblemIsNamedByItsTitleWithItsProjectIfItHasOne() {
        assertThat(line(MessageKind.OVERDUE, AlertSubject.of(aProblem("p", "q")))
                        .text())
                .isEqualTo("问题逾期：沙子口片区改造 · 外墙保温层脱落，应于 2023-06-20 整改完成，责任人 责任人（第 2 级预警）");
        assertThat(line(MessageKind.OVERDUE, AlertSubject.of(aStreetProblem("q")))
                        .text())
                .isEqualTo("问题逾期：人行道破损，应于 2023-06-20 整改完成，责任人 责任人（第 2 级预警）");
        assertThat(line(MessageKind.OVERDUE, AlertSubject.of(aStreetProblem("q")))
                        .textEn())
                .isEqualTo("Problem overdue: 人行道破损 was due on 2023-06-20; 责任人 answers for it (level 2)");
    }

    @Test
    void aProblemThatBlocksNodesNamesThem() {
        var subject = AlertSubject.of(aProblem("p", "q", new BlockedNode("n1", "拆迁"), new BlockedNode("n2", "开工")));
        var line = new MessageLine("a1", MessageKind.BLOCKS_NODES, Severity.WARNING, 3, subject, 1, DUE, "拆迁、开工");

        assertThat(line.text()).isEqualTo("制约节点：沙子口片区改造 · 外墙保温层脱落，使以下节点无法推进：拆迁、开工；应于 2023-06-20 解决，责任人 责任人（第 3 级预警）");
        assertThat(line.textEn()).contains("holds up 拆迁、开工");
    }
}
