package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.application.photo.PhotoSimilarity;
import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.project.application.photo.Photos;
import city.renewal.project.testing.Exif;
import city.renewal.project.testing.SamplePictures;
import city.renewal.starter.json.Json;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Photos over HTTP: uploads, access control, renditions, and signed URLs for browsers. */
class PhotosIT {
    private static RunningService service;
    private static PhotoPhone phone;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "photos-2023");
        ProgrammeFixture.project(service, "photos-2023", "pictured");
        phone = new PhotoPhone(service.uri(), demo("owner"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aPhotoInOneRequestIsStoredAndARetryChangesNothing() {
        var photo = SamplePictures.jpeg(1, 800, 600);
        var hash = SamplePictures.sha256(photo);

        var unknown = phone.head(hash);
        var first = phone.put(hash, photo);
        var again = phone.put(hash, photo);
        var head = phone.head(hash);

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.header("location")).isEqualTo("/api/v1/photos/" + hash);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-length")).isEqualTo("" + photo.length);
        assertThat(Json.lenient().readTree(first.bytes()).at("/width").asInt()).isEqualTo(800);
        assertThat(service.bean(Photos.class).find(hash)).hasValueSatisfying(stored -> {
            assertThat(stored.uploadedBy()).isEqualTo("p-owner");
            assertThat(stored.bytes()).isEqualTo(photo.length);
            assertThat(stored.mediaType()).isEqualTo("image/jpeg");
            assertThat(stored.perceptualHash()).isNotNull();
        });
    }

    @Test
    void piecesAreAnsweredWith308AndTheRangeThatIsHeldUntilTheLastOneIsThere() {
        var photo = SamplePictures.jpeg(SamplePictures.noise(2, 900, 700), 0.9f);
        var hash = SamplePictures.sha256(photo);
        var half = 300_001;
        assertThat(photo.length).isGreaterThan(500_000);

        var nothing = phone.question(hash, photo.length);
        var first = phone.piece(hash, photo, 0, half);
        var head = phone.head(hash);
        var asked = phone.question(hash, photo.length);
        var last = phone.piece(hash, photo, half, photo.length);
        var repeated = phone.piece(hash, photo, half, photo.length);

        assertThat(nothing.status()).isEqualTo(308);
        assertThat(nothing.header("range")).isEmpty();
        assertThat(List.of(first, head, asked)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(308);
            assertThat(answer.header("range")).isEqualTo("bytes=0-300000");
        });
        assertThat(last.status()).as(last.text()).isEqualTo(201);
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(original(hash)).isEqualTo(photo);
    }

    @Test
    void piecesOfOneByteAndPiecesAtTheEndsOfChunksMakeTheSamePhoto() {
        var photo = SamplePictures.jpeg(SamplePictures.noise(3, 900, 700), 0.9f);
        var hash = SamplePictures.sha256(photo);
        var chunk = 255 * 1024;
        var ends = new int[] {1, 2, chunk - 1, chunk, chunk + 1, 2 * chunk, photo.length - 1, photo.length};

        var from = 0;
        for (var end : ends) {
            var answer = phone.piece(hash, photo, from, end);
            assertThat(answer.status()).as("to %d: %s", end, answer.text()).isEqualTo(end == photo.length ? 201 : 308);
            from = end;
        }

        assertThat(original(hash)).isEqualTo(photo);
    }

    @Test
    void equalOverlapsAreAcceptedAndDifferentOnesGapsAndOtherTotalsAreRefused() {
        var photo = SamplePictures.jpeg(SamplePictures.noise(4, 900, 700), 0.9f);
        var hash = SamplePictures.sha256(photo);
        var other = photo.clone();
        other[350_000] ^= 1;

        var first = phone.piece(hash, photo, 0, 400_000);
        var gap = phone.piece(hash, photo, 400_001, photo.length);
        var disagreeing = phone.piece(hash, other, 300_000, photo.length);
        var otherTotal = phone.piece(hash, Arrays.copyOfRange(photo, 400_000, 500_000), 400_000, 500_000, 999_999);
        var within = phone.piece(hash, photo, 100, 200);
        var overlapping = phone.piece(hash, photo, 200_000, 450_000);
        var last = phone.piece(hash, photo, 10, photo.length);

        assertThat(first.status()).isEqualTo(308);
        assertThat(gap.status()).isEqualTo(416);
        assertThat(gap.text()).contains("urn:renewal:problem:gap", "\"held\":400000", "Content-Range");
        assertThat(disagreeing.status()).isEqualTo(409);
        assertThat(disagreeing.text()).contains("range-conflict");
        assertThat(otherTotal.status()).isEqualTo(409);
        assertThat(within.header("range")).isEqualTo("bytes=0-399999");
        assertThat(overlapping.header("range")).isEqualTo("bytes=0-449999");
        assertThat(last.status()).as(last.text()).isEqualTo(201);
        assertThat(original(hash)).isEqualTo(photo);
    }

    @Test
    void aRangeThatIsNoneOrContradictsItsBodyIsABadRequest() {
        var photo = SamplePictures.jpeg(5, 300, 200);
        var hash = SamplePictures.sha256(photo);

        for (var range : List.of(
                "bytes 0-9",
                "bytes 9-0/100",
                "bytes 0-100/100",
                "bytes -1-9/100",
                "bytes 0-9/*",
                "items 0-9/100",
                "bytes 0-9/99999999999999999999",
                "bytes 0-99/100",
                "bytes=0-9/100",
                "")) {
            var answer = phone.put(hash, BodyPublishers.ofByteArray(new byte[10]), Map.of("content-range", range));
            assertThat(answer.status()).as("%s: %s", range, answer.text()).isEqualTo(400);
            assertThat(answer.text()).as(range).contains("\"violations\":[{");
        }
        assertThat(phone.head(hash).status()).isEqualTo(404);
    }

    @Test
    void aWrongHashIsRefusedAndNothingIsStored() {
        var photo = SamplePictures.jpeg(6, 300, 200);
        var wrong = SamplePictures.sha256(new byte[] {1});

        var refused = phone.put(wrong, photo);
        var inPieces = phone.piece(wrong, photo, 0, 100);
        var last = phone.piece(wrong, photo, 100, photo.length);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("urn:renewal:problem:hash-mismatch", "HASH_MISMATCH");
        assertThat(inPieces.status()).isEqualTo(308);
        assertThat(last.status()).isEqualTo(422);
        assertThat(phone.head(wrong).status()).isEqualTo(404);
        assertThat(phone.photo(wrong).status()).isEqualTo(404);
    }

    @Test
    void otherBytesUnderAStoredPhotosHashAreRefusedAndThePhotoStays() {
        var photo = SamplePictures.jpeg(7, 300, 200);
        var hash = SamplePictures.sha256(photo);
        phone.put(hash, photo);

        var refused = phone.put(hash, SamplePictures.jpeg(8, 300, 200));
        var sameLength = photo.clone();
        sameLength[200] ^= 1;
        var changed = phone.put(hash, sameLength);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.text()).contains("hash-mismatch");
        assertThat(original(hash)).isEqualTo(photo);
    }

    @Test
    void aPhotoIsNamedByItsHashAndByNothingElse() {
        for (var name : List.of(
                "photo.jpg", "ABCDEF", "0".repeat(63), "A".repeat(64), "g".repeat(64), "..", "%2e%2e%2fetc", "a%00b")) {
            var answer = phone.put(name, new byte[] {1});
            assertThat(answer.status()).as(name).isIn(400, 404, 405);
            assertThat(phone.photo(name).status()).as(name).isIn(400, 404, 405);
        }
        assertThat(phone.put("photo.jpg", new byte[] {1}).status()).isEqualTo(400);
        assertThat(phone.photo("A".repeat(64)).status()).isEqualTo(400);
    }

    @Test
    void anEmptyPhotoAndOneOfMoreThan20MegabytesAreRefused() {
        var hash = SamplePictures.sha256(new byte[0]);

        var empty = phone.put(hash, new byte[0]);
        var emptyOfUnknownLength =
                phone.put(hash, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0])), Map.of());
        var announced = phone.piece(hash, new byte[10], 0, 10, (20 << 20) + 1);
        var chunked = phone.put(
                hash, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[(20 << 20) + 1])), Map.of());

        assertThat(empty.status()).isEqualTo(422);
        assertThat(emptyOfUnknownLength.status()).isEqualTo(400);
        assertThat(announced.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(announced.text()).contains("too-large");
    }

    @Test
    void aPhotoOfUnknownLengthIsStored() {
        var photo = SamplePictures.png(SamplePictures.scene(9, 320, 240));
        var hash = SamplePictures.sha256(photo);

        var answer = phone.put(
                hash,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(photo)),
                Map.of("content-type", "text/plain"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.text()).contains("image/png");
    }

    @Test
    void renditionsAreUprightWithoutMetadataAndFitTheScreen() throws IOException {
        var exif = new Exif()
                .turned(6)
                .takenAt("2023:06:29 17:30:00")
                .at(120.4, 36.1)
                .tiff();
        var photo = SamplePictures.withExif(SamplePictures.jpeg(10, 3000, 1500), exif);
        var hash = SamplePictures.sha256(photo);

        var stored = phone.put(hash, photo);
        var shown = phone.photo(hash);
        var thumbnail = phone.get(PhotoPhone.path(hash) + "/thumbnail");

        var body = Json.lenient().readTree(stored.bytes());
        assertThat(Instant.parse(body.at("/takenAt").asString())).isEqualTo("2023-06-29T09:30:00Z");
        assertThat(body.at("/location/longitude").asDouble()).isEqualTo(120.4);
        assertThat(body.at("/location/latitude").asDouble()).isEqualTo(36.1);
        var picture = ImageIO.read(new ByteArrayInputStream(shown.bytes()));
        assertThat(shown.header("content-type")).isEqualTo("image/jpeg");
        assertThat(picture.getWidth()).isEqualTo(1024);
        assertThat(picture.getHeight()).isEqualTo(2048);
        assertThat(new String(shown.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
        assertThat(small.getHeight()).isEqualTo(320);
        assertThat(small.getWidth()).isEqualTo(160);
        assertThat(List.of(shown, thumbnail)).allSatisfy(answer -> {
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("content-security-policy")).contains("sandbox");
            assertThat(answer.header("cache-control")).contains("private");
        });
        var unchanged = phone.send(
                "GET", PhotoPhone.path(hash), BodyPublishers.noBody(), Map.of("if-none-match", shown.header("etag")));
        assertThat(unchanged.status()).isEqualTo(304);
    }

    @Test
    void originalBytesGoToSupervisorsAndAuditorsOfTheAreaAsAnAttachment() {
        var photo = SamplePictures.jpeg(11, 300, 200);
        var hash = SamplePictures.sha256(photo);
        phone.put(hash, photo);
        use(hash, "r-original", "pictured");

        for (var user : List.of("supervisor", "auditor")) {
            var given = new PhotoPhone(service.uri(), demo(user)).get(PhotoPhone.path(hash) + "?original=true");
            assertThat(given.bytes()).as(user).isEqualTo(photo);
            assertThat(given.header("content-disposition")).startsWith("attachment");
            assertThat(given.header("x-content-type-options")).isEqualTo("nosniff");
        }
        for (var user : List.of("owner", "unit", "commander", "leader", "reporter")) {
            var answer = new PhotoPhone(service.uri(), demo(user)).get(PhotoPhone.path(hash) + "?original=true");
            assertThat(answer.status()).as(user).isEqualTo(403);
        }
    }

    @Test
    void anAuditorReadsOriginalsOfTheirAreasAndNothingElse() {
        var photo = SamplePictures.jpeg(24, 300, 200);
        var hash = SamplePictures.sha256(photo);
        phone.put(hash, photo);
        use(hash, "r-audited", "pictured");
        var auditor = new PhotoPhone(service.uri(), demo("auditor"));
        var elsewhere =
                new PhotoPhone(service.uri(), TestTokens.of("p-y", Role.AUDITOR).in("370203"));
        var ownerToo = new PhotoPhone(
                service.uri(), TestTokens.of("p-z", Role.AUDITOR, Role.OWNER).in("370212"));

        for (var path : List.of("", "?original=false", "/thumbnail", "/address")) {
            assertThat(auditor.get(PhotoPhone.path(hash) + path).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(elsewhere.get(PhotoPhone.path(hash) + "?original=true").status())
                .isEqualTo(404);
        assertThat(ownerToo.photo(hash).status()).isEqualTo(404);
        assertThat(ownerToo.get(PhotoPhone.path(hash) + "?original=true").status())
                .isEqualTo(200);
    }

    @Test
    void aDocumentIsGivenBackAsAnAttachmentAndHasNoPicture() {
        var pdf = SamplePictures.pdf();
        var hash = SamplePictures.sha256(pdf);

        var stored = phone.put(hash, BodyPublishers.ofByteArray(pdf), Map.of("content-type", "application/pdf"));
        var given = phone.photo(hash);

        assertThat(stored.status()).as(stored.text()).isEqualTo(201);
        assertThat(given.bytes()).isEqualTo(pdf);
        assertThat(given.header("content-type")).isEqualTo("application/pdf");
        assertThat(given.header("content-disposition")).startsWith("attachment").contains(hash + ".pdf");
        assertThat(given.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(phone.get(PhotoPhone.path(hash) + "/thumbnail").status()).isEqualTo(404);
    }

    @Test
    void aPhotoIsVisibleToItsUploaderAndToReadersOfAProjectThatUsesIt() {
        var photo = SamplePictures.jpeg(12, 300, 200);
        var hash = SamplePictures.sha256(photo);
        var commander = new PhotoPhone(service.uri(), demo("commander"));
        var stranger = new PhotoPhone(
                service.uri(), TestTokens.of("p-x", Role.SUPERVISOR, Role.OWNER).in("370203"));
        var absent = SamplePictures.sha256(new byte[] {2});
        phone.put(hash, photo);

        assertThat(phone.photo(hash).status()).isEqualTo(200);
        assertThat(commander.photo(hash).status()).isEqualTo(404);
        use(hash, "r-seen", "pictured");
        assertThat(commander.photo(hash).status()).isEqualTo(200);
        assertThat(commander.get(PhotoPhone.path(hash) + "/thumbnail").status()).isEqualTo(200);
        for (var path : List.of("", "/thumbnail", "/address", "?original=true")) {
            var unseen = stranger.get(PhotoPhone.path(hash) + path);
            var missing = stranger.get(PhotoPhone.path(absent) + path);
            assertThat(unseen.status()).as(path).isEqualTo(404);
            assertThat(unseen.text().replace(hash, "X"))
                    .isEqualTo(missing.text().replace(absent, "X"));
        }
        assertThat(stranger.head(hash).status()).isEqualTo(404);
    }

    @Test
    void aCallerWhoDoesNotSeeAPhotoUploadsItCompletelyAndThenSeesIt() {
        var photo = SamplePictures.jpeg(13, 600, 400);
        var hash = SamplePictures.sha256(photo);
        var other = new PhotoPhone(service.uri(), demo("owner-2"));
        phone.put(hash, photo);

        var part = other.piece(hash, photo, photo.length - 10, photo.length);
        var first = other.piece(hash, photo, 0, 1000);
        var last = other.piece(hash, photo, 1000, photo.length);

        assertThat(part.status()).isEqualTo(416);
        assertThat(first.header("range")).isEqualTo("bytes=0-999");
        assertThat(last.status()).isIn(200, 201);
        assertThat(other.photo(hash).status()).isEqualTo(200);
        assertThat(phone.photo(hash).status()).isEqualTo(200);
    }

    @Test
    void aSignedUrlNeedsNoTokenAndIsValidForThisPictureOnly() {
        var photo = SamplePictures.jpeg(14, 300, 200);
        var hash = SamplePictures.sha256(photo);
        phone.put(hash, photo);
        var browser = new PhotoPhone(service.uri(), null);

        var address = Json.lenient()
                .readTree(phone.get(PhotoPhone.path(hash) + "/address").bytes());
        var url = address.at("/url").asString();
        var thumbnailUrl = address.at("/thumbnailUrl").asString();

        assertThat(browser.get(url).status()).isEqualTo(200);
        assertThat(browser.get(thumbnailUrl).status()).isEqualTo(200);
        assertThat(Instant.parse(address.at("/expiresAt").asString()))
                .isBefore(Instant.now().plusSeconds(301));
        assertThat(browser.get(PhotoPhone.path(hash)).status()).isEqualTo(401);
        var other = SamplePictures.sha256(new byte[] {3});
        for (var forged : List.of(
                url.replace("display", "thumbnail"),
                url.replace(hash, other),
                url.replaceAll("expires=([0-9]+)", "expires=9999999999"),
                url.replaceAll("expires=([0-9]+)", "expires=0"),
                url.replaceAll("signature=.*", "signature=AAAA"),
                url.replaceAll("signature=.*", "signature=!!"),
                url.replaceAll("\\?.*", ""))) {
            assertThat(browser.get(forged).status()).as(forged).isEqualTo(403);
        }
    }

    @Test
    void aRotatedScaledAndReencodedCopyIsFoundAndAnotherPictureIsNot() {
        var scene = SamplePictures.scene(100, 800, 600);
        var turned = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 300; x++) {
                turned.setRGB(x, y, scene.getRGB(y * 2, 599 - x * 2));
            }
        }
        var original = SamplePictures.jpeg(scene, 0.9f);
        var copy = SamplePictures.jpeg(turned, 0.6f);
        var other = SamplePictures.jpeg(101, 800, 600);
        for (var photo : List.of(original, copy, other)) {
            phone.put(SamplePictures.sha256(photo), photo);
        }
        var photos = service.bean(Photos.class);
        var likeness = service.bean(PhotoSimilarity.class);

        likeness.takePicturesOfOtherInstances();
        likeness.takePicturesOfOtherInstances();
        var ofCopy = likeness.similar(photos.find(SamplePictures.sha256(copy)).orElseThrow());
        var ofOther = likeness.similar(photos.find(SamplePictures.sha256(other)).orElseThrow());

        assertThat(ofCopy).containsExactly(SamplePictures.sha256(original));
        assertThat(ofOther).isEmpty();
    }

    private static void use(String hash, String reportId, String projectId) {
        service.bean(PhotoUses.class)
                .add(List.of(PhotoUse.ofProject(hash, PhotoUse.Kind.SITE_REPORT, reportId, projectId)));
    }

    private static byte[] original(String hash) {
        use(hash, "r-" + hash.substring(0, 8), "pictured");
        return new PhotoPhone(service.uri(), demo("supervisor"))
                .get(PhotoPhone.path(hash) + "?original=true")
                .bytes();
    }
}
