package city.renewal.project.application.programme;

import city.renewal.events.AreaName;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates and reads programmes. */
public final class ProgrammeCommands {
    private final Programmes programmes;
    private final AreaTree areas;
    private final InstantSource clock;

    public ProgrammeCommands(Programmes programmes, AreaTree areas, InstantSource clock) {
        this.programmes = programmes;
        this.areas = areas;
        this.clock = clock;
    }

    public Outcome<Programme> create(Caller caller, Programme programme, @Nullable String commandId) {
        if (!caller.administers(programme.area()) && !caller.isIn(Role.COMMANDER, programme.area())) {
            return Outcome.forbidden(
                    "You were not given area %s".formatted(programme.area()),
                    new Fault("area", "must lie in an area that you were given"));
        }
        var id = programme.programmeId();
        var event = programme.created(names(programme.area()), caller.personId(), clock.instant());
        if (programmes.create(id, new Change<>(programme, List.of(event), commandId))) {
            return new Done<>(id, 1, programme);
        }
        return programmes
                .load(id)
                .filter(stored -> commandId != null && stored.hasHandled(commandId))
                .<Outcome<Programme>>map(Done::of)
                .orElseGet(() -> Outcome.refused(Reason.ALREADY_EXISTS, "Programme '%s' exists already".formatted(id)));
    }

    /** Names of the district and the areas below it; clients show them instead of codes. */
    private List<AreaName> names(String district) {
        return Stream.concat(areas.byCode(district).stream(), areas.below(district).stream())
                .map(area -> new AreaName(area.code(), area.name()))
                .toList();
    }

    public Outcome<Programme> get(Caller caller, String programmeId) {
        return programmes
                .load(programmeId)
                .filter(stored -> sees(caller, stored.state()))
                .<Outcome<Programme>>map(Done::of)
                .orElseGet(() -> Outcome.notFound("programme", programmeId));
    }

    public List<StoredAggregate<Programme>> visible(Caller caller) {
        return programmes.all().stream()
                .filter(stored -> sees(caller, stored.state()))
                .toList();
    }

    /** A caller sees the programme of a district that covers, or is covered by, one of their areas. */
    public static boolean sees(Caller caller, Programme programme) {
        return caller.administers(programme.area()) || caller.overlaps(programme.area());
    }
}
