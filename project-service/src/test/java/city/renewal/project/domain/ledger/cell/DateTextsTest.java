package city.renewal.project.domain.ledger.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextsTest {

    private static final LocalDate DAY = LocalDate.of(2023, 6, 30);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-06-30",
                "2023-6-30",
                "2023/6/30",
                "2023.6.30",
                "2023．06．30",
                "2023年6月30日",
                "2023 年 6 月 30 号",
                "２０２３年６月３０日",
                "2023 06 30",
                "20230630",
                " 2023 - 06 - 30 ",
                "2023-06-30 星期五",
                "2023年6月30日（周五）",
                "2023-06-30 00:00:00",
                "2023-06-30 24:00",
                "2023-06-30 23:59:59.999",
                "2023/6/30 下午5:00",
                "2023/6/30 下午 17:00",
                "2023-06-30 晚上8点",
                "2023-06-30 上午9时",
                "2023-06-30 上午12:00",
                "2023年6月30日 17时",
                "2023年6月30日17时30分",
                "2023年6月30日17时30分15秒",
                "2023年6月30日 17点半",
                "2023年6月30日24时",
                "2023-06-30 5:00 PM",
                "2023-06-30 5 pm",
                "2023/6/30 17：00",
                "2023-06-30T17:00:00",
                "2023-06-30T17:00:00+08:00",
                "2023-06-30T23:30+0800",
                "2023-06-30T00:00:00Z",
                "2023-06-30 星期五 17:00",
                "20230630 17:00",
                "20230630170000",
                "20230630T1700"
            })
    void readsTheWrittenDay(String text) {
        assertThat(DateTexts.parse(text)).contains(DAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-06-30 25:00",
                "2023-06-30 24:01",
                "2023-06-30 17:60",
                "2023-06-30 17:00:61",
                "2023-06-30 上午13:00",
                "2023-06-30 下午5:00 PM",
                "2023-06-30 下午25点",
                "2023-06-30 17",
                "2023-06-30 1:2:3:4",
                "2023-06-30 星期六",
                "2023-06-30 (周一) 9:00",
                "2023-06-30T16:00:00Z",
                "2023-06-30T01:00:00+14:00",
                "2023-06-30 前",
                "2023-06-30 00:00:00 或更晚",
                "2023-06-3017:00",
                "2023-06/30",
                "2023-02-29",
                "2023-06-31 24:00",
                "2023年6月",
                "2023.6",
                "6月30日",
                "23-6-30",
                "2023 1 110",
                "202306301",
                "20230630996000",
                "2023-06-30-01",
                "1989-12-31",
                "2101-01-01",
                "0023-06-30",
                "二〇二三年六月三十日",
                "年底",
                "2023-①-30",
                ""
            })
    void isNoDateWhereAPartMakesNoSense(String text) {
        assertThat(DateTexts.parse(text)).isEmpty();
    }

    /** Every day and time, in every notation: the day is always the one that was written. */
    @Test
    void readsTheWrittenDayInEveryNotation() {
        long seed = Long.getLong("renewal.test.seed", System.nanoTime());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var days = new String[] {"%1$d-%2$02d-%3$02d", "%1$d/%2$d/%3$d", "%1$d.%2$d.%3$d", "%1$d年%2$d月%3$d日"};
        var times = new String[] {
            "", " %1$02d:%2$02d", " %1$d:%2$02d:%3$02d", " %1$d时%2$d分", "T%1$02d:%2$02d:%3$02d", " %1$d点"
        };
        for (int round = 0; round < 20_000; round++) {
            var day = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(40_500));
            var text =
                    days[random.nextInt(days.length)].formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth())
                            + times[random.nextInt(times.length)].formatted(
                                    random.nextInt(24), random.nextInt(60), random.nextInt(60));

            assertThat(DateTexts.parse(text)).as("%s, seed %d", text, seed).contains(day);
        }
    }
}
