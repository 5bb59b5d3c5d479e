package city.renewal.starter.export;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.decimal;
import static city.renewal.starter.export.ExportSheet.Column.mark;
import static city.renewal.starter.export.ExportSheet.Column.money;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Light;
import city.renewal.events.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {
    private static String written(String... texts) throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = new ExportSheet<>(
                new ExportSheet.Title("标题", "Title"),
                "截至",
                List.of(text("名称", "", 10, (String each) -> each)),
                List.of(texts).iterator());
        new CsvExport().write(sheet, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void beginsWithAByteOrderMarkAndTheHeadings() throws IOException {
        assertThat(written("沙子口")).isEqualTo("\ufeff名称\r\n沙子口\r\n");
    }

    @Test
    void quotesWhatWouldBreakARecord() throws IOException {
        assertThat(written("a,b", "say \"no\"", "one\ntwo"))
                .isEqualTo("\ufeff名称\r\n\"a,b\"\r\n\"say \"\"no\"\"\"\r\n\"one\ntwo\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-2", "@cmd", "\t=1", "\r=1", "＝1", "=HYPERLINK(\"http://x\",\"y\")"})
    void putsAnApostropheBeforeWhatASpreadsheetWouldTakeForAFormula(String evil) throws IOException {
        var cell = written(evil).substring("\ufeff名称\r\n".length());

        assertThat(cell.startsWith("'") || cell.startsWith("\"'")).as(cell).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '\u0001',
            value = {
                "施工;=1+1 → \"施工;'=1+1\"",
                "施工;+86 → \"施工;'+86\"",
                "施工|@cmd → \"施工|'@cmd\"",
                "施工;＝1 → \"施工;'＝1\"",
                "施工;设计 → \"施工;设计\"",
                "=1;=2 → \"'=1;'=2\""
            })
    void aFormulaBehindASeparatorIsQuotedAndGetsAnApostropheToo(String evil, String cell) throws IOException {
        assertThat(written(evil)).isEqualTo("\ufeff名称\r\n" + cell + "\r\n");
    }

    @Test
    void noCellBeginsWithAFormulaWhateverTheReaderTakesForASeparator() throws IOException {
        var evil = new String[] {"a;=1", "b\t=1", "c\n=1", "d\r\n-1", "e|@1", "f,=1"};

        for (var separator : new String[] {";", "\t", "\\|"}) {
            for (var line : written(evil).split("\r\n|\n|\r")) {
                // Such a reader ignores quotes inside of a field.
                for (var field : line.split(separator)) {
                    assertThat(field).doesNotMatch("[=+\\-@].*");
                }
            }
        }
    }

    @Test
    void leavesNumbersAndDatesWhatTheyAreAndTellsTheTimeOfTheDistricts() throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = new ExportSheet<>(
                new ExportSheet.Title("标题", "Title"),
                "截至",
                List.of(
                        decimal("数", "Number", (Integer each) -> new BigDecimal("-1E+3")),
                        money("投资", "Investment", (Integer each) -> Money.yuan(new BigDecimal("12345678.50"))),
                        date("日期", "Date", (Integer each) -> LocalDate.of(2023, 6, 30)),
                        time("时间", "Time", (Integer each) -> Instant.parse("2023-06-30T00:00:59Z")),
                        mark("亮灯", "Light", 8, (Integer each) -> ColouredText.of(Light.AMBER)),
                        text("无", "None", 4, (Integer each) -> null)),
                List.of(1).iterator());

        new CsvExport().write(sheet, out);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "\ufeff数 Number,投资(万元) Investment (10k CNY),日期 Date,时间 Time,亮灯 Light,无 None",
                        "-1000,1234.56785,2023-06-30,2023-06-30 08:00,橙灯,");
    }
}
