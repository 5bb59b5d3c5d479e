package city.renewal.project.adapter.mpxj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.renewal.events.PlannedGoal;
import city.renewal.events.Predecessor;
import city.renewal.project.application.project.ScheduleFormat.ReadResult;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.schedulefile.ScheduleFile;
import city.renewal.project.domain.schedulefile.ScheduleFile.FileTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpxj.ConstraintType;
import org.mpxj.Duration;
import org.mpxj.LocalTimeRange;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.RelationType;
import org.mpxj.RelationshipLagCalendar;
import org.mpxj.TaskMode;
import org.mpxj.TimeUnit;
import org.mpxj.mspdi.MSPDIWriter;
import org.mpxj.primavera.PrimaveraXERFileWriter;

class MpxjScheduleFormatTest {
    private final MpxjScheduleFormat format = new MpxjScheduleFormat();

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("MSPDI", SampleSchedules.mspdi()),
                Arguments.of("PMXML", SampleSchedules.pmxml()),
                Arguments.of("XER", SampleSchedules.xer()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void leafTasksAreNodesSummariesAreGoalsAndTheFilesDatesAreStored(String kind, byte[] bytes) {
        var file = read(bytes);

        assertThat(file.format()).isEqualTo(kind);
        assertThat(file.start()).isEqualTo(LocalDate.of(2023, 7, 3));
        assertThat(file.finish()).isNull();
        assertThat(file.goals()).extracting(PlannedGoal::name).containsExactly("前期手续");
        assertThat(file.tasks())
                .extracting(FileTask::name, FileTask::durationDays, FileTask::calendar, FileTask::finish)
                .containsExactly(
                        tuple("施工图设计", 10, "WORKING", LocalDate.of(2023, 7, 14)),
                        tuple("规划许可", 5, "WORKING", LocalDate.of(2023, 7, 25)),
                        tuple("拆除", 30, "NATURAL", LocalDate.of(2023, 8, 4)),
                        tuple("移交", 0, "NATURAL", LocalDate.of(2023, 8, 4)));
        assertThat(file.tasks().get(1).predecessors())
                .extracting(Predecessor::type, Predecessor::lagDays)
                .containsExactly(tuple(Predecessor.Type.FS, 2));
        assertThat(file.tasks().get(2).predecessors())
                .extracting(Predecessor::type, Predecessor::lagDays)
                .containsExactly(tuple(Predecessor.Type.SS, 3));
        assertThat(file.tasks().get(3).predecessors())
                .extracting(Predecessor::nodeId, Predecessor::type)
                .containsExactly(tuple(file.tasks().get(2).nodeId(), Predecessor.Type.FF));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"testPROJECT2003.mpp", "testPROJECT2007.mpp"})
    void filesOfMicrosoftProjectAreReadAsTheyAre(String name) throws IOException {
        var file = read(SampleSchedules.mpp(name));

        assertThat(file.format()).isEqualTo("MPP");
        assertThat(file.start()).isEqualTo(LocalDate.of(2011, 11, 24));
        assertThat(file.tasks())
                .extracting(FileTask::name, FileTask::durationDays, FileTask::calendar, FileTask::finish)
                .containsExactly(
                        tuple("Aquire fox", 1, "WORKING", LocalDate.of(2011, 11, 24)),
                        tuple("Obtain Dog", 1, "WORKING", LocalDate.of(2011, 11, 24)),
                        tuple("Fox does his jump", 1, "WORKING", LocalDate.of(2011, 11, 25)));
        assertThat(file.tasks().getLast().predecessors())
                .extracting(Predecessor::nodeId)
                .containsExactly("t1", "t2");
        assertThat(file.notes()).isEmpty();
    }

    @Test
    void aDeadlineIsADueDateAndLostDetailsAreNoted() {
        var schedule = SampleSchedules.schedule();
        var tasks = schedule.getTasks();
        var design = tasks.get(1);
        design.setDeadline(java.time.LocalDateTime.of(2023, 7, 20, 17, 0));
        design.setActualStart(design.getStart());
        tasks.get(2).setDuration(Duration.getInstance(20, TimeUnit.HOURS));
        SampleSchedules.link(
                tasks.get(4), design, RelationType.FINISH_START, Duration.getInstance(50, TimeUnit.PERCENT));
        SampleSchedules.link(tasks.get(4), tasks.get(0), RelationType.FINISH_START, null);

        var file = read(SampleSchedules.write(new MSPDIWriter(), schedule));

        assertThat(file.tasks().getFirst().deadline()).isEqualTo(LocalDate.of(2023, 7, 20));
        assertThat(file.tasks().get(1).durationDays()).isEqualTo(3);
        assertThat(file.tasks().get(3).predecessors())
                .extracting(Predecessor::lagDays)
                .contains(5);
        assertThat(file.notes())
                .anyMatch(note -> note.contains("reported"))
                .anyMatch(note -> note.contains("rounded up"))
                .anyMatch(note -> note.contains("per cent"))
                .anyMatch(note -> note.contains("links with tasks that are no nodes"));
    }

    @ParameterizedTest(name = "{0} hours a day: {1} days")
    @CsvSource({"24, 2", "10, 4", "8, 5", "4, 10"})
    void hoursBecomeDaysByTheHoursOfTheTasksCalendar(int hours, int days) {
        var schedule = SampleSchedules.schedule();
        schedule.getTasks().get(1).setCalendar(everyDay(schedule, hours));
        schedule.getTasks().get(1).setDuration(Duration.getInstance(40, TimeUnit.HOURS));

        var file = read(SampleSchedules.write(new MSPDIWriter(), schedule));

        assertThat(file.tasks().getFirst().durationDays()).isEqualTo(days);
        assertThat(file.tasks().getFirst().calendar()).isEqualTo("NATURAL");
    }

    @ParameterizedTest(name = "{0} hours a day: {1} days")
    @CsvSource({"24, 2", "12, 4", "8, 6", "4, 12"})
    void aLagHasTheHoursOfTheSuccessorsCalendarAsInMicrosoftProject(int hours, int days) {
        var schedule = SampleSchedules.schedule();
        var handover = schedule.getTasks().get(4);
        handover.setCalendar(everyDay(schedule, hours));
        SampleSchedules.link(
                handover,
                schedule.getTasks().get(1),
                RelationType.FINISH_START,
                Duration.getInstance(48, TimeUnit.HOURS));

        var file = read(SampleSchedules.write(new MSPDIWriter(), schedule));

        assertThat(file.tasks().getLast().predecessors())
                .extracting(Predecessor::lagDays)
                .contains(days);
        assertThat(file.notes()).anyMatch(note -> note.contains("count in the predecessor's calendar"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"PREDECESSOR, 2", "SUCCESSOR, 2", "PROJECT_DEFAULT, 2", "TWENTY_FOUR_HOUR, 1"})
    void aLagOfPrimaverasCountsAsItsSchedulingOptionsSay(RelationshipLagCalendar option, int lagDays) {
        var schedule = SampleSchedules.schedule();
        schedule.getProjectProperties().setRelationshipLagCalendar(option);
        var writer = new PrimaveraXERFileWriter();
        writer.setCharset(StandardCharsets.UTF_8);

        var file = read(SampleSchedules.write(writer, schedule));

        // 16 hours are two days of eight, or two thirds of one of twenty-four.
        assertThat(file.tasks().get(1).predecessors())
                .extracting(Predecessor::lagDays)
                .containsExactly(lagDays);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2023-07-14T17:00, 2023-07-14",
        "2023-07-15T00:00, 2023-07-14",
        "2023-07-17T08:00, 2023-07-14",
        "2023-07-18T00:00, 2023-07-17",
        "2023-07-18T08:00, 2023-07-17",
        "2023-07-18T08:01, 2023-07-18"
    })
    void aFinishAtMidnightOrAnOpeningBelongsToTheDayBefore(LocalDateTime finish, LocalDate day) {
        var schedule = SampleSchedules.schedule();
        schedule.getTasks().get(1).setFinish(finish);

        var file = read(SampleSchedules.write(new MSPDIWriter(), schedule));

        assertThat(file.tasks().getFirst().finish()).isEqualTo(day);
    }

    @Test
    void unsupportedDetailsAreNoted() {
        var schedule = SampleSchedules.schedule();
        var tasks = schedule.getTasks();
        schedule.getDefaultCalendar().setWorkingDay(DayOfWeek.SATURDAY, true);
        schedule.getDefaultCalendar()
                .addCalendarHours(DayOfWeek.SATURDAY)
                .add(new LocalTimeRange(LocalTime.of(8, 0), LocalTime.of(12, 0)));
        schedule.getDefaultCalendar().addCalendarException(LocalDate.of(2023, 7, 7));
        tasks.get(1).setTaskMode(TaskMode.MANUALLY_SCHEDULED);
        tasks.get(2).setConstraintType(ConstraintType.AS_LATE_AS_POSSIBLE);
        tasks.get(3).setDuration(Duration.getInstance(30, TimeUnit.ELAPSED_DAYS));
        var second = schedule.addTask();
        second.setName("二期");
        SampleSchedules.task(second, "收尾", 1, schedule.getDefaultCalendar(), "2023-07-03", "2023-07-03");
        SampleSchedules.link(second, tasks.getFirst(), RelationType.FINISH_START, null);
        second.setDeadline(LocalDateTime.of(2023, 9, 1, 17, 0));

        var file = read(SampleSchedules.write(new MSPDIWriter(), schedule));

        assertThat(file.tasks().get(2).durationDays()).isEqualTo(30);
        assertThat(file.notes())
                .anyMatch(note -> note.contains("six-day weeks"))
                .anyMatch(note -> note.contains("exceptions of calendars"))
                .anyMatch(note -> note.contains("manually scheduled"))
                .anyMatch(note -> note.contains("as late as possible"))
                .anyMatch(note -> note.contains("by the clock count in natural days"))
                .anyMatch(note -> note.contains("links to summary tasks"))
                .anyMatch(note -> note.contains("deadlines of summary tasks"));
    }

    @Test
    void rowsAndElementsAreCountedBeforeTheyAreRead() {
        var rows = "ERMHDR\t19.12\n%T\tTASK\n%F\ttask_id\n" + "%R\t1\n".repeat(450_000);
        var other = "ERMHDR\t19.12\r\n%T\tUDFVALUE\r\n%F\ta\r\n" + "%R\t1\r\n".repeat(50_001);
        var project = "<Project xmlns=\"http://schemas.microsoft.com/project\">%s</Project>";

        assertThat(refusal(bytes(rows))).isEqualTo("has 450000 rows in the table 'TASK', and at most 20000 are read");
        assertThat(refusal(bytes(other)))
                .isEqualTo("has 50001 rows in the table 'UDFVALUE', and at most 50000 are read");
        for (var element : List.of("Resource", "Task", "Assignment", "Calendar", "TimephasedData", "Exception")) {
            assertThat(refusal(bytes(project.formatted(("<" + element + "/>").repeat(400_000)))))
                    .contains("of the kind '" + element + "'", "at most");
        }
        assertThat(refusal(bytes(project.formatted("<x/>".repeat(700_000))))).contains("600001 elements", "600000");
    }

    @Test
    void theRecordsOfAnMppFileAreCountedByTheStreamsThatListThem() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var system = new POIFSFileSystem()) {
            var tasks = system.getRoot().createDirectory("   114").createDirectory("TBkndTask");
            tasks.createDocument("FixedMeta", new ByteArrayInputStream(new byte[47 * 50_000]));
            system.writeFilesystem(out);
        }

        assertThat(refusal(out.toByteArray())).isEqualTo("lists 50000 tasks, and at most 40000 are read");
    }

    @Test
    void onlyTheNeededTablesOfAPrimaveraFileAreRead() {
        var xer = new String(SampleSchedules.xer(), StandardCharsets.UTF_8);
        var more = xer.replace("%E", "%T\tUDFVALUE\n%F\tudf_type_id\tnote\n%R\t1\tx\n%E");

        assertThat(read(bytes(more))).isEqualTo(read(bytes(xer)));
        assertThat(new String(XerExcerpt.of(bytes(more)), StandardCharsets.UTF_8))
                .contains("%T\tTASK\n", "施工图设计", "%E")
                .doesNotContain("UDFVALUE", "total_float_hr_cnt");
        assertThat(new String(
                        XerExcerpt.of(bytes("%T\tRSRC\r\n%F\tx\trsrc_name\r\n%R\t1\t张\r\n")), StandardCharsets.UTF_8))
                .isEqualTo("%T\tRSRC\n%F\trsrc_name\n%R\t张\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProjectCalendar everyDay(ProjectFile schedule, int hours) {
        var calendar = schedule.addCalendar();
        calendar.setName("自有");
        for (var day : DayOfWeek.values()) {
            calendar.setWorkingDay(day, true);
            calendar.addCalendarHours(day)
                    .add(new LocalTimeRange(
                            LocalTime.MIDNIGHT, hours == 24 ? LocalTime.MIDNIGHT : LocalTime.of(hours, 0)));
        }
        return calendar;
    }

    @Test
    void aPrimaveraFileInAChineseCodePageIsRead() {
        var text = new String(SampleSchedules.xer(), StandardCharsets.UTF_8);

        var file = read(text.getBytes(Charset.forName("GB18030")));

        assertThat(file.tasks().getFirst().name()).isEqualTo("施工图设计");
    }

    @Test
    void aFileOfSeveralProjectsIsRefusedWithTheirNames() {
        var text = new String(SampleSchedules.pmxml(), StandardCharsets.UTF_8);
        int from = text.indexOf("<Project>");
        int to = text.indexOf("</Project>") + "</Project>".length();
        var twice = text.substring(0, to)
                + text.substring(from, to)
                        .replaceFirst("<ObjectId>[0-9]+</ObjectId>", "<ObjectId>4711</ObjectId>")
                        .replaceAll(
                                "<ProjectObjectId>[0-9]+</ProjectObjectId>", "<ProjectObjectId>4711</ProjectObjectId>")
                + text.substring(to);

        assertThat(refusal(twice.getBytes(StandardCharsets.UTF_8))).contains("2 projects");
    }

    @Test
    void anotherFormatIsNotTried() {
        for (var content :
                List.of("", "PK\u0003\u0004", "SQLite format 3\0", "<html/>", "MPX,Microsoft Project,4.0", "{}")) {
            assertThat(refusal(content.getBytes(StandardCharsets.UTF_8))).isNotBlank();
        }
    }

    @Test
    void aDocumentTypeIsRefusedBeforeTheLibrarySeesIt() {
        var laughs = """
                <?xml version="1.0"?>
                <!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <Project xmlns="http://schemas.microsoft.com/project"><Name>&b;</Name></Project>
                """;

        assertThat(refusal(laughs.getBytes(StandardCharsets.UTF_8))).contains("document type");
        assertThat(refusal(laughs.getBytes(StandardCharsets.UTF_16))).contains("document type");
    }

    @Test
    void aFileWithoutTasksIsRefused() {
        assertThat(refusal(SampleSchedules.write(new MSPDIWriter(), new ProjectFile())))
                .contains("no tasks");
    }

    @Test
    void damagedFilesAreReadOrRefusedWithoutAnException(TestInfo info) throws IOException {
        var seed = System.nanoTime();
        System.out.printf("%s: seed %d%n", info.getDisplayName(), seed);
        var random = new Random(seed);
        var mpp = new byte[4_096];
        random.nextBytes(mpp);
        System.arraycopy(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                0,
                mpp,
                0,
                8);

        assertThat(refusal(mpp)).contains("MPP");
        var wholes = List.of(
                SampleSchedules.mspdi(),
                SampleSchedules.pmxml(),
                SampleSchedules.xer(),
                SampleSchedules.mpp("testPROJECT2007.mpp"));
        for (int round = 0; round < 30; round++) {
            for (var whole : wholes) {
                var damaged = random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
                for (int n = random.nextInt(8); n > 0 && damaged.length > 0; n--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                assertThat(format.read(damaged))
                        .as("seed %d, round %d", seed, round)
                        .isNotNull();
            }
        }
    }

    private ScheduleFile read(byte[] bytes) {
        return switch (format.read(bytes)) {
            case ReadResult.Parsed(var file) -> file;
            case ReadResult.Unreadable(var faults) -> throw new AssertionError(faults.toString());
        };
    }

    private String refusal(byte[] bytes) {
        return switch (format.read(bytes)) {
            case ReadResult.Parsed(var file) -> throw new AssertionError(file.toString());
            case ReadResult.Unreadable(var faults) -> {
                assertThat(faults).extracting(Fault::field).containsOnly("file");
                yield faults.getFirst().message();
            }
        };
    }
}
