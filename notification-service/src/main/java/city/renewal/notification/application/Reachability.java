package city.renewal.notification.application;

import city.renewal.events.Person;
import city.renewal.notification.domain.rules.Contact;
import city.renewal.notification.domain.rules.Contact.Address;
import city.renewal.starter.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the active people whom an administrator administers can be reached beside their inbox. */
public final class Reachability {
    private static final int BATCH = 500;

    /** A person, and which of their addresses messages go to. */
    public record Reached(Person person, boolean emailConfirmed, boolean mobileConfirmed) {
        boolean isOutside() {
            return emailConfirmed || mobileConfirmed;
        }
    }

    private final Directory directory;
    private final Contacts contacts;
    private final AdministratorRights rights;

    public Reachability(Directory directory, Contacts contacts, AdministratorRights rights) {
        this.directory = directory;
        this.contacts = contacts;
        this.rights = rights;
    }

    /**
     * By person id.
     *
     * @param confirmed whether they have a confirmed address; null: with one or without
     * @param after the last person id that was seen; empty: from the first
     */
    public List<Reached> find(Caller caller, @Nullable Boolean confirmed, String after, int limit) {
        var found = new ArrayList<Reached>();
        var from = after;
        for (var batch = directory.active(from, BATCH); !batch.isEmpty(); batch = directory.active(from, BATCH)) {
            from = batch.getLast().personId();
            reached(rights.administered(caller, batch)).stream()
                    .filter(each -> confirmed == null || each.isOutside() == confirmed)
                    .forEach(found::add);
            if (found.size() >= limit || batch.size() < BATCH) {
                break;
            }
        }
        return found.stream().limit(limit).toList();
    }

    private List<Reached> reached(List<Person> people) {
        var byPerson = contacts.loadAll(people.stream().map(Person::personId).toList()).stream()
                .collect(Collectors.toMap(Contact::personId, Function.identity()));
        return people.stream()
                .map(person -> reached(person, byPerson.get(person.personId())))
                .toList();
    }

    private static Reached reached(Person person, @Nullable Contact contact) {
        return new Reached(
                person,
                contact != null && contact.isConfirmed(Address.EMAIL),
                contact != null && contact.isConfirmed(Address.MOBILE));
    }
}
