package city.renewal.project.domain.peoplefile;

import city.renewal.project.domain.directory.NameKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of a people file with their accepted headers; violations use the first header. */
public enum PeopleColumn {
    PERSON_ID("人员编号", "人员编码", "编号", "工号", "personId", "id"),
    NAME("姓名", "人员姓名", "name"),
    ALIASES("别名", "曾用名", "aliases", "alias"),
    UNIT_ID("单位编号", "单位编码", "units", "unitId", "unitIds"),
    UNIT_NAME("单位", "单位名称", "所属单位", "unit", "unitName"),
    UNIT_AREA("单位区划", "区划", "区划代码", "area"),
    PARENT("上级单位编号", "上级单位", "parent"),
    ACTIVE("在职", "是否在职", "active");

    @SuppressWarnings("ImmutableEnumChecker") // List.of() is.
    private final List<String> headers;

    PeopleColumn(String... headers) {
        this.headers = List.of(headers);
    }

    public String title() {
        return headers.getFirst();
    }

    static Optional<PeopleColumn> recognise(String header) {
        var key = NameKey.of(header);
        return Arrays.stream(values())
                .filter(column -> column.headers.stream()
                        .anyMatch(name -> NameKey.of(name).equals(key)))
                .findFirst();
    }
}
