package city.renewal.project.domain.project;

/** Why a command is refused. Names are stable: clients see them as problem types. */
public enum Reason {
    INVALID,
    WARNINGS_NOT_ACCEPTED,
    NOT_FOUND,
    FORBIDDEN,
    ALREADY_EXISTS,
    STALE_VERSION,
    UNKNOWN_NODE,
    NODE_ALREADY_DONE,
    NODE_ALREADY_CLAIMED,
    NODE_NOT_CLAIMED,
    NODE_ALREADY_SIGNED,
    SELF_VERIFICATION,
    NOT_THE_PERSON_NAMED,
    EXTENSION_PENDING,
    EXTENSION_ALREADY_DECIDED,
    SELF_DECISION,
    SUSPENSION_ALREADY_ENDED,
    PROJECT_WITHDRAWN,
    PRECONDITION_REQUIRED
}
