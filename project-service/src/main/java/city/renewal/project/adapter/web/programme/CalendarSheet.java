package city.renewal.project.adapter.web.programme;

import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.project.application.programme.ListNames;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Export layout of the list of calendars. */
@Component
class CalendarSheet implements ListSheet<NamedCalendar> {
    private final Programmes programmes;

    CalendarSheet(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public String fileName() {
        return "calendars";
    }

    @Override
    public ExportSheet<NamedCalendar> sheet(
            ListPage<NamedCalendar> first, Iterator<NamedCalendar> rows, ListQuery query) {
        var names = new ListNames(programmes);
        return new ExportSheet<>(
                new ExportSheet.Title("工作日历", "Calendars"), ExportSheet.asOf(first.asOf()), columns(names), rows);
    }

    private static List<Column<NamedCalendar>> columns(ListNames names) {
        return List.of(
                text("日历", "Calendar", 24, NamedCalendar::name),
                text("日历编号", "Calendar id", 18, NamedCalendar::calendarId),
                text("基于", "Base", 14, NamedCalendar::base),
                text("年度计划", "Programme", 24, row -> row.programme() == null ? null : names.programme(row.programme())),
                text("指挥部编号", "Headquarters", 14, NamedCalendar::headquarters),
                text(
                        "适用区域",
                        "Areas",
                        20,
                        row -> String.join(
                                "；", row.areas().stream().map(names::area).toList())),
                number("例外(段)", "Exceptions", row -> row.days().size()),
                text(
                        "年份",
                        "Years",
                        14,
                        row -> String.join(
                                "、", row.years().stream().map(String::valueOf).toList())),
                text("设置人编号", "Set by", 16, NamedCalendar::setBy));
    }
}
