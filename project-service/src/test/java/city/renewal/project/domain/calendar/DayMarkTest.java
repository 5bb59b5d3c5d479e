package city.renewal.project.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayMarkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "国庆节放假",
                "国庆节 休",
                "国庆节（休）",
                "元旦（休）",
                "[休] 春节",
                "休｜国庆节",
                "国庆休",
                "春节休假",
                "春节假期",
                "春节 假期 第1天/共8天",
                "“十一”假期",
                "“五一”国际劳动节假期",
                "抗日战争暨世界反法西斯战争胜利70周年纪念日假期",
                "国庆节、中秋节假期",
                "停工",
                "高温停工",
                "冬季停工期间",
                "停工令",
                "台风停班停课",
                "放假3天",
                "国庆节 放假 值班：王",
                "中秋节休1天"
            })
    void daysOff(String summary) {
        assertThat(DayMark.of(summary, List.of(), null)).isEqualTo(DayMark.OFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "国庆节补班",
                "春节 补班 第1天/共2天",
                "上班(补春节假期)",
                "上班（补国庆节、中秋节假期）",
                "上班(补“十一”假期)",
                "国庆节上班",
                "补班",
                "国庆节（班）",
                "班｜国庆节",
                "调休上班",
                "补班（值班：李）"
            })
    void daysWorked(String summary) {
        assertThat(DayMark.of(summary, List.of(), null)).isEqualTo(DayMark.WORKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "妇女节",
                "立春",
                "国庆节",
                "元旦",
                "山东泰山 vs 北京国安",
                "国庆节值班",
                "值班：张三",
                "春节假期值班",
                "放假期间值班表",
                "放假期间值守",
                "夜班",
                "早班",
                "航班 CA1234",
                "加班",
                "下班前交材料",
                "班子会",
                "退休干部座谈会",
                "李四退休",
                "张三休假",
                "张三年休假",
                "午休",
                "双休日加班安排",
                "妇女节不放假",
                "元旦不休",
                "不上班",
                "未停工",
                "复工",
                "防止停工",
                "停工整改复查",
                "停工通知",
                "国庆节放假安排",
                "国庆节补班通知",
                "讨论放假安排会议",
                "上班族体检",
                "上班第一天",
                "高一1班家长会",
                "取消补班",
                "工作日志",
                "workday",
                "Holiday party",
                "调休",
                "办公室例会"
            })
    void entriesWithoutAMark(String summary) {
        assertThat(DayMark.of(summary, List.of(), null)).isEqualTo(DayMark.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "妇女节, HOLIDAY, , OFF",
        "妇女节, 法定节假日, , OFF",
        "立春, 節慶, , NONE",
        "周六, Workday, , WORKED",
        "周六, 补班, , WORKED",
        "周六, 蓝色类别, , NONE",
        "元旦, 節慶, WORK-HOLIDAY, OFF",
        "春节, , ALTERNATE-WORKDAY, WORKED",
        "张三, , BIRTHDAY, NONE",
        "国庆节补班, 节假日, , CONTRADICTING",
        "国庆节补班, , WORK-HOLIDAY, CONTRADICTING",
        "国庆节放假又上班, , , CONTRADICTING"
    })
    void categoriesAndApplesSpecialDayCountInAdditionToTheSummary(
            String summary, String category, String special, DayMark mark) {
        assertThat(DayMark.of(summary, category == null ? List.of() : List.of(category), special))
                .isEqualTo(mark);
    }
}
