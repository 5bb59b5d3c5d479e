package city.renewal.notification.adapter.web.directory;

import city.renewal.notification.application.confirmation.ConfirmAddress;
import city.renewal.notification.application.confirmation.ConfirmAddress.Result;
import city.renewal.notification.application.directory.AdministratorRights;
import city.renewal.notification.domain.message.ConfirmationCodes;
import city.renewal.notification.domain.message.Contact.Address;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violations;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Confirms the addresses of a contact: the owner with a code that is sent to the address, or an administrator. */
@RestController
@RequestMapping("/api/v1/contacts/{personId}")
class ConfirmationController {
    private static final int LONGEST_CODE = 20;

    private final ConfirmAddress confirm;
    private final AdministratorRights rights;

    ConfirmationController(ConfirmAddress confirm, AdministratorRights rights) {
        this.confirm = confirm;
        this.rights = rights;
    }

    /** When the code that was sent counts no more; real time. */
    record CodeSent(Instant expiresAt) {}

    /** The code that came by e-mail; an administrator needs none. It prints as nothing. */
    record ConfirmationBody(@Nullable String code) {
        @Override
        public String toString() {
            return "ConfirmationBody";
        }
    }

    /** Sends a code to the e-mail address, which its owner then confirms with. */
    @PostMapping("/email/code")
    @Allow({Role.ADMIN, Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER})
    ResponseEntity<CodeSent> sendConfirmationCode(@PathVariable String personId, Caller caller) {
        refuseOthers(personId, caller);
        return switch (confirm.sendCode(personId)) {
            case Result.Sent(var expiresAt) -> ResponseEntity.accepted().body(new CodeSent(expiresAt));
            case Result other -> throw refused(other, personId);
        };
    }

    /** With the code that came by e-mail; an administrator confirms without one. */
    @PostMapping("/email/confirmation")
    @Allow({Role.ADMIN, Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER})
    ResponseEntity<ContactRow> confirmEmail(
            @PathVariable String personId,
            @RequestBody(required = false) @Nullable ConfirmationBody body,
            Caller caller) {
        refuseOthers(personId, caller);
        if (rights.administers(caller, personId)) {
            return confirmed(confirm.confirm(personId, Address.EMAIL), personId);
        }
        var violations = new Violations();
        var code = violations.text("code", body == null ? null : body.code(), LONGEST_CODE);
        violations.refuse();
        return confirmed(confirm.confirm(personId, code.strip()), personId);
    }

    /** An administrator has made sure that the number is the person's. */
    @PostMapping("/mobile/confirmation")
    @Allow(Role.ADMIN)
    ResponseEntity<ContactRow> confirmMobile(@PathVariable String personId, Caller caller) {
        if (!rights.administers(caller, personId)) {
            throw Problem.notFound("contact", personId);
        }
        return confirmed(confirm.confirm(personId, Address.MOBILE), personId);
    }

    private static ResponseEntity<ContactRow> confirmed(Result answer, String personId) {
        return switch (answer) {
            case Result.Confirmed(var contact, var version) ->
                ResponseEntity.ok().eTag(Etags.of(version)).body(ContactRow.of(contact));
            case Result other -> throw refused(other, personId);
        };
    }

    private static Problem refused(Result answer, String personId) {
        return switch (answer) {
            case Result.NoAddress() -> Problem.notFound("such address in contact", personId);
            case Result.AlreadyConfirmed() ->
                Problem.conflict("address-confirmed", "Expected an address that is not confirmed yet");
            case Result.NoMail() ->
                Problem.conflict("mail-not-set-up", "No mail server is set up: an administrator confirms the address");
            case Result.TooMany() ->
                new Problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-codes",
                        "Expected at most %d codes within an hour; wait, or ask an administrator"
                                .formatted(ConfirmationCodes.MOST_CODES),
                        List.of());
            case Result.NotSent() ->
                new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "mail-not-sent",
                        "The mail server did not take the code; check the address and try again",
                        List.of());
            case Result.NoCode() ->
                Problem.conflict(
                        "code-void",
                        "Expected a code that was sent within %d minutes and tried less than %d times; ask for another one"
                                .formatted(ConfirmationCodes.VALID.toMinutes(), ConfirmationCodes.MOST_TRIES));
            case Result.WrongCode(var left) ->
                Problem.invalid("code", "is not the code that was sent; %d tries are left".formatted(left));
            case Result.ConcurrentlyChanged() ->
                Problem.conflict("changed-meanwhile", "Somebody changed the contact in this moment; try again");
            case Result.Sent _, Result.Confirmed _ -> throw new IllegalStateException("Expected a refusal");
        };
    }

    private void refuseOthers(String personId, Caller caller) {
        if (!caller.personId().equals(personId) && !rights.administers(caller, personId)) {
            throw Problem.notFound("contact", personId);
        }
    }
}
