package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.events.CalendarIds;
import city.renewal.events.Envelope;
import city.renewal.events.Plan;
import city.renewal.events.ProjectEvent.PlanSet;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Effects on the lists when a calendar is configured or changed. */
class CalendarsOnStoreIT {
    private static final LocalDate DUE = TODAY.plusDays(60);

    private final FoldOnStore store = new FoldOnStore();

    @BeforeEach
    void aProjectWhoseWorkIsReportedToHaveBegun() {
        store.fold.handle(List.of(ProjectFacts.programme()));
        store.fold.handle(ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", DUE).lasting(50))
                .reported("r1", "n1", NOW, 10)
                .all());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void movesTheForecastAndTheFloatButNoDueDate() {
        var before = store.all().get("p1/n1");

        store.fold.handle(List.of(ProjectFacts.daysOff(1, TODAY.plusDays(10), TODAY.plusDays(29))));
        store.sweepAll();

        var after = store.all().get("p1/n1");
        assertThat(after.forecastDate()).isEqualTo(before.forecastDate().plusDays(20));
        assertThat(after.totalFloatDays()).isLessThan(before.totalFloatDays());
        assertThat(after.dueDate()).isEqualTo(DUE);
        assertThat(after.dueVersion()).isEqualTo(1);
        assertThat(store.differencesFromRebuild()).isEmpty();
    }

    @Test
    void appliesTheLatestVersionDespiteLateAndRepeatedFacts() {
        var before = store.all().get("p1/n1");
        var shorter = ProjectFacts.daysOff(2, TODAY.plusDays(10), TODAY.plusDays(14));

        store.fold.handle(List.of(shorter, ProjectFacts.daysOff(1, TODAY.plusDays(10), TODAY.plusDays(29)), shorter));
        store.sweepAll();

        assertThat(store.all().get("p1/n1").forecastDate())
                .isEqualTo(before.forecastDate().plusDays(5));
    }

    @Test
    void catchesUpAfterACrashBetweenTheCalendarAndItsProjects() {
        var before = store.all().get("p1/n1");
        var fact = ProjectFacts.daysOff(1, TODAY.plusDays(10), TODAY.plusDays(29));
        store.referenceData.calendars().saveIfNewer((CalendarSet) fact.event(), 1);

        store.fold.handle(List.of(fact));
        store.sweepAll();

        assertThat(store.all().get("p1/n1").forecastDate())
                .isEqualTo(before.forecastDate().plusDays(20));
    }

    @Test
    void updatesTheProjectsThatACrashLeftWithTheOldCalendar() {
        var before = store.all().get("p1/n1");
        store.fold.handle(List.of(ProjectFacts.daysOff(1, TODAY.plusDays(10), TODAY.plusDays(29))));
        store.crashes.when(CrashInjector.Point.AFTER_DOCUMENTS::equals);
        assertThatThrownBy(store.sweep::runOnce).isInstanceOf(CrashInjector.SimulatedCrash.class);
        store.crashes.never();

        store.sweepAll();

        assertThat(store.all().get("p1/n1").forecastDate())
                .isEqualTo(before.forecastDate().plusDays(20));
    }

    @Test
    void marksDatesInAYearWithoutHolidayDataUntilTheYearIsPublished() {
        var due = LocalDate.of(2041, 3, 5);
        var plan = ProjectFacts.planOf(node("far", due), node("near", LocalDate.of(2023, 8, 31)));
        var working = new Plan(CalendarIds.WORKING, plan.anchor(), plan.goals(), plan.nodes());
        store.fold.handle(ProjectFacts.of("p2")
                .registered()
                .decided(new PlanSet(working, "p-unit", NOW))
                .all());
        assertThat(store.all().get("p2/far").calendarAssumed()).isTrue();
        assertThat(store.all().get("p2/near").calendarAssumed()).isFalse();

        store.fold.handle(List.of(Envelope.of(
                "/calendars/WORKING",
                "WORKING",
                1,
                new CalendarSet(
                        "WORKING",
                        "工作日",
                        CalendarIds.WORKING,
                        null,
                        null,
                        null,
                        List.of(),
                        java.util.stream.IntStream.rangeClosed(2027, 2041)
                                .boxed()
                                .toList(),
                        "p-admin",
                        NOW))));
        store.sweepAll();

        assertThat(store.all().get("p2/far").calendarAssumed()).isFalse();
        assertThat(store.all().get("p2/far").dueDate()).isEqualTo(due);
    }
}
