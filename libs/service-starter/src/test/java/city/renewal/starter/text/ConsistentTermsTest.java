package city.renewal.starter.text;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ChineseTerms;
import city.renewal.events.Light;
import city.renewal.events.Problem;
import city.renewal.events.ReportFlag;
import city.renewal.events.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Verifies that one Chinese term is used per idea: in the services, on the pages, in the README and in the
 * demonstrations.
 */
class ConsistentTermsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PAGES = ROOT.resolve("gateway/src/main/resources/static");
    private static final Pattern WORD = Pattern.compile("\\b(?:kind_|order)?([A-Z_]+): \"([^\"]*\\p{IsHan}[^\"]*)\"");

    /** Synonyms of a preferred term, or of another term that is allowed. */
    private static final List<String> SYNONYMS = List.of(
            "超期", "临期", "临近到期", "深黄", "迟完成", "核验", "按期完成", "按期办结", "告警", "看门狗", "督查办", "督导检查", "现场发现", "考核扣分", "市民随手拍",
            "考评标准", "位置偏远", "位置雷同", "完工照片", "橙色", "正常推动", "级提醒", "项提醒");

    /** Files that may contain synonyms, because they read the districts' own ledgers. */
    private static final List<String> FILES_WITH_SYNONYMS = List.of("ProblemRows.java", "ConsistentTermsTest.java");

    @Test
    void thePagesHaveTheSameTable() throws IOException {
        var table = Files.readString(PAGES.resolve("shared/words.js"));

        assertThat(words(table.substring(0, table.indexOf("en: {")))).isEqualTo(ChineseTerms.all());
    }

    @Test
    void everyLightStandingSourceAndFlagHasATermOfItsOwn() {
        var codes = Stream.<Enum<?>[]>of(
                        Light.values(), Standing.values(), Problem.Source.values(), ReportFlag.values())
                .flatMap(Stream::of)
                .map(Enum::name)
                .toList();

        assertThat(ChineseTerms.all()).containsKeys(codes.toArray(String[]::new));
        assertThat(ChineseTerms.all().values()).doesNotHaveDuplicates();
    }

    static List<Path> pages() throws IOException {
        try (var files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .filter(file -> !file.toString().contains("/vendor/"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageThatNamesACodeUsesTheSameTerm(Path page) throws IOException {
        words(Files.readString(page)).forEach((code, word) -> {
            if (!isSentence(word) && !isColourOfAnOrder(word)) {
                assertThat(word)
                        .as("%s of %s", code, page)
                        .isEqualTo(ChineseTerms.all().getOrDefault(code, word));
            }
        });
    }

    private static boolean isSentence(String word) {
        return word.contains("{0}");
    }

    /** A supervision order is 红色, a node's light is 红灯. */
    private static boolean isColourOfAnOrder(String word) {
        return word.matches("[红黄蓝]色.*");
    }

    @Test
    void noSynonymIsUsedAnywhere() throws IOException {
        var found = new ArrayList<String>();
        for (var file : sources()) {
            var text = Files.readString(file);
            for (var word : SYNONYMS) {
                if (text.contains(word)) {
                    found.add("%s in %s".formatted(word, ROOT.relativize(file)));
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void aSynonymWouldBeFound() throws IOException {
        assertThat(words("CLAIMED: \"待核验\", kind_OVERDUE: \"逾期\", orderCLOSED: \"已销号\", step_CLOSED: \"复核销号\""))
                .containsOnly(Map.entry("CLAIMED", "待核验"), Map.entry("OVERDUE", "逾期"), Map.entry("CLOSED", "已销号"));
        assertThat(sources())
                .contains(ROOT.resolve("README.zh-CN.md"), ROOT.resolve("deploy/demo/laoshan-2023.json"))
                .hasSizeGreaterThan(1000);
    }

    private static Map<String, String> words(String script) {
        return WORD.matcher(script)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (first, _) -> first));
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|js|html|md|json|csv|yml|yaml)"))
                    .filter(file -> !ROOT.relativize(file)
                            .toString()
                            .matches("(.*/)?(target|node_modules|\\.git|\\.renewal[^/]*|src/test)/.*"))
                    .filter(file ->
                            !FILES_WITH_SYNONYMS.contains(file.getFileName().toString()))
                    .toList();
        }
    }
}
