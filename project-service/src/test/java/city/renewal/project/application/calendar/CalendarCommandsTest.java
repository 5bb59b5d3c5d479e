package city.renewal.project.application.calendar;

import static city.renewal.project.testing.World.CLOCK;
import static city.renewal.project.testing.World.caller;
import static city.renewal.project.testing.World.commander;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CalendarDays;
import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.project.application.calendar.CalendarCommands.SetResult;
import city.renewal.project.application.calendar.CalendarImpactQuery.MovedNode;
import city.renewal.project.application.command.ExpectedState;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Outcome.Refused;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.project.ProjectCommands;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.testing.Plans;
import city.renewal.project.testing.World;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarCommandsTest {
    private static final Caller ADMIN = new Caller("p-admin", Set.of(Role.ADMIN), Set.of(), Set.of(), Set.of());
    private static final Caller DISTRICT_ADMIN = caller(Role.ADMIN, "p-admin-2", "370212");
    private static final ExpectedState UNSPECIFIED = new ExpectedState.Unspecified();
    /** The last node's five days by 31 July then begin on the 24th, and what comes before it ends on the 23rd. */
    private static final CalendarDays STOP =
            new CalendarDays(LocalDate.of(2023, 7, 26), LocalDate.of(2023, 7, 28), false, "高温停工");

    private final World world = new World();
    private final CalendarCommands calendars =
            new CalendarCommands(world.calendars, world.calendarCache, world.projects, world.programmes, CLOCK);
    private final ProjectCommands projects =
            new ProjectCommands(world.projects, world.programmes, world.tasks, world.calendarCache, CLOCK);

    @Test
    void aChangedCalendarMovesNoDateAndListsTheDatesThatWouldMove() {
        planned("p1", "NATURAL");

        var dry = effect(calendars.set(commander(), exceptions("dust", STOP), UNSPECIFIED, WriteMode.DRY_RUN));
        var notWritten = world.calendars.all();
        var written = effect(calendars.set(commander(), exceptions("dust", STOP), UNSPECIFIED, WriteMode.WRITE));

        assertThat(notWritten).isEmpty();
        assertThat(dry.moves()).isEqualTo(written.moves());
        assertThat(written.moves().items())
                .containsExactly(new MovedNode(
                        "p1", "旧村改造", "next", "next", LocalDate.of(2023, 7, 26), 1, LocalDate.of(2023, 7, 23)));
        assertThat(due("p1", "next")).isEqualTo(LocalDate.of(2023, 7, 26));
        assertThat(world.calendars.published())
                .singleElement()
                .isInstanceOfSatisfying(
                        CalendarSet.class, set -> assertThat(set.days()).containsExactly(STOP));
    }

    @Test
    void laterPlansFollowTheNewCalendar() {
        calendars.set(commander(), exceptions("dust", STOP), UNSPECIFIED, WriteMode.WRITE);

        planned("p1", "NATURAL");

        assertThat(due("p1", "next")).isEqualTo(LocalDate.of(2023, 7, 23));
    }

    @Test
    void aPlanMayNameACalendarThatWasSetAndNoOther() {
        var own = new NamedCalendar("dust", "扬尘", "NATURAL", null, null, null, List.of(STOP), List.of(), "p-commander");
        projects.register(commander(), Plans.entry("p1"), null);

        var before = projects.plan(commander(), "p1", on("dust"), 1L);
        calendars.set(commander(), own, UNSPECIFIED, WriteMode.WRITE);
        var after = projects.plan(commander(), "p1", on("dust"), 1L);

        assertThat(before)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.faults()).extracting("field").containsExactly("calendar"));
        assertThat(after).isInstanceOf(Done.class);
        assertThat(due("p1", "next")).isEqualTo(LocalDate.of(2023, 7, 23));
    }

    @Test
    void aNewNoticeAffectsWorkingPlansOnlyAndAnAdministratorWithAreasSetsNone() {
        planned("natural", "NATURAL");
        planned("working", "WORKING");
        var notice =
                new NamedCalendar("WORKING", "通知", "WORKING", null, null, null, List.of(STOP), List.of(), "p-admin");

        var effect = effect(calendars.set(ADMIN, notice, UNSPECIFIED, WriteMode.WRITE));

        assertThat(effect.moves().projects()).isEqualTo(1);
        assertThat(effect.moves().nodes()).isEqualTo(1);
        assertThat(effect.moves().items()).extracting(MovedNode::projectId).containsExactly("working");
        assertThat(reason(calendars.set(DISTRICT_ADMIN, notice, new ExpectedState.Present(), WriteMode.DRY_RUN)))
                .isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    void anAdministratorWithAreasSeesAndSetsTheCalendarsOfTheirAreasOnly() {
        var elsewhere = caller(Role.ADMIN, "p-admin-3", "370203");

        assertThat(calendars.set(DISTRICT_ADMIN, own("dry", "p-admin-2"), UNSPECIFIED, WriteMode.WRITE))
                .isInstanceOf(Done.class);
        assertThat(world.calendars.load("dry").orElseThrow().state().areas()).containsExactly("370212");
        assertThat(reason(calendars.get(elsewhere, "dry"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(calendars.set(
                        elsewhere, own("dry", "p-admin-3"), new ExpectedState.Present(), WriteMode.WRITE)))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(calendars.set(
                        elsewhere,
                        own("wide", "p-admin-3").in(List.of("370203", "370212")),
                        UNSPECIFIED,
                        WriteMode.WRITE)))
                .isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    void theVersionThatAnUnsetCalendarIsShownAtIsAcceptedWhenItIsSet() {
        var notice =
                new NamedCalendar("WORKING", "通知", "WORKING", null, null, null, List.of(STOP), List.of(), "p-admin");

        assertThat(calendars.get(ADMIN, "WORKING"))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.version()).isZero());
        assertThat(calendars.set(ADMIN, notice, new ExpectedState.Version(0), WriteMode.WRITE))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.version()).isEqualTo(1));
        assertThat(reason(calendars.set(ADMIN, notice, new ExpectedState.Version(0), WriteMode.WRITE)))
                .isEqualTo(Reason.STALE_VERSION);
    }

    @Test
    void theAreaOfACalendarDecidesOnReadingSettingAndNamingIt() {
        var street = caller(Role.COMMANDER, "p-street", "370212005");
        var next = caller(Role.COMMANDER, "p-next", "370212002");
        var community = caller(Role.OWNER, "p-owner", "370212005003");
        calendars.set(street, own("wet", "p-street"), UNSPECIFIED, WriteMode.WRITE);

        assertThat(calendars.visible(street)).extracting(stored -> stored.id()).contains("wet");
        assertThat(calendars.visible(community))
                .extracting(stored -> stored.id())
                .contains("wet");
        assertThat(calendars.visible(commander()))
                .extracting(stored -> stored.id())
                .contains("wet");
        assertThat(calendars.visible(next)).extracting(stored -> stored.id()).doesNotContain("wet");
        assertThat(calendars.get(next, "wet").toString().replace("wet", "x"))
                .isEqualTo(calendars.get(next, "none").toString().replace("none", "x"));
        assertThat(reason(calendars.set(next, own("wet", "p-next"), new ExpectedState.Present(), WriteMode.WRITE)))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(
                        calendars.set(community, own("wet", "p-owner"), new ExpectedState.Present(), WriteMode.WRITE)))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(calendars.set(
                        commander(), own("wet", "p-commander"), new ExpectedState.Version(1), WriteMode.DRY_RUN))
                .isInstanceOf(Done.class);
        assertThat(world.calendars.load("wet").orElseThrow().state().areas()).containsExactly("370212005");
        assertThat(reason(calendars.set(
                        street, own("wide", "p-street").in(List.of("370212")), UNSPECIFIED, WriteMode.WRITE)))
                .isEqualTo(Reason.FORBIDDEN);
        projects.register(commander(), Plans.entry("p1"), null);
        assertThat(world.calendarCache.of(Plans.entry("p1")).ids()).doesNotContain("wet");
        assertThat(projects.plan(commander(), "p1", on("wet"), 1L).toString().replace("wet", "x"))
                .isEqualTo(projects.plan(commander(), "p1", on("none"), 1L)
                        .toString()
                        .replace("none", "x"));
    }

    @Test
    void aCalendarFromBeforeCalendarsHadAreasIsEverybodysAndAnAdministrators() {
        var old = own("old", "p-commander");
        world.calendars.create(
                "old", new city.renewal.starter.aggregate.Change<>(old, List.of(old.set(Plans.NOW)), null));
        var elsewhere = caller(Role.OWNER, "p-owner", "419001");

        assertThat(calendars.get(elsewhere, "old")).isInstanceOf(Done.class);
        assertThat(reason(calendars.set(commander(), old, new ExpectedState.Present(), WriteMode.WRITE)))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(reason(calendars.set(DISTRICT_ADMIN, old, new ExpectedState.Present(), WriteMode.WRITE)))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(calendars.set(ADMIN, old.in(List.of("370212")), new ExpectedState.Present(), WriteMode.WRITE))
                .isInstanceOf(Done.class);
        assertThat(reason(calendars.get(elsewhere, "old"))).isEqualTo(Reason.NOT_FOUND);
    }

    private static NamedCalendar own(String id, String setBy) {
        return new NamedCalendar(id, "自定", "NATURAL", null, null, null, List.of(STOP), List.of(), setBy);
    }

    @Test
    void nodesThatAreDoneOrPromisedAreNotCounted() {
        planned("p1", "NATURAL");
        var stored = world.projects.load("p1").orElseThrow();
        var done = new city.renewal.events.ProjectEvent.NodeCompleted("next", Plans.TODAY, "p-s", "", Plans.NOW);
        world.projects.save(
                stored,
                new city.renewal.starter.aggregate.Change<>(stored.state().apply(done), List.of(done), null));

        var effect = effect(calendars.set(commander(), exceptions("dust", STOP), UNSPECIFIED, WriteMode.WRITE));

        assertThat(effect.moves().nodes()).isZero();
    }

    @Test
    void theVersionThatAChangeWasMadeFromIsAskedFor() {
        var dust = exceptions("dust", STOP);
        assertThat(reason(calendars.set(commander(), dust, new ExpectedState.Version(1), WriteMode.WRITE)))
                .isEqualTo(Reason.STALE_VERSION);
        assertThat(calendars.set(commander(), dust, new ExpectedState.Absent(), WriteMode.WRITE))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.version()).isEqualTo(1));

        assertThat(reason(calendars.set(commander(), dust, UNSPECIFIED, WriteMode.WRITE)))
                .isEqualTo(Reason.PRECONDITION_REQUIRED);
        assertThat(reason(calendars.set(commander(), dust, new ExpectedState.Absent(), WriteMode.WRITE)))
                .isEqualTo(Reason.STALE_VERSION);
        assertThat(reason(calendars.set(commander(), dust, new ExpectedState.Version(7), WriteMode.DRY_RUN)))
                .isEqualTo(Reason.STALE_VERSION);
        assertThat(calendars.set(commander(), exceptions("dust"), new ExpectedState.Version(1), WriteMode.WRITE))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.version()).isEqualTo(2));
    }

    @Test
    void settingAnEqualCalendarPublishesNoEvent() {
        calendars.set(commander(), exceptions("dust", STOP), UNSPECIFIED, WriteMode.WRITE);

        var again = calendars.set(commander(), exceptions("dust", STOP), new ExpectedState.Version(1), WriteMode.WRITE);

        assertThat(again)
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.version()).isEqualTo(1));
        assertThat(world.calendars.published()).hasSize(1);
    }

    @Test
    void aCommanderSetsCalendarsOfTheirAreaAndAnAdministratorTheNotice() {
        var elsewhere = caller(Role.COMMANDER, "p-commander-2", "370203");
        var street = caller(Role.COMMANDER, "p-commander-3", "370212001");
        var notice = new NamedCalendar(
                "WORKING", "通知", "WORKING", null, null, null, List.of(STOP), List.of(), "p-commander");
        var own = new NamedCalendar("own", "自定", "NATURAL", null, null, null, List.of(STOP), List.of(), "p-commander");
        var others = new NamedCalendar("own", "他人", "NATURAL", null, null, null, List.of(), List.of(), "p-commander-2");
        calendars.set(commander(), own, UNSPECIFIED, WriteMode.WRITE);

        assertThat(fields(calendars.set(elsewhere, exceptions("dust", STOP), UNSPECIFIED, WriteMode.WRITE)))
                .containsExactly("programme");
        assertThat(reason(calendars.set(street, exceptions("dust", STOP), UNSPECIFIED, WriteMode.WRITE)))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(reason(calendars.set(commander(), notice, UNSPECIFIED, WriteMode.WRITE)))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(reason(calendars.set(elsewhere, others, new ExpectedState.Version(1), WriteMode.WRITE)))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void programmesHeadquartersAndReservedIdsAreChecked() {
        var ghost = new NamedCalendar("c", "c", "NATURAL", "ghost", null, null, List.of(), List.of(), "p-admin");
        var stranger =
                new NamedCalendar("c", "c", "NATURAL", "laoshan-2023", "h9", null, List.of(), List.of(), "p-admin");
        var natural =
                new NamedCalendar("NATURAL", "c", "NATURAL", null, null, null, List.of(STOP), List.of(), "p-admin");
        calendars.set(commander(), exceptions("dust", STOP), UNSPECIFIED, WriteMode.WRITE);
        var moved = new NamedCalendar("dust", "c", "NATURAL", null, null, null, List.of(), List.of(), "p-admin");

        assertThat(fields(calendars.set(ADMIN, ghost, UNSPECIFIED, WriteMode.WRITE)))
                .containsExactly("programme");
        assertThat(fields(calendars.set(ADMIN, stranger, UNSPECIFIED, WriteMode.WRITE)))
                .containsExactly("headquarters");
        assertThat(fields(calendars.set(ADMIN, natural, UNSPECIFIED, WriteMode.WRITE)))
                .containsExactly("calendarId");
        assertThat(fields(calendars.set(ADMIN, moved, new ExpectedState.Present(), WriteMode.WRITE)))
                .containsExactly("programme");
        var year = new CalendarDays(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31), false, "停");
        assertThat(fields(calendars.set(commander(), exceptions("all", year), UNSPECIFIED, WriteMode.WRITE)))
                .containsExactly("days.2024-01-01");
    }

    @Test
    void theBuiltInCalendarsAreShownWithTheYearsThatTheyKnow() {
        var working = calendars.get(commander(), "WORKING");

        assertThat(working).isInstanceOfSatisfying(Done.class, done -> {
            assertThat(done.version()).isZero();
            assertThat(((CalendarCommands.CalendarDetails) done.state()).knownYears())
                    .contains(2023)
                    .doesNotContain(2099);
        });
        var notice =
                new NamedCalendar("WORKING", "通知", "WORKING", null, null, null, List.of(), List.of(2099), "p-admin");
        calendars.set(ADMIN, notice, UNSPECIFIED, WriteMode.WRITE);
        assertThat(calendars.get(commander(), "WORKING"))
                .isInstanceOfSatisfying(
                        Done.class,
                        done -> assertThat(((CalendarCommands.CalendarDetails) done.state()).knownYears())
                                .contains(2099));
    }

    @Test
    void aPlanListsItsAssumedYears() {
        projects.register(commander(), Plans.entry("p1"), null);
        var backward = Plans.draft(Plans.node("late", 10));
        var far = new PlanDraft(
                "WORKING",
                city.renewal.events.Anchor.finishBy(LocalDate.of(2098, 1, 8)),
                backward.goals(),
                backward.nodes());
        projects.plan(commander(), "p1", far, 1L);
        var project = world.projects.load("p1").orElseThrow().state();

        var assumed = projects.assumed(project);

        assertThat(assumed.nodes()).containsExactly("late");
        assertThat(assumed.years()).contains(2097, 2098).doesNotContain(2023);
        planned("p2", "NATURAL");
        assertThat(projects.assumed(world.projects.load("p2").orElseThrow().state())
                        .nodes())
                .isEmpty();
    }

    private void planned(String projectId, String calendar) {
        projects.register(commander(), Plans.entry(projectId), null);
        assertThat(projects.plan(commander(), projectId, on(calendar), 1L)).isInstanceOf(Done.class);
    }

    private static PlanDraft on(String calendar) {
        var draft = Plans.threeNodes();
        return new PlanDraft(calendar, draft.anchor(), draft.goals(), draft.nodes());
    }

    private LocalDate due(String projectId, String nodeId) {
        return world.projects
                .load(projectId)
                .orElseThrow()
                .state()
                .node(nodeId)
                .orElseThrow()
                .dueDate();
    }

    private static NamedCalendar exceptions(String id, CalendarDays... days) {
        return new NamedCalendar(
                id, "停工", "NATURAL", "laoshan-2023", null, null, List.of(days), List.of(), "p-commander");
    }

    private static SetResult effect(Outcome<SetResult> outcome) {
        return switch (outcome) {
            case Done<SetResult>(var _, var _, var state) -> state;
            case Refused<SetResult> refused -> throw new AssertionError(refused.toString());
        };
    }

    private static Reason reason(Outcome<?> outcome) {
        return switch (outcome) {
            case Done<?> done -> throw new AssertionError(done.toString());
            case Refused<?> refused -> refused.reason();
        };
    }

    private static List<String> fields(Outcome<SetResult> outcome) {
        return switch (outcome) {
            case Done<SetResult> done -> throw new AssertionError(done.toString());
            case Refused<SetResult> refused ->
                refused.faults().stream().map(fault -> fault.field()).toList();
        };
    }
}
