package city.renewal.notification.adapter.web;

import city.renewal.notification.application.Contacts;
import city.renewal.notification.domain.rules.Contact;
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

/** How people are reached: their own business, and an administrator's. */
@RestController
@RequestMapping("/api/v1/contacts/{personId}")
class ContactController {
    private final Contacts contacts;

    ContactController(Contacts contacts) {
        this.contacts = contacts;
    }

    @GetMapping
    @Allow({Role.ADMIN, Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER})
    ResponseEntity<Contact> getContact(@PathVariable String personId, Caller caller) {
        refuseOthers(personId, caller);
        var kept = contacts.load(personId);
        if (kept.contact() == null) {
            throw Problem.notFound("contact", personId);
        }
        return ResponseEntity.ok().eTag(Etags.of(kept.version())).body(kept.contact());
    }

    /** The first needs no If-Match, each further one the ETag that it was made from. */
    @PutMapping
    @Allow({Role.ADMIN, Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER})
    ResponseEntity<Contact> replaceContact(
            @PathVariable String personId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ContactBody body,
            Caller caller) {
        refuseOthers(personId, caller);
        var contact = body.read(personId);
        var version = contacts.load(personId).version();
        var read = version == 0 && ifMatch == null ? null : Etags.required(ifMatch);
        if ((read != null && read != version) || !contacts.save(contact, version)) {
            throw StaleRules.problem(version);
        }
        return ResponseEntity.ok().eTag(Etags.of(version + 1)).body(contact);
    }

    private static void refuseOthers(String personId, Caller caller) {
        if (!caller.is(Role.ADMIN) && !caller.personId().equals(personId)) {
            throw Problem.notFound("contact", personId);
        }
    }
}
