package city.renewal.project.domain.report;

/**
 * A photo of this report that shows the same picture as a photo of an earlier one.
 *
 * @param sha256 of this report's photo
 * @param reportId the report of the earlier observation
 * @param otherSha256 of its photo; equal to {@code sha256} when it is the same file
 */
public record ReusedPhoto(String sha256, String reportId, String otherSha256) {}
