package city.renewal.notification.application.dispatch;

import city.renewal.events.DirectoryEvent.PersonRecorded;
import city.renewal.events.DirectoryEvent.UnitRecorded;
import city.renewal.events.Envelope;
import city.renewal.events.Person;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.directory.Directory.RecordedPerson;
import city.renewal.notification.application.directory.UnitAreas;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Keeps this service's copy of the directory, and has the open alerts of changed people reviewed. Offsets are committed
 * after that; repeated facts lead to repeated reviews, which change nothing.
 */
public final class FollowDirectory {
    private final Directory directory;
    private final UnitAreas unitAreas;
    private final ReviewAlerts alerts;

    public FollowDirectory(Directory directory, UnitAreas unitAreas, ReviewAlerts alerts) {
        this.directory = directory;
        this.unitAreas = unitAreas;
        this.alerts = alerts;
    }

    public void follow(List<Envelope<?>> facts) {
        var recorded = new ArrayList<RecordedPerson>();
        var recordedUnits = new ArrayList<UnitAreas.RecordedUnitArea>();
        for (var fact : facts) {
            if (fact.event() instanceof PersonRecorded(var person, var _, var _)) {
                recorded.add(new RecordedPerson(person, fact.sequence()));
            } else if (fact.event() instanceof UnitRecorded(var unit, var _, var _)) {
                recordedUnits.add(new UnitAreas.RecordedUnitArea(unit.unitId(), unit.area(), fact.sequence()));
            }
        }
        unitAreas.keepAll(recordedUnits);
        if (recorded.isEmpty()) {
            return;
        }
        var people = recorded.stream()
                .map(RecordedPerson::person)
                .map(Person::personId)
                .distinct()
                .toList();
        var units = new HashSet<String>();
        directory.people(people).forEach(before -> units.addAll(before.units()));
        directory.keepAll(recorded);
        recorded.forEach(each -> units.addAll(each.person().units()));
        alerts.ofPeople(people, units);
    }
}
