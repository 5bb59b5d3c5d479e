package city.renewal.notification.adapter.web.directory;

import city.renewal.notification.application.directory.Reachability;
import java.util.List;

/**
 * Whether a person can be reached beside their inbox.
 *
 * @param emailConfirmed whether there is an e-mail address, and messages go there
 * @param mobileConfirmed whether there is a mobile number, and messages go there
 */
record ReachabilityRow(
        String personId, String name, List<String> units, boolean emailConfirmed, boolean mobileConfirmed) {
    static ReachabilityRow of(Reachability.PersonReachability reached) {
        var person = reached.person();
        return new ReachabilityRow(
                person.personId(), person.name(), person.units(), reached.emailConfirmed(), reached.mobileConfirmed());
    }
}
