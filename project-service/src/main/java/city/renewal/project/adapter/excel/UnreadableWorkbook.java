package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.LedgerFault;

/**
 * Ends the reading of a workbook that is none, or that is larger than any ledger. It never leaves this package: at the
 * door it becomes a refusal.
 */
final class UnreadableWorkbook extends Exception {

    private static final long serialVersionUID = 1L;

    private final LedgerFault fault;
    private final String chinese;

    UnreadableWorkbook(LedgerFault fault, String chinese, String english) {
        super(english);
        this.fault = fault;
        this.chinese = chinese;
    }

    static UnreadableWorkbook damaged() {
        return new UnreadableWorkbook(
                LedgerFault.NOT_A_WORKBOOK,
                "文件不是有效的 .xlsx 工作簿，或已损坏",
                "Expected an .xlsx workbook, but the file is none or is damaged");
    }

    static UnreadableWorkbook tooLarge() {
        return new UnreadableWorkbook(
                LedgerFault.TOO_LARGE,
                "文件（或解压后的内容）过大，不像一本台账",
                "Expected a ledger, but the file or what it unpacks to is too large for one");
    }

    LedgerFault fault() {
        return fault;
    }

    String chinese() {
        return chinese;
    }

    String english() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
