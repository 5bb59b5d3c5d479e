package city.renewal.project.domain.report;

/** Whether a report counts for its node. */
public enum CountingStatus {
    /** The report counts as an observation of the node. */
    COUNTED,
    /** Its node is unknown: the report is shown, and decided on when a plan has the node. */
    HELD,
    /** The reporter had no right to report on the node: the report is shown and never counts. */
    SET_ASIDE
}
