package city.renewal.progress.adapter.web.feed;

import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.progress.application.feed.Feed;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export columns of the list of calendar feeds. */
@Component
class FeedSheet implements ListSheet<FeedController.ListedFeed> {
    private static final List<Column<FeedController.ListedFeed>> COLUMNS = List.of(
            text("对象", "Kind", 10, each -> kind(each.kind())),
            text("编号", "Id", 24, FeedController.ListedFeed::id),
            time("创建时间", "Created", FeedController.ListedFeed::createdAt),
            text("订阅编号", "Feed id", 28, FeedController.ListedFeed::feedId));

    @Override
    public String fileName() {
        return "feeds";
    }

    @Override
    public ExportSheet<FeedController.ListedFeed> sheet(
            ListPage<FeedController.ListedFeed> first, Iterator<FeedController.ListedFeed> rows, ListQuery query) {
        return new ExportSheet<>(new ExportSheet.Title("日历订阅", "Feeds"), ExportSheet.asOf(first.asOf()), COLUMNS, rows);
    }

    private static String kind(Feed.Kind kind) {
        return switch (kind) {
            case PERSON -> "个人";
            case UNIT -> "单位";
            case PROJECT -> "项目";
        };
    }
}
