package city.renewal.project.domain.ledger;

/** The kinds of fault that a ledger is refused for. Stable: a client may translate or count by them. */
public enum LedgerFault {
    /** The file is no spreadsheet that can be read, or a damaged one. */
    NOT_A_WORKBOOK,
    /** The file, or what it unpacks to, is larger than any ledger. */
    TOO_LARGE,
    TOO_MANY_ROWS,
    TOO_MANY_COLUMNS,
    /** No row among the first ones carries the ledger's headers. */
    HEADER_NOT_FOUND,
    MISSING_COLUMN,
    DUPLICATE_COLUMN,
    /** Headers, but not one project. */
    EMPTY_LEDGER,
    MISSING_VALUE,
    /** A formula's error such as {@code #REF!}, or a formula that was never calculated. */
    ERROR_CELL,
    /** The cell's format shows another number than the cell holds, or only a part of a date. */
    MISLEADING_FORMAT,
    BAD_TEXT,
    BAD_NUMBER,
    BAD_MONEY,
    UNIT_MISSING,
    UNIT_UNKNOWN,
    BAD_DATE,
    BAD_PERCENT,
    BAD_CHOICE,
    BAD_PREDECESSOR,
    UNKNOWN_FIELD,
    UNKNOWN_HEADQUARTERS,
    UNKNOWN_AREA,
    DUPLICATE_PROJECT,
    DUPLICATE_NODE,
    /** A project's cell is repeated below its first row with another value. */
    INCONSISTENT_PROJECT,
    /** One id stands for two names, in the ledger or in the directory. */
    INCONSISTENT_NAME,
    /** A name or an id that fits no active person of the directory. */
    UNKNOWN_PERSON,
    /** A name that fits several people of the directory. */
    AMBIGUOUS_PERSON,
    /** A name or an id that fits no unit of the directory. */
    UNKNOWN_RESPONSIBLE_UNIT,
    /** A name that fits several units of the directory. */
    AMBIGUOUS_RESPONSIBLE_UNIT,
    /** A city task that the programme doesn't have. */
    UNKNOWN_CITY_TASK,
    PLANNED_ABOVE_TOTAL,
    DUE_AFTER_FINISH,
    COMPLETED_BEFORE_START,
    /** Something is said to have happened on a day, or in a month, that is still to come. */
    IN_FUTURE,
    /** A node is said to be done before its project can have begun. */
    COMPLETED_BEFORE_PROJECT,
    PROGRESS_CONTRADICTS_COMPLETION,
    UNKNOWN_PREDECESSOR,
    CYCLE,
    TOO_MANY_NODES,
    /** The project's code is taken. */
    KNOWN_PROJECT,
    /** The project was taken out of its programme. */
    WITHDRAWN_PROJECT,
    /** The sender may not change projects of this area. */
    NOT_PERMITTED,
    /** A corrected ledger has another date than the one that was promised. */
    DATE_CHANGED,
    /** A corrected ledger says something else of a completion than what was checked. */
    COMPLETION_CHANGED,
    /** What made the date of an overdue node, or what its completion demands, may not change. */
    OVERDUE_NODE,
    /** The plan that the rows make together can't be set. */
    BAD_PLAN
}
