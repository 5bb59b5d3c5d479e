package city.renewal.project.adapter.excel;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import city.renewal.project.application.directory.PeopleFormat;
import city.renewal.project.domain.directory.DirectoryView;
import city.renewal.project.domain.ledger.LedgerDirectory;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.LedgerTasks;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.UnknownPeople;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.peoplefile.PeopleFile;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.decision.LedgerDecisions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demonstration ledgers are valid for the regular parser. */
class DemoLedgersReadTest {
    /** The day on which the demonstrations begin. */
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 30);

    private static final Path DEMO = Path.of("..", "deploy", "demo");

    @ParameterizedTest
    @CsvSource({
        "laoshan-2023, 370212, 196, 100600000000.00, 15600000000.00",
        "shinan-2022, 370202, 179, 37200000000.00, 11800000000.00",
        "shinan-2024, 370202, 138, 2050000000.00, 1280000000.00",
        "jiyuan-2018, 419001, 96, 8640000000.00, 3820000000.00",
        "district-quality, 370203, 245, 15000000000.00, 6200000000.00"
    })
    void readToTheirTotalsExactly(String name, String area, int projects, BigDecimal total, BigDecimal planned)
            throws IOException {
        var ledger = read(name, area);

        assertThat(ledger.projects()).hasSize(projects);
        assertThat(ledger.projects().stream()
                        .map(project -> project.entry().totalInvestment().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(total);
        assertThat(ledger.projects().stream()
                        .map(project -> project.entry().plannedThisYear().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(planned);
        assertThat(ledger.rows()).allMatch(row -> row.outcome() == LedgerRow.Outcome.ACCEPTED);
        assertThat(ledger.rows())
                .hasSize(ledger.projects().stream()
                        .mapToInt(project -> project.nodes().size())
                        .sum());
    }

    @Test
    void laoshanHasEightFieldsFiveStreetsAndTheDemoUsersProjects() throws IOException {
        var projects = read("laoshan-2023", "370212").projects();

        assertThat(projects.stream().map(project -> project.entry().field()).distinct())
                .hasSize(8);
        assertThat(projects.stream()
                        .map(project -> project.entry().area())
                        .distinct()
                        .sorted())
                .containsExactly("370212", "370212001", "370212002", "370212003", "370212004", "370212005");
        assertThat(projects.stream().filter(project -> unitOf(project).equals("u1")))
                .hasSize(12);
        assertThat(projects.stream().filter(project -> unitOf(project).equals("u2")))
                .hasSize(10);
        assertThat(projects.stream()
                        .filter(project -> unitOf(project).equals("u1"))
                        .flatMap(project -> project.nodes().stream())
                        .map(node -> node.responsibility().owner().personId()))
                .contains("p-owner");
    }

    @ParameterizedTest
    @CsvSource({
        "laoshan-2023, 370212",
        "shinan-2022, 370202",
        "shinan-2024, 370202",
        "jiyuan-2018, 419001",
        "district-quality, 370203"
    })
    void areAcceptedByTheDomain(String name, String area) throws IOException {
        var ledger = read(name, area);

        assertThat(ledger.warnings()).isEmpty();
        assertThat(ledger.projects())
                .allSatisfy(project -> assertThat(LedgerDecisions.register(
                                project,
                                programme(name, area).year(),
                                TODAY,
                                city.renewal.schedule.Calendars.standard(),
                                "台账",
                                "p-commander",
                                Instant.EPOCH))
                        .isInstanceOf(Decision.Accepted.class));
    }

    /** Like the launcher: imports the people first, then the ledger, which refuses people outside the directory. */
    @ParameterizedTest
    @CsvSource({
        "laoshan-2023, 370212",
        "shinan-2022, 370202",
        "shinan-2024, 370202",
        "jiyuan-2018, 419001",
        "district-quality, 370203"
    })
    void nameOnlyPeopleAndUnitsOfTheirDirectory(String name, String area) throws IOException {
        var stated = people(name);
        var base = programme(name, area);
        var withDirectory = new LedgerProgramme(
                base.programmeId(),
                base.name(),
                base.year(),
                base.area(),
                base.fields(),
                base.headquarters(),
                base.today(),
                new LedgerDirectory() {
                    @Override
                    public UnknownPeople unknownPeople() {
                        return UnknownPeople.REFUSE;
                    }

                    @Override
                    public DirectoryView view(Set<String> personIds, Set<String> nameKeys) {
                        return new DirectoryView(area, stated.units(), stated.people(), stated::people);
                    }
                });

        var matched = read(name, withDirectory);

        assertThat(matched.projects()).isEqualTo(read(name, area).projects());
        assertThat(stated.people()).hasSizeGreaterThan(10);
    }

    @Test
    void nameOnlyCityTasksThatAreSetBefore() throws IOException {
        var base = programme("shinan-2022", "370202");
        var set = cityTasks("shinan-2022");
        assertThat(set).hasSize(48);

        var matched = read("shinan-2022", carrying(base, set));
        var lacking = refused("shinan-2022", carrying(base, set.subList(0, 47)));

        assertThat(matched.projects()).isEqualTo(read("shinan-2022", base).projects());
        assertThat(lacking.violations()).isNotEmpty().allSatisfy(violation -> {
            assertThat(violation.fault()).isEqualTo(LedgerFault.UNKNOWN_CITY_TASK);
            assertThat(violation.value()).contains("QD2022-48");
            assertThat(violation.message()).contains("QD2022-08、QD2022-18、QD2022-28");
        });
    }

    private static List<String> cityTasks(String name) throws IOException {
        return Pattern.compile("\"taskId\": \"([^\"]+)\"")
                .matcher(Files.readString(DEMO.resolve(name + "-city-tasks.json")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static LedgerProgramme carrying(LedgerProgramme base, List<String> set) {
        return new LedgerProgramme(
                base.programmeId(),
                base.name(),
                base.year(),
                base.area(),
                base.fields(),
                base.headquarters(),
                base.today(),
                base.directory(),
                new LedgerTasks() {
                    @Override
                    public boolean mayName(@Nullable String projectId, String taskId) {
                        return set.contains(taskId);
                    }

                    @Override
                    public List<String> ofProgramme() {
                        return set;
                    }
                });
    }

    private static RefusedLedger refused(String name, LedgerProgramme programme) throws IOException {
        try (var workbook = Files.newInputStream(DEMO.resolve(name + ".xlsx"))) {
            return (RefusedLedger) LedgerBuilder.WORKBOOKS.read(workbook, programme);
        }
    }

    private static PeopleFile.Content people(String name) throws IOException {
        try (var file = Files.newInputStream(DEMO.resolve(name + "-people.csv"))) {
            if (new SpreadsheetPeopleFormat().read(file) instanceof PeopleFormat.ReadResult.Rows(var rows)) {
                var stated = PeopleFile.read(rows, List.of(), List.of());
                assertThat(stated.violations()).isEmpty();
                return stated;
            }
            throw new AssertionError("No file of people: " + name);
        }
    }

    private static String unitOf(LedgerProject project) {
        return project.entry().unit().unitId();
    }

    private static ParsedLedger read(String name, String area) throws IOException {
        return read(name, programme(name, area));
    }

    private static ParsedLedger read(String name, LedgerProgramme programme) throws IOException {
        try (var workbook = Files.newInputStream(DEMO.resolve(name + ".xlsx"))) {
            var reading = LedgerBuilder.WORKBOOKS.read(workbook, programme);
            if (reading instanceof RefusedLedger refused) {
                throw new AssertionError(refused.violations().stream()
                        .limit(20)
                        .map(violation -> violation.cell() + " " + violation.value() + " " + violation.message())
                        .toList()
                        .toString());
            }
            return (ParsedLedger) reading;
        }
    }

    private static LedgerProgramme programme(String name, String area) throws IOException {
        var json = Files.readString(DEMO.resolve(name + ".json"));
        var fields = new ArrayList<Field>();
        var headquarters = new ArrayList<Headquarters>();
        Pattern.compile("\"(fieldId|headquartersId)\": \"(\\w+)\", \"name\": \"([^\"]+)\"")
                .matcher(json)
                .results()
                .forEach(found -> {
                    if (found.group(1).equals("fieldId")) {
                        fields.add(new Field(found.group(2), found.group(3)));
                    } else {
                        headquarters.add(new Headquarters(found.group(2), found.group(3), null));
                    }
                });
        // Every demonstration is named after its year, but one, which is of 2023.
        var year = name.matches(".*-20\\d\\d") ? Integer.parseInt(name.substring(name.length() - 4)) : 2023;
        return new LedgerProgramme(name, name, year, area, fields, headquarters, TODAY);
    }
}
