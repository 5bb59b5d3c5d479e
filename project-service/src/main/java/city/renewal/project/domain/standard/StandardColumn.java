package city.renewal.project.domain.standard;

import city.renewal.project.domain.table.TableColumn;
import java.util.List;

/** The columns of an assessment standard's workbook. */
public enum StandardColumn implements TableColumn {
    ITEM(true, "条目编号", "编号", "序号", "item", "itemId"),
    GROUP(false, "考核类别", "类别", "分类", "group"),
    NAME(true, "考核内容", "条目", "考核条目", "内容", "name"),
    POINTS(true, "扣分上限", "分值", "最高扣分", "points");

    private final boolean required;

    @SuppressWarnings("ImmutableEnumChecker") // List.of() is.
    private final List<String> headers;

    StandardColumn(boolean required, String... headers) {
        this.required = required;
        this.headers = List.of(headers);
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    @Override
    public boolean isRequired() {
        return required;
    }
}
