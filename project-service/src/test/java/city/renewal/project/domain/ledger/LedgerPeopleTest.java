package city.renewal.project.domain.ledger;

import static city.renewal.project.domain.ledger.LedgerSheets.aLedger;
import static city.renewal.project.domain.ledger.LedgerSheets.cell;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Person;
import city.renewal.events.Unit;
import city.renewal.project.domain.directory.DirectoryView;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.cell.StableIds;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lookup of a ledger's names in the directory, with no match, one match and two matches. */
class LedgerPeopleTest {
    private final List<Unit> units = new ArrayList<>(List.of(
            new Unit("u-zjj", "区住建局", "370212", null),
            new Unit("u-sly", "区水利局", "370212", null),
            new Unit("u-far", "外区住建局", "370202", null)));
    private final List<Person> people = new ArrayList<>(
            List.of(person("p-zhang", "张三", "u-zjj"), person("p-li", "李四", "u-zjj"), person("p-wang", "王领导")));

    private static Person person(String id, String name, String... units) {
        return new Person(id, name, List.of(), List.of(units), true);
    }

    private LedgerReadResult read(LedgerSheets ledger, UnknownPeople unknownPeople) {
        var base = LedgerSheets.PROGRAMME;
        return ledger.read(new LedgerProgramme(
                base.programmeId(),
                base.name(),
                base.year(),
                base.area(),
                base.fields(),
                base.headquarters(),
                LocalDate.of(2023, 6, 30),
                new LedgerDirectory() {
                    @Override
                    public UnknownPeople unknownPeople() {
                        return unknownPeople;
                    }

                    @Override
                    public DirectoryView view(Set<String> personIds, Set<String> nameKeys) {
                        var asked = people.stream()
                                .filter(person -> personIds.contains(person.personId())
                                        || nameKeys.stream().anyMatch(key -> DirectoryView.hasName(person, key)))
                                .toList();
                        return new DirectoryView("370212", units, asked, () -> people);
                    }
                }));
    }

    private LedgerProject taken(LedgerSheets ledger) {
        return switch (read(ledger, UnknownPeople.REFUSE)) {
            case ParsedLedger parsed -> parsed.projects().getFirst();
            case RefusedLedger refused -> throw new AssertionError("Refused: " + refused.violations());
        };
    }

    private List<LedgerViolation> faults(LedgerSheets ledger) {
        return switch (read(ledger, UnknownPeople.REFUSE)) {
            case ParsedLedger _ -> List.of();
            case RefusedLedger refused -> refused.violations();
        };
    }

    @Test
    void findsAnOwnerByNameWithinTheUnitAndLeaderAndSupervisorInTheDistrict() {
        people.add(person("p-sun", "孙督办", "u-sly"));
        people.add(person("p-zhang-2", "张三", "u-sly"));

        var project = taken(aLedger().with(0, LedgerColumn.SUPERVISOR, "孙督办"));

        assertThat(project.entry().unit().unitId()).isEqualTo("u-zjj");
        assertThat(project.entry().leader().personId()).isEqualTo("p-wang");
        assertThat(project.nodes())
                .extracting(node -> node.responsibility().owner().personId())
                .containsExactly("p-zhang", "p-li");
        assertThat(project.nodes().getFirst().responsibility().supervisor().personId())
                .isEqualTo("p-sun");
    }

    @Test
    void findsANameWhicheverDotAndWidthItIsWrittenWithAndAnAlias() {
        people.add(new Person("p-mai", "买买提·艾力", List.of("老买"), List.of("u-zjj"), true));

        for (var name : List.of("买买提•艾力", "买买提・艾力", "买买提‧艾力", "买买提·艾　力", "老买")) {
            var owner = taken(aLedger().with(0, LedgerColumn.OWNER, name))
                    .nodes()
                    .getFirst()
                    .responsibility()
                    .owner();
            assertThat(owner.personId()).as(name).isEqualTo("p-mai");
            assertThat(owner.name()).isEqualTo("买买提·艾力");
        }
    }

    @Test
    void anUnknownNameGetsSuggestionsAndHidesNoOtherFault() {
        people.add(person("p-zhang-far", "张叁", "u-far"));

        var faults = faults(aLedger()
                .with(0, LedgerColumn.OWNER, "张山")
                .with(0, LedgerColumn.DURATION, "很久")
                .with(1, LedgerColumn.OWNER, "欧阳"));

        assertThat(faults)
                .extracting(LedgerViolation::cell)
                .contains(cell(0, LedgerColumn.OWNER), cell(0, LedgerColumn.DURATION), cell(1, LedgerColumn.OWNER));
        assertThat(faults)
                .filteredOn(fault -> fault.cell().equals(cell(0, LedgerColumn.OWNER)))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.fault()).isEqualTo(LedgerFault.UNKNOWN_PERSON);
                    assertThat(fault.reason()).contains("张三 (p-zhang, 区住建局)").doesNotContain("p-zhang-far");
                });
    }

    @Test
    void aNameThatFitsTwoInTheUnitNamesBoth() {
        people.add(person("p-zhang-2", "张三", "u-zjj"));

        assertThat(faults(aLedger())).singleElement().satisfies(fault -> {
            assertThat(fault.fault()).isEqualTo(LedgerFault.AMBIGUOUS_PERSON);
            assertThat(fault.cell()).isEqualTo(cell(0, LedgerColumn.OWNER));
            assertThat(fault.reason()).contains("p-zhang", "p-zhang-2");
        });
        assertThat(taken(aLedger().with(0, LedgerColumn.OWNER_ID, "p-zhang-2"))
                        .nodes()
                        .getFirst()
                        .responsibility()
                        .owner()
                        .personId())
                .isEqualTo("p-zhang-2");
    }

    @Test
    void peopleOfAnotherUnitOrWhoHaveLeftAreNotFoundByName() {
        people.set(0, person("p-zhang", "张三", "u-sly"));
        people.set(1, new Person("p-li", "李四", List.of(), List.of("u-zjj"), false));

        assertThat(faults(aLedger()))
                .extracting(LedgerViolation::cell)
                .containsExactly(cell(0, LedgerColumn.OWNER), cell(1, LedgerColumn.OWNER));
    }

    @Test
    void anIdMustBeAnActivePersonsAndBearTheName() {
        people.set(1, new Person("p-li", "李四", List.of(), List.of("u-zjj"), false));
        people.add(person("p-there", "赵六", "u-far"));
        people.add(person("p-other", "王五", "u-zjj"));

        assertThat(faults(aLedger().with(0, LedgerColumn.OWNER_ID, "p-other").with(1, LedgerColumn.OWNER_ID, "p-li")))
                .extracting(LedgerViolation::fault)
                .containsExactly(LedgerFault.INCONSISTENT_NAME, LedgerFault.UNKNOWN_PERSON);
        var unseen = faults(aLedger().with(1, LedgerColumn.OWNER, "赵六").with(1, LedgerColumn.OWNER_ID, "p-there"));
        var absent = faults(aLedger().with(1, LedgerColumn.OWNER, "赵六").with(1, LedgerColumn.OWNER_ID, "p-where"));
        assertThat(unseen)
                .singleElement()
                .satisfies(fault -> assertThat(fault.message())
                        .isEqualTo(absent.getFirst().message().replace("p-where", "p-there")));
    }

    @Test
    void anUnknownUnitIsAFaultOfItsCellWithTheNearest() {
        units.removeFirst();

        var faults = faults(aLedger());

        assertThat(faults).first().satisfies(fault -> {
            assertThat(fault.fault()).isEqualTo(LedgerFault.UNKNOWN_RESPONSIBLE_UNIT);
            assertThat(fault.cell()).isEqualTo(cell(0, LedgerColumn.UNIT));
            assertThat(fault.reason()).contains("区水利局 (u-sly)").doesNotContain("u-far");
        });
        assertThat(faults(aLedger().with(0, LedgerColumn.UNIT_ID, "u-zjj")))
                .as("people who belong to it make a unit known by its id")
                .isEmpty();
    }

    @Test
    void whereUnknownPeopleAreAcceptedTheyGetTheIdThatIsMadeOfUnitAndName() {
        units.clear();
        people.clear();

        var accepted = (ParsedLedger) read(aLedger(), UnknownPeople.ACCEPT);

        var project = accepted.projects().getFirst();
        assertThat(project.entry().unit().unitId()).isEqualTo(StableIds.of("u-", "370212", "区住建局"));
        assertThat(project.nodes().getFirst().responsibility().owner().personId())
                .isEqualTo(StableIds.of("p-", project.entry().unit().unitId(), "张三"));
        assertThat(StableIds.of("p-", "u", "买买提•艾力")).isEqualTo(StableIds.of("p-", "u", "买买提·艾力"));
    }
}
