package city.renewal.project.domain.report;

/** Whether a report counts for its node. */
public enum CountingStatus {
    /** It is one of the node's observations. */
    COUNTED,
    /** Its node is unknown so far: it is shown, and decided on once the node appears. */
    HELD,
    /** Its node appeared, and the reporter had no right to report on it: it is shown and never counts. */
    SET_ASIDE
}
