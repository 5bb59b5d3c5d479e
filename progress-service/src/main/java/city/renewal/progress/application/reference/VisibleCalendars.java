package city.renewal.progress.application.reference;

import city.renewal.progress.domain.reference.Programme;
import city.renewal.schedule.Calendars;
import city.renewal.starter.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The calendars that a caller may use in a preview. Invisible calendars, and exceptions of invisible programmes, are
 * treated as if they did not exist.
 */
public final class VisibleCalendars {
    private final ReferenceData referenceData;

    public VisibleCalendars(ReferenceData referenceData) {
        this.referenceData = referenceData;
    }

    /** @param programme the programme whose exceptions are applied to all calendars; null: none */
    public Calendars of(Caller caller, @Nullable String programme, @Nullable String headquarters) {
        var book = referenceData.calendars().current();
        var calendars = programme == null || !seesProgramme(caller, programme)
                ? book.calendars().forEverybody()
                : book.calendars().forProject(programme, headquarters);
        return calendars.only(id -> sees(caller, book.owners().get(id)));
    }

    private boolean sees(Caller caller, ReferenceCalendars.@Nullable Scope owner) {
        if (owner == null || caller.administersEverywhere()) {
            return true;
        }
        if (owner.areas().isEmpty()) {
            return owner.programme() == null || seesProgramme(caller, owner.programme());
        }
        return owner.areas().stream().anyMatch(caller::overlaps);
    }

    private boolean seesProgramme(Caller caller, String programmeId) {
        return caller.administersEverywhere()
                || referenceData
                        .programmes()
                        .find(programmeId)
                        .map(Programme::area)
                        .filter(caller::overlaps)
                        .isPresent();
    }
}
