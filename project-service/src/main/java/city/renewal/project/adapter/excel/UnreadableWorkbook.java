package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.cell.LedgerFault;
import javax.xml.stream.XMLStreamException;

/**
 * Aborts reading a file that is not a spreadsheet or exceeds a limit. It never leaves this package: the public methods
 * turn it into a refusal.
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
                "文件不是有效的 .xlsx、.xls 或 .csv 表格，或已损坏",
                "Expected a spreadsheet (.xlsx, .xls or .csv), but the file is none or is damaged");
    }

    /** A file of a known but unsupported kind. */
    static UnreadableWorkbook isA(String chinese, String english) {
        return new UnreadableWorkbook(
                LedgerFault.NOT_A_WORKBOOK,
                "文件是%s，请另存为 .xlsx、.xls 或 .csv 表格后再上传".formatted(chinese),
                "Expected a spreadsheet (.xlsx, .xls or .csv), but the file is %s".formatted(english));
    }

    static UnreadableWorkbook encrypted() {
        return new UnreadableWorkbook(
                LedgerFault.NOT_A_WORKBOOK,
                "工作簿加了密码，请取消密码后再上传",
                "Expected a workbook without a password, but this one is encrypted");
    }

    static UnreadableWorkbook tooLarge() {
        return new UnreadableWorkbook(
                LedgerFault.TOO_LARGE,
                "文件（或解压后的内容）过大，不像一本台账",
                "Expected a ledger, but the file or what it unpacks to is too large for one");
    }

    /** The cause of a parse error: too much was unpacked, or the file is damaged. */
    static UnreadableWorkbook of(XMLStreamException e) {
        return e.getNestedException() instanceof BoundedInput.LimitReached ? tooLarge() : damaged();
    }

    /** @param most the limit that was exceeded */
    static UnreadableWorkbook tooMany(String chinese, String english, int most) {
        return new UnreadableWorkbook(
                LedgerFault.TOO_LARGE,
                "文件中的%s超过 %,d 个，不像一本台账".formatted(chinese, most),
                "Expected at most %,d %s".formatted(most, english));
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
