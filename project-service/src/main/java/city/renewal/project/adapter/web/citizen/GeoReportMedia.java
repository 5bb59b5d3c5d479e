package city.renewal.project.adapter.web.citizen;

import city.renewal.project.application.citizen.CitizenPhotos;
import city.renewal.project.application.citizen.CitizenPhotos.Result;
import city.renewal.project.application.citizen.CitizenPhotos.UploadedFile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Photos in a citizen's multipart form, in parts named {@code media}. */
@Component
final class GeoReportMedia {
    private static final String PART = "media";
    private static final int MAX = 5;

    private final CitizenPhotos photos;

    GeoReportMedia(CitizenPhotos photos) {
        this.photos = photos;
    }

    /**
     * Stores the photos of a request.
     *
     * @return their SHA-256; empty if the request is not a multipart form
     * @throws GeoReportRefusal if one of them is not accepted
     */
    List<String> stored(HttpServletRequest request) throws IOException {
        if (!(request instanceof MultipartHttpServletRequest form)) {
            return List.of();
        }
        var files = form.getFiles(PART).stream().filter(file -> !file.isEmpty()).toList();
        if (files.size() > MAX) {
            throw GeoReportRefusal.invalid("media: at most %d photos are taken".formatted(MAX));
        }
        return switch (photos.store(files.stream().<UploadedFile>map(Part::new).toList())) {
            case Result.Stored(var sha256s) -> sha256s;
            case Result.Refused(var message) -> throw GeoReportRefusal.invalid("media: " + message);
        };
    }

    private record Part(MultipartFile file) implements UploadedFile {
        @Override
        public long bytes() {
            return file.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return file.getInputStream();
        }
    }
}
