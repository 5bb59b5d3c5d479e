package city.renewal.project.application.citizen;

import city.renewal.events.Location;
import city.renewal.project.domain.citizen.CitizenReport;
import city.renewal.project.domain.citizen.CitizenService;
import city.renewal.project.domain.citizen.PersonalPart;
import city.renewal.starter.aggregate.Change;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores a citizen's report. The same report from the same device (or, without a device, from the same address) within
 * ten to twenty minutes of real time is a retry: it is stored once, and each retry gets the same token.
 */
public final class SubmitCitizenReport {
    private static final Duration SLOT = Duration.ofMinutes(10);

    private final CitizenReports reports;
    private final CitizenTokens tokens;
    private final CitizenPhotoUses photos;
    private final InstantSource clock;
    private final InstantSource real;

    /**
     * @param clock the platform's clock, which dates the report
     * @param real real time, which tells a retry from a second report
     */
    public SubmitCitizenReport(
            CitizenReports reports,
            CitizenTokens tokens,
            CitizenPhotoUses photos,
            InstantSource clock,
            InstantSource real) {
        this.reports = reports;
        this.tokens = tokens;
        this.photos = photos;
        this.clock = clock;
        this.real = real;
    }

    /**
     * A citizen's submission.
     *
     * @param area code of the area tree; null: not stated
     * @param client network address of the sender; used to recognise a retry, and not stored
     */
    public record Submission(
            CitizenService service,
            @Nullable String area,
            @Nullable Location location,
            PersonalPart personal,
            List<String> photos,
            String client) {
        public Submission {
            photos = List.copyOf(photos);
        }

        /** @param stored SHA-256 of stored photos */
        public Submission with(List<String> stored) {
            return new Submission(service, area, location, personal, stored, client);
        }

        /** All fields, each with its length in front, so that different reports never have the same content. */
        private String content() {
            var person = personal;
            return Stream.of(
                            service.code(),
                            area,
                            location == null ? null : location.latitude() + "," + location.longitude(),
                            person.description(),
                            person.address(),
                            person.addressId(),
                            person.firstName(),
                            person.lastName(),
                            person.email(),
                            person.phone(),
                            person.accountId(),
                            person.mediaUrl(),
                            String.join(",", photos),
                            Objects.requireNonNullElse(person.deviceId(), client))
                    .map(part -> part == null ? "-" : part.length() + ":" + part)
                    .collect(Collectors.joining(";"));
        }
    }

    /** @return the token with which the citizen queries the state */
    public String submit(Submission submission) {
        var content = submission.content();
        var slot = real.instant().getEpochSecond() / SLOT.toSeconds();
        var before = tokens.token(slot - 1 + ";" + content);
        if (reports.load(id(before)).isPresent()) {
            return before;
        }
        var token = tokens.token(slot + ";" + content);
        var id = id(token);
        var report = CitizenReport.submitted(
                id,
                submission.service(),
                submission.area(),
                submission.location(),
                clock.instant(),
                submission.personal(),
                submission.photos());
        photos.use(report.photos(), id, report.area());
        // An existing report with this id is the same submission.
        reports.create(id, new Change<>(report, List.of(), null));
        return token;
    }

    private static String id(String token) {
        return CitizenTokens.reportId(token).orElseThrow();
    }
}
