package city.renewal.project.domain.peoplefile;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Person;
import city.renewal.events.Unit;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.cell.SheetCell;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The directory entries that result from the rows of a people file and the recorded entries. */
class PeopleFileTest {
    private static final Unit HOUSING = new Unit("u-zjj", "区住建局", "370212", null);
    private static final Person ZHANG = new Person("p-zhang", "张三", List.of("老张"), List.of("u-zjj"), true);

    private static PeopleFile.Content read(String... lines) {
        var rows = new TreeMap<Integer, List<SheetCell>>();
        for (var line : lines) {
            var cells = new ArrayList<SheetCell>();
            for (var text : line.split("\\|", -1)) {
                cells.add(text.isEmpty() ? SheetCell.Blank.BLANK : new SheetCell.Text(text));
            }
            rows.put(rows.size() + 1, cells);
        }
        var parsed = PeopleSheet.parse(new LedgerSheet(rows, List.of())).orElseThrow();
        return PeopleFile.read(parsed, List.of(HOUSING), List.of(ZHANG));
    }

    @Test
    void headersAreUnderstoodInChineseAndByTheNamesOfTheInterface() {
        var chinese = read("姓名|人员编号|单位编号|在职", "李四|p-li|u-zjj|否");
        var english = read("name|personId|units|active", "李四|p-li|u-zjj|false");

        assertThat(chinese.people()).containsExactly(new Person("p-li", "李四", List.of(), List.of("u-zjj"), false));
        assertThat(english.people()).isEqualTo(chinese.people());
    }

    @Test
    void aPersonWithoutAnIdIsTheOneOfThatNameInTheUnit() {
        var stated = read("姓名|单位", "张三|区住建局", "李四|区住建局");

        assertThat(stated.people()).extracting(Person::personId).first().isEqualTo("p-zhang");
        assertThat(stated.people().getFirst().aliases()).containsExactly("老张");
        assertThat(stated.people().getLast().personId()).startsWith("p-");
        assertThat(stated.violations()).isEmpty();
    }

    @Test
    void rowsOfOnePersonAddUpAndAnotherNameUnderTheIdIsAFault() {
        var stated = read("人员编号|姓名|单位编号", "p-a|王五|u-1", "p-a|王五|u-2、u-3", "p-a|赵六|u-4");

        assertThat(stated.people())
                .singleElement()
                .satisfies(person -> assertThat(person.units()).containsExactly("u-1", "u-2", "u-3"));
        assertThat(stated.violations())
                .extracting(LedgerViolation::cell, LedgerViolation::fault)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("B4", LedgerFault.INCONSISTENT_NAME));
    }

    @Test
    void aNewUnitNeedsItsAreaAndGetsTheIdThatALedgerWouldMake() {
        var stated = read("姓名|单位|区划", "甲|中韩街道办|370212001", "乙|无名单位|");

        assertThat(stated.units())
                .singleElement()
                .satisfies(unit -> assertThat(unit.area()).isEqualTo("370212001"));
        assertThat(stated.violations()).extracting(LedgerViolation::cell).containsExactly("B3");
    }

    @Test
    void fieldsWithoutAColumnInTheFileStay() {
        var stated = read("人员编号|姓名", "p-zhang|张三");

        assertThat(stated.people()).containsExactly(ZHANG);
    }

    @Test
    void namesWithLineBreaksOrDirectionControlsAreRefused() {
        var stated = read("人员编号|姓名", "p-a|甲\n乙", "p-b|\u202E丙", "p-c|丁");

        assertThat(stated.violations()).extracting(LedgerViolation::cell).containsExactly("B2", "B3");
    }
}
