package city.renewal.progress.adapter.web;

import city.renewal.events.ChineseTerms;
import city.renewal.events.PersonRef;
import city.renewal.events.Standing;
import city.renewal.progress.application.figure.CompletionRate;
import city.renewal.progress.application.reference.ListNames;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Helpers that the exports of the lists share. */
@Component
public final class SheetParts {
    private final ReferenceData referenceData;

    SheetParts(ReferenceData referenceData) {
        this.referenceData = referenceData;
    }

    public ListNames names() {
        return new ListNames(referenceData.programmes());
    }

    /**
     * The single programme of a list: the requested one, or the one that all rows share when the list fits on one page;
     * else null.
     */
    public static <T> @Nullable String programme(ListPage<T> first, ListQuery query, Function<T, String> of) {
        var requested = query.get("programme");
        if (requested != null) {
            return requested;
        }
        var found = first.items().stream().map(of).distinct().toList();
        return found.size() == 1 && first.next() == null ? found.getFirst() : null;
    }

    /** The name of the programme, or an empty text when there is none. */
    public static String about(@Nullable String programme, ListNames names) {
        return programme == null ? "" : names.programme(programme);
    }

    /** Adds a leading programme column when the list covers several programmes. */
    public static <T> List<Column<T>> columns(
            @Nullable String programme, ListNames names, Function<T, String> of, List<Column<T>> columns) {
        if (programme != null) {
            return columns;
        }
        var all = new ArrayList<Column<T>>();
        all.add(Column.text("年度计划", "Programme", 24, row -> names.programme(of.apply(row))));
        all.addAll(columns);
        return all;
    }

    public static @Nullable String name(@Nullable PersonRef person) {
        return person == null ? null : person.name();
    }

    public static int count(Map<Standing, Integer> counts, Standing standing) {
        return counts.getOrDefault(standing, 0);
    }

    public static <T> Column<T> standing(
            String heading, String english, Standing standing, Function<T, Map<Standing, Integer>> of) {
        return Column.<T>number(heading, english, row -> count(of.apply(row), standing))
                .adding();
    }

    public static @Nullable String reason(CompletionRate.@Nullable Reason reason) {
        return reason == null ? null : ChineseTerms.of(reason);
    }

    public static @Nullable BigDecimal rate(@Nullable String rate) {
        return rate == null ? null : new BigDecimal(rate);
    }

    public static @Nullable String extension(DeadlineRow.@Nullable ExtensionShown extension) {
        if (extension == null) {
            return null;
        }
        return switch (extension.state()) {
            case PENDING -> "待批至 " + extension.requestedDueDate();
            case APPROVED -> "已批准";
            case REFUSED -> "未批准";
        };
    }
}
