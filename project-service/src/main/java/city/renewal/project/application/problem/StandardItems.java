package city.renewal.project.application.problem;

import city.renewal.project.domain.standard.AssessmentStandard;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Resolves a reference to an item of an assessment standard, such as {@code s1/2/3.1}; a reference without a version,
 * {@code s1/3.1}, means the latest version.
 */
final class StandardItems {
    private static final Pattern REFERENCE = Pattern.compile("([^/]+)/(?:([1-9][0-9]{0,6})/)?([^/]+)");

    private final AssessmentStandards standards;

    StandardItems(AssessmentStandards standards) {
        this.standards = standards;
    }

    /** @param reference as {@code standardId/version/item} */
    record ItemMatch(String reference, AssessmentStandard.Item item) {}

    /** Empty if the item does not exist or its standard does not apply to the area. */
    Optional<ItemMatch> find(String reference, String area) {
        var parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var version = parts.group(2);
        var standard = version == null
                ? standards.latest(parts.group(1))
                : standards.version(parts.group(1), Integer.parseInt(version));
        return standard.filter(found -> area.startsWith(found.area()))
                .flatMap(found -> found.item(parts.group(3))
                        .map(item -> new ItemMatch(
                                "%s/%d/%s".formatted(found.standardId(), found.version(), item.item()), item)));
    }
}
