package city.renewal.progress.domain.state;

/**
 * The fact that last changed a row.
 *
 * @param id its {@code ce_id}
 * @param sequence its number within its source
 */
public record LastEvent(String id, long sequence) {}
