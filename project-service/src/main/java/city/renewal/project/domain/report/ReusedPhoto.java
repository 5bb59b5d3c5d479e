package city.renewal.project.domain.report;

/**
 * A photo of this report with the same picture as a photo of an earlier report.
 *
 * @param sha256 hash of this report's photo
 * @param reportId the report of the earlier observation
 * @param otherSha256 hash of the earlier report's photo; equal to {@code sha256} if it is the same file
 */
public record ReusedPhoto(String sha256, String reportId, String otherSha256) {}
