package city.renewal.notification.adapter.web.directory;

import city.renewal.notification.adapter.web.StaleRules;
import city.renewal.notification.application.directory.AdministratorRights;
import city.renewal.notification.application.directory.Contacts;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How people are reached: their own business, and that of an administrator of their units' areas. */
@RestController
@RequestMapping("/api/v1/contacts/{personId}")
class ContactController {
    private final Contacts contacts;
    private final AdministratorRights rights;

    ContactController(Contacts contacts, AdministratorRights rights) {
        this.contacts = contacts;
        this.rights = rights;
    }

    @GetMapping
    @Allow({Role.ADMIN, Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER})
    ResponseEntity<ContactRow> getContact(@PathVariable String personId, Caller caller) {
        refuseOthers(personId, caller);
        var kept = contacts.load(personId);
        if (kept.contact() == null) {
            throw Problem.notFound("contact", personId);
        }
        return ResponseEntity.ok().eTag(Etags.of(kept.version())).body(ContactRow.of(kept.contact()));
    }

    /**
     * The first needs no If-Match, each further one the ETag that it was made from. An address that an administrator writes
     * is confirmed; one that its owner writes is used once it is.
     */
    @PutMapping
    @Allow({Role.ADMIN, Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER})
    ResponseEntity<ContactRow> replaceContact(
            @PathVariable String personId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ContactBody body,
            Caller caller) {
        refuseOthers(personId, caller);
        var written = body.read(personId);
        var kept = contacts.load(personId);
        var version = kept.version();
        var contact = rights.administers(caller, personId) ? written : written.writtenOver(kept.contact());
        var read = version == 0 && ifMatch == null ? null : Etags.required(ifMatch);
        if ((read != null && read != version) || !contacts.save(contact, version)) {
            throw StaleRules.problem(version);
        }
        return ResponseEntity.ok().eTag(Etags.of(version + 1)).body(ContactRow.of(contact));
    }

    private void refuseOthers(String personId, Caller caller) {
        if (!caller.personId().equals(personId) && !rights.administers(caller, personId)) {
            throw Problem.notFound("contact", personId);
        }
    }
}
