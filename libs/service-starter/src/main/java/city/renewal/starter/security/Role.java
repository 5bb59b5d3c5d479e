package city.renewal.starter.security;

/** The roles that a token may carry in its {@code roles} claim. */
public enum Role {
    COMMANDER,
    LEADER,
    SUPERVISOR,
    UNIT,
    OWNER,
    REPORTER,
    INTEGRATION,
    ADMIN,
    /** Reads the audit trail, and original photos as evidence; nothing else. */
    AUDITOR
}
