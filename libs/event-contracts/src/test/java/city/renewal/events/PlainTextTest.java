package city.renewal.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"施工图设计", "Straße 12 — Block №3", "阿卜杜拉·买买提", "𠮷野家", "🏗", "a\u200Db"})
    void takesNamesAsPeopleWriteThem(String name) {
        assertThat(PlainText.faultOfLine(name)).isNull();
        assertThat(PlainText.shown(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u2028b", "a\u2029b", "a\u0085b", "a\u000bb"})
    void refusesANameOfSeveralLines(String name) {
        assertThat(PlainText.faultOfLine(name)).isEqualTo("must be a single line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000",
                "\u001b[31m",
                "a\u007f",
                "a\u202egpj",
                "\u2066a",
                "a\u200f",
                "a\u061c",
                "\ud800",
                "\udc00a",
                "a\ud800b",
                "\ufffe",
                "\uffff"
            })
    void refusesWhatShowsSomethingElseThanItIs(String text) {
        assertThat(PlainText.faultOfLine(text)).isNotNull();
        assertThat(PlainText.faultOfNote(text)).isNotNull();
        assertThat(PlainText.faultOfNote(PlainText.shown(text))).isNull();
    }

    @Test
    void takesANoteOfSeveralLines() {
        assertThat(PlainText.faultOfNote("一\n二\r\n\t三")).isNull();
        assertThat(PlainText.shown("a\u202eb")).isEqualTo("a\\u202Eb");
        assertThat(PlainText.shown("a\u2028b")).isEqualTo("a\\u2028b");
    }
}
