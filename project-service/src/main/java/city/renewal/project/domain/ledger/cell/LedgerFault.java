package city.renewal.project.domain.ledger.cell;

/** The kinds of fault of a ledger. The names are stable: clients may translate or count them. */
public enum LedgerFault {
    /** The file is not a readable spreadsheet, or it is damaged. */
    NOT_A_WORKBOOK,
    /** The file, or its unpacked content, is too large. */
    TOO_LARGE,
    TOO_MANY_ROWS,
    TOO_MANY_COLUMNS,
    /** None of the first rows has the ledger's headers. */
    HEADER_NOT_FOUND,
    MISSING_COLUMN,
    DUPLICATE_COLUMN,
    /** The sheet has headers but no project. */
    EMPTY_LEDGER,
    MISSING_VALUE,
    /** A formula's error such as {@code #REF!}, or a formula that was never calculated. */
    ERROR_CELL,
    /** The cell's format displays another number than the cell holds, or only a part of a date. */
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
    /** One id has two names, in the ledger or in the directory. */
    INCONSISTENT_NAME,
    /** A name or an id that matches no active person of the directory. */
    UNKNOWN_PERSON,
    /** A name that matches several people of the directory. */
    AMBIGUOUS_PERSON,
    /** A name or an id that matches no unit of the directory. */
    UNKNOWN_RESPONSIBLE_UNIT,
    /** A name that matches several units of the directory. */
    AMBIGUOUS_RESPONSIBLE_UNIT,
    /** A city task that the programme doesn't have. */
    UNKNOWN_CITY_TASK,
    PLANNED_ABOVE_TOTAL,
    DUE_AFTER_FINISH,
    COMPLETED_BEFORE_START,
    /** An actual date or month lies in the future. */
    IN_FUTURE,
    /** A node's completion lies before the start of its project. */
    COMPLETED_BEFORE_PROJECT,
    PROGRESS_CONTRADICTS_COMPLETION,
    UNKNOWN_PREDECESSOR,
    CYCLE,
    TOO_MANY_NODES,
    /** The project's code exists already. */
    KNOWN_PROJECT,
    /** The project was taken out of its programme. */
    WITHDRAWN_PROJECT,
    /** The sender may not change projects of this area. */
    NOT_PERMITTED,
    /** A corrected ledger changes a due date. */
    DATE_CHANGED,
    /** A corrected ledger contradicts a verified completion. */
    COMPLETION_CHANGED,
    /** A corrected ledger changes the inputs of an overdue node's due date, or its required evidence. */
    OVERDUE_NODE,
    /** The plan that the rows describe is invalid. */
    BAD_PLAN
}
