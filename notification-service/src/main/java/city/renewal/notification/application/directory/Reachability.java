package city.renewal.notification.application.directory;

import city.renewal.events.Person;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Address;
import city.renewal.starter.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists by which addresses, besides the inbox, an administrator's active people can be reached. */
public final class Reachability {
    private static final int BATCH = 500;

    /** A person, and which of their addresses are confirmed. */
    public record PersonReachability(Person person, boolean emailConfirmed, boolean mobileConfirmed) {
        boolean hasConfirmedAddress() {
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
    public List<PersonReachability> find(Caller caller, @Nullable Boolean confirmed, String after, int limit) {
        var found = new ArrayList<PersonReachability>();
        var from = after;
        for (var batch = directory.active(from, BATCH); !batch.isEmpty(); batch = directory.active(from, BATCH)) {
            from = batch.getLast().personId();
            reached(rights.administered(caller, batch)).stream()
                    .filter(each -> confirmed == null || each.hasConfirmedAddress() == confirmed)
                    .forEach(found::add);
            if (found.size() >= limit || batch.size() < BATCH) {
                break;
            }
        }
        return found.stream().limit(limit).toList();
    }

    private List<PersonReachability> reached(List<Person> people) {
        var byPerson = contacts.loadAll(people.stream().map(Person::personId).toList()).stream()
                .collect(Collectors.toMap(Contact::personId, Function.identity()));
        return people.stream()
                .map(person -> reached(person, byPerson.get(person.personId())))
                .toList();
    }

    private static PersonReachability reached(Person person, @Nullable Contact contact) {
        return new PersonReachability(
                person,
                contact != null && contact.isConfirmed(Address.EMAIL),
                contact != null && contact.isConfirmed(Address.MOBILE));
    }
}
