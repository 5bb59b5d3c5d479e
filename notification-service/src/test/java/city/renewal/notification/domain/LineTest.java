package city.renewal.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.Changes;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineTest {
    private static final LocalDate DUE = LocalDate.of(2023, 6, 20);
    private static final Pattern HALF_WIDTH = Pattern.compile("[,:;()!?]");

    @ParameterizedTest
    @EnumSource(MessageKind.class)
    void aChineseSentenceHasFullWidthPunctuation(MessageKind kind) {
        var line = new Line("a1", kind, kind.severity(), 2, Changes.aNode("p", "n"), 1, DUE, "从未参与该项目");

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
}
