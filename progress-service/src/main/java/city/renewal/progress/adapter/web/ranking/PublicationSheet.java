package city.renewal.progress.adapter.web.ranking;

import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.progress.adapter.web.SheetParts;
import city.renewal.progress.application.ranking.Publication;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The export columns of the list of published rankings. */
@Component
class PublicationSheet implements ListSheet<Publication> {
    private static final List<Column<Publication>> COLUMNS = List.of(
            time("发布时间", "Published", Publication::publishedAt),
            text("排名对象", "By", 12, each -> by(each.ranking().by())),
            number("参评(个)", "Ranked", each -> each.ranking().items().size()),
            text("第一名", "First", 24, each -> named(each, 0)),
            text("末名", "Last", 24, each -> named(each, each.ranking().items().size() - 1)),
            text("发布人编号", "Published by", 16, Publication::publishedBy),
            text("发布编号", "Publication id", 28, Publication::publicationId));

    private final SheetParts parts;

    PublicationSheet(SheetParts parts) {
        this.parts = parts;
    }

    @Override
    public String fileName() {
        return "ranking-publications";
    }

    @Override
    public ExportSheet<Publication> sheet(ListPage<Publication> first, Iterator<Publication> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title(
                        SheetParts.about(query.get("programme"), parts.names()), "赛马排名发布记录", "Published rankings"),
                ExportSheet.asOf(first.asOf()),
                COLUMNS,
                rows);
    }

    private static String by(String parameter) {
        return switch (parameter) {
            case "area" -> "街道";
            case "headquarters" -> "指挥部";
            case "unit" -> "责任单位";
            default -> "领域";
        };
    }

    private static @Nullable String named(Publication publication, int place) {
        var lines = publication.ranking().items();
        return lines.isEmpty() ? null : lines.get(place).name();
    }
}
