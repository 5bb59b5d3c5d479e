package city.renewal.progress.application;

import city.renewal.progress.domain.Programme;
import city.renewal.schedule.Calendars;
import city.renewal.starter.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The calendars that somebody may name in a preview. One that they may not see, and the exceptions of a programme that they may
 * not see, are as if they did not exist.
 */
public final class SeenCalendars {
    private final Copies copies;

    public SeenCalendars(Copies copies) {
        this.copies = copies;
    }

    /** @param programme whose exceptions are laid over all of them; null: nobody's */
    public Calendars of(Caller caller, @Nullable String programme, @Nullable String headquarters) {
        var book = copies.calendars().current();
        var calendars = programme == null || !seesProgramme(caller, programme)
                ? book.calendars().forEverybody()
                : book.calendars().forProject(programme, headquarters);
        return calendars.only(id -> sees(caller, book.owners().get(id)));
    }

    private boolean sees(Caller caller, CalendarCopies.@Nullable Owner owner) {
        if (owner == null || caller.administersEverywhere()) {
            return true;
        }
        if (owner.areas().isEmpty()) {
            return owner.programme() == null || seesProgramme(caller, owner.programme());
        }
        return owner.areas().stream().anyMatch(area -> touches(caller, area));
    }

    private boolean seesProgramme(Caller caller, String programmeId) {
        return caller.administersEverywhere()
                || copies.programmes()
                        .find(programmeId)
                        .map(Programme::area)
                        .filter(area -> touches(caller, area))
                        .isPresent();
    }

    /** One of the caller's areas covers it or lies in it. */
    private static boolean touches(Caller caller, String area) {
        return caller.covers(area) || caller.areas().stream().anyMatch(mine -> mine.startsWith(area));
    }
}
