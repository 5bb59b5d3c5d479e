package city.renewal.project.domain.ledger;

/** The values by which the template's unedited example is recognised. */
public final class LedgerExample {
    public static final String PROJECT_ID = "SL-001";
    public static final String PROJECT_NAME = "（示例）某小区老旧住宅整治";
    public static final int FINISH_MONTH = 11;
    public static final int FINISH_DAY = 30;

    private LedgerExample() {}
}
