package city.renewal.project.adapter.web.citizen;

import city.renewal.events.Location;
import city.renewal.project.application.citizen.SubmitCitizenReport.Submission;
import city.renewal.project.domain.citizen.CitizenService;
import city.renewal.project.domain.citizen.PersonalPart;
import city.renewal.starter.web.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates a citizen's submission. */
final class GeoReportSubmission {
    private static final int MAX_DESCRIPTION = 4_000;
    private static final int MAX_LINE = 300;
    private static final int MAX_URL = 2_000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,17})?");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]{1,100}@[^\\s@<>]{1,150}");
    private static final Pattern AREA = Pattern.compile("[0-9]{6}|[0-9]{9}|[0-9]{12}");

    private final GeoReportParameters given;
    private final Violations check = new Violations();

    private GeoReportSubmission(GeoReportParameters given) {
        this.given = given;
    }

    /**
     * @return the report without its photos
     * @throws GeoReportRefusal 404 if the service does not exist
     * @throws city.renewal.starter.web.Problem that lists all other violations
     */
    static Submission of(GeoReportParameters given, String client) {
        var code = given.get("service_code");
        if (code == null) {
            throw GeoReportRefusal.invalid("service_code: must be given");
        }
        var service = CitizenService.of(code)
                .orElseThrow(() -> GeoReportRefusal.notFound("service_code: there is no such service"));
        return new GeoReportSubmission(given).submission(service, client);
    }

    private Submission submission(CitizenService service, String client) {
        var location = location();
        var address = line("address_string");
        var addressId = line("address_id");
        check.check(
                given.get("lat") != null || given.get("long") != null || address != null || addressId != null,
                "lat",
                "must be given with long, or else address_string or address_id");
        var personal = new PersonalPart(
                description(),
                address,
                addressId,
                line("first_name"),
                line("last_name"),
                email(),
                line("phone"),
                line("device_id"),
                line("account_id"),
                mediaUrl());
        var area = area();
        check.refuse();
        return new Submission(service, area, location, personal, List.of(), client);
    }

    private @Nullable Location location() {
        var latitude = degrees("lat", 90);
        var longitude = degrees("long", 180);
        check.check((given.get("lat") == null) == (given.get("long") == null), "long", "must be given with lat");
        return latitude == null || longitude == null ? null : new Location(longitude, latitude);
    }

    private @Nullable Double degrees(String name, int most) {
        var text = given.get(name);
        if (text == null) {
            return null;
        }
        if (!NUMBER.matcher(text).matches() || Math.abs(Double.parseDouble(text)) > most) {
            check.add(name, "must be a number of degrees from -%d to %d".formatted(most, most));
            return null;
        }
        return Double.valueOf(text);
    }

    private String description() {
        var text = given.get("description");
        return text == null ? "" : check.note("description", text, MAX_DESCRIPTION);
    }

    private @Nullable String line(String name) {
        var text = given.get(name);
        return text == null ? null : check.text(name, text, MAX_LINE);
    }

    private @Nullable String email() {
        var text = line("email");
        check.check(text == null || EMAIL.matcher(text).matches(), "email", "must be an e-mail address");
        return text;
    }

    /** A URL that a moderator may open; the platform itself never opens it. */
    private @Nullable String mediaUrl() {
        var text = given.get("media_url");
        if (text == null) {
            return null;
        }
        check.check(isWebAddress(check.text("media_url", text, MAX_URL)), "media_url", "must be an http(s) address");
        return text;
    }

    private static boolean isWebAddress(String text) {
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * The area attribute, or a jurisdiction that is an area; other jurisdictions are ignored, because there is only
     * one.
     */
    private @Nullable String area() {
        var attribute = given.attribute(GeoReport.AREA);
        if (attribute != null) {
            check.check(
                    AREA.matcher(attribute).matches(),
                    "attribute[%s]".formatted(GeoReport.AREA),
                    "must be a code of the area tree: 6, 9 or 12 digits");
            return attribute;
        }
        var jurisdiction = given.get("jurisdiction_id");
        return jurisdiction != null && AREA.matcher(jurisdiction).matches() ? jurisdiction : null;
    }
}
