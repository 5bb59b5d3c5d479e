package city.renewal.progress.adapter.web.ranking;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.progress.adapter.web.SheetParts;
import city.renewal.progress.application.bulletin.Bulletin;
import city.renewal.progress.application.history.HistoryItem;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export columns of the bulletin list (通报). */
@Component
class BulletinSheet implements ListSheet<Bulletin.Head> {
    private static final List<Column<Bulletin.Head>> COLUMNS = List.of(
            text("文号", "Number", 24, Bulletin.Head::number),
            text("类别", "Kind", 10, head -> head.kind() == Bulletin.Kind.WEEKLY ? "周通报" : "月通报"),
            date("自", "From", Bulletin.Head::from),
            date("至", "Until", Bulletin.Head::until),
            text("发布人", "Published by", 14, head -> name(head.publishedBy())),
            time("发布时间", "Published", Bulletin.Head::publishedAt),
            text("通报编号", "Bulletin id", 28, Bulletin.Head::bulletinId));

    private final SheetParts parts;

    BulletinSheet(SheetParts parts) {
        this.parts = parts;
    }

    @Override
    public String fileName() {
        return "bulletins";
    }

    @Override
    public ExportSheet<Bulletin.Head> sheet(
            ListPage<Bulletin.Head> first, Iterator<Bulletin.Head> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title(SheetParts.about(query.get("programme"), parts.names()), "通报", "Bulletins"),
                ExportSheet.asOf(first.asOf()),
                COLUMNS,
                rows);
    }

    private static String name(HistoryItem.Actor actor) {
        return actor.name() == null ? actor.personId() : actor.name();
    }
}
