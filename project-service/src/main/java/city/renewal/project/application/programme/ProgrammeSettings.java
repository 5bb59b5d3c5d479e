package city.renewal.project.application.programme;

import city.renewal.events.RankingRules;
import city.renewal.project.application.command.ExpectedState;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Outcome.Refused;
import city.renewal.project.application.command.Upsert;
import city.renewal.project.application.command.Upsert.Check;
import city.renewal.project.domain.citytask.CityTask;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.ranking.ProgrammeRules;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets and reads a programme's city tasks and ranking rules. Callers who see the programme may read both. */
public final class ProgrammeSettings {
    private final CityTasks tasks;
    private final Upsert<CityTask> taskUpsert;
    private final RankingRulesStore rankings;
    private final Upsert<ProgrammeRules> rankingUpsert;
    private final Programmes programmes;
    private final InstantSource clock;

    public ProgrammeSettings(CityTasks tasks, RankingRulesStore rankings, Programmes programmes, InstantSource clock) {
        this.tasks = tasks;
        this.taskUpsert = new Upsert<>(tasks);
        this.rankings = rankings;
        this.rankingUpsert = new Upsert<>(rankings);
        this.programmes = programmes;
        this.clock = clock;
    }

    public Outcome<CityTask> setTask(Caller caller, CityTask next, ExpectedState expected) {
        var ready = taskUpsert.check(next.taskId(), expected, stored -> taskRefusal(caller, next, stored));
        return switch (ready) {
            case Check.Refused<CityTask>(var refused) -> refused;
            case Check.Passed<CityTask> yes ->
                taskUpsert.store(
                        next.taskId(), yes, next, next.set(caller.personId(), clock.instant()), Function.identity());
        };
    }

    private @Nullable Refused<CityTask> taskRefusal(
            Caller caller, CityTask next, @Nullable StoredAggregate<CityTask> stored) {
        if (stored != null && programme(caller, stored.state().programme()) == null) {
            return Outcome.notFound("city task", next.taskId());
        }
        var programme = programme(caller, next.programme());
        if (programme == null) {
            return Upsert.invalid(
                    List.of(new Fault("programme", "there is no programme '%s'".formatted(next.programme()))));
        }
        if (!maySet(caller, programme)) {
            return Outcome.forbidden("Only an administrator or a commander of the programme's area sets its tasks");
        }
        return stored == null || stored.state().programme().equals(next.programme())
                ? null
                : Upsert.invalid(List.of(new Fault(
                        "programme", "is %s and stays".formatted(stored.state().programme()))));
    }

    public Outcome<CityTask> task(Caller caller, String taskId) {
        return tasks.load(taskId)
                .filter(stored -> programme(caller, stored.state().programme()) != null)
                .<Outcome<CityTask>>map(Done::of)
                .orElseGet(() -> Outcome.notFound("city task", taskId));
    }

    /** A programme's tasks, sorted by id; empty if the caller may not see the programme. */
    public List<StoredAggregate<CityTask>> tasks(
            Caller caller, String programmeId, @Nullable String afterId, int limit) {
        return programme(caller, programmeId) == null ? List.of() : tasks.ofProgramme(programmeId, afterId, limit);
    }

    public Outcome<ProgrammeRules> setRules(
            Caller caller, String programmeId, RankingRules rules, ExpectedState expected) {
        var next = new ProgrammeRules(programmeId, rules);
        var ready = rankingUpsert.check(programmeId, expected, _ -> rulesRefusal(caller, programmeId));
        return switch (ready) {
            case Check.Refused<ProgrammeRules>(var refused) -> refused;
            case Check.Passed<ProgrammeRules> yes ->
                rankingUpsert.store(
                        programmeId, yes, next, next.set(caller.personId(), clock.instant()), Function.identity());
        };
    }

    private @Nullable Refused<ProgrammeRules> rulesRefusal(Caller caller, String programmeId) {
        var programme = programme(caller, programmeId);
        if (programme == null) {
            return Outcome.notFound("programme", programmeId);
        }
        return maySet(caller, programme)
                ? null
                : Outcome.forbidden("Only an administrator or a commander of the programme's area sets its rules");
    }

    /** The rules in force: the stored rules, else the default with version 0. */
    public Outcome<ProgrammeRules> rules(Caller caller, String programmeId) {
        return programme(caller, programmeId) == null
                ? Outcome.notFound("programme", programmeId)
                : rankings.load(programmeId)
                        .<Outcome<ProgrammeRules>>map(Done::of)
                        .orElseGet(() -> new Done<>(
                                programmeId,
                                ExpectedState.NOTHING_SET,
                                new ProgrammeRules(programmeId, RankingRules.DEFAULT)));
    }

    private static boolean maySet(Caller caller, Programme programme) {
        return caller.administers(programme.area()) || caller.isIn(Role.COMMANDER, programme.area());
    }

    private @Nullable Programme programme(Caller caller, String programmeId) {
        return programmes
                .load(programmeId)
                .map(StoredAggregate::state)
                .filter(programme -> ProgrammeCommands.sees(caller, programme))
                .orElse(null);
    }
}
