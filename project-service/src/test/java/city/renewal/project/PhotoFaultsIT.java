package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.adapter.mongo.MongoPhotoStore;
import city.renewal.project.adapter.mongo.MongoPhotoUses;
import city.renewal.project.application.photo.PartialUpload;
import city.renewal.project.application.photo.PhotoAnnouncements;
import city.renewal.project.application.photo.PhotoListener;
import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.Photos;
import city.renewal.project.domain.photo.Photo;
import city.renewal.project.testing.SamplePictures;
import city.renewal.starter.testing.Eventually;
import city.renewal.starter.testing.RunningService;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** Uploads with broken connections, concurrent duplicates and crashes, and the retention of photos. */
class PhotoFaultsIT {
    private static RunningService service;
    private static PhotoPhone phone;
    private static MongoDatabase database;
    private static final ConcurrentLinkedQueue<String> HEARD = new ConcurrentLinkedQueue<>();
    private static volatile boolean isDeaf;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class).start();
        phone = new PhotoPhone(service.uri(), demo("owner"));
        database = service.bean(MongoDatabase.class);
        ((GenericApplicationContext) service.context())
                .registerBean("hearing", PhotoListener.class, () -> PhotoFaultsIT::hear);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void hear(Photo photo) {
        if (isDeaf) {
            throw new IllegalStateException("deaf");
        }
        HEARD.add(photo.sha256());
    }

    private static byte[] photo(long seed) {
        return SamplePictures.jpeg(SamplePictures.noise(seed, 900, 700), 0.9f);
    }

    @Test
    void aConnectionThatBreaksInTheMiddleLosesNothingThatHadArrived() throws IOException {
        var photo = photo(1);
        var hash = SamplePictures.sha256(photo);
        var sent = 400_000;

        sendAndBreak(hash, photo, sent);
        awaitHeld(hash, sent);
        var rest = phone.piece(hash, photo, sent, photo.length);

        assertThat(rest.status()).as(rest.text()).isEqualTo(201);
        assertThat(stored(hash)).isEqualTo(photo);
    }

    @Test
    void aWholePhotoSentAgainAfterABrokenConnectionContinuesTheUpload() throws IOException {
        var photo = photo(2);
        var hash = SamplePictures.sha256(photo);
        sendAndBreak(hash, photo, 300_000);
        awaitHeld(hash, 300_000);

        var whole = phone.put(hash, photo);

        assertThat(whole.status()).as(whole.text()).isEqualTo(201);
        assertThat(stored(hash)).isEqualTo(photo);
    }

    @Test
    void aWholePhotoReplacesAPartThatContradictsIt() {
        var photo = photo(3);
        var hash = SamplePictures.sha256(photo);
        var wrong = photo.clone();
        wrong[5_000] ^= 1;
        phone.piece(hash, wrong, 0, 300_000);

        var first = phone.put(hash, photo);
        var second = phone.put(hash, photo);

        assertThat(first.status()).isEqualTo(409);
        assertThat(second.status()).as(second.text()).isEqualTo(201);
        assertThat(stored(hash)).isEqualTo(photo);
    }

    /** Sends the first bytes of a photo and closes the connection. */
    private static void sendAndBreak(String hash, byte[] photo, int bytes) throws IOException {
        var uri = URI.create(service.uri());
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            var head = "PUT %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
                    .formatted(PhotoPhone.path(hash), demo("owner").token(), photo.length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(photo, 0, bytes);
            socket.getOutputStream().flush();
        }
    }

    private static void awaitHeld(String hash, int bytes) {
        Eventually.eventually(() -> assertThat(held(hash)).isEqualTo(bytes));
    }

    private static int held(String hash) {
        var range = phone.head(hash).header("range");
        return range.isEmpty() ? 0 : Integer.parseInt(range.substring(range.indexOf('-') + 1)) + 1;
    }

    /** Random ranges from two devices of one person concurrently: any order, any overlap, some with wrong bytes. */
    @Test
    void concurrentUploadsOfTwoDevicesGiveExactlyThePhoto() throws InterruptedException {
        for (long seed = 10; seed < 14; seed++) {
            var photo = photo(seed);
            var hash = SamplePictures.sha256(photo);
            var statuses = Collections.synchronizedList(new ArrayList<Integer>());
            var devices = new ArrayList<Thread>();
            for (int device = 0; device < 4; device++) {
                var random = new Random(seed * 100 + device);
                devices.add(Thread.ofVirtual().start(() -> statuses.add(upload(hash, photo, random))));
            }
            for (var device : devices) {
                device.join();
            }

            assertThat(statuses).as("seed %d", seed).containsOnly(200, 201);
            assertThat(stored(hash)).isEqualTo(photo);
        }
    }

    /** Like a phone: queries the progress, and continues from there. */
    private static int upload(String hash, byte[] photo, Random random) {
        var from = 0;
        for (int n = 0; n < 1_000; n++) {
            var end = Math.min(photo.length, from + 1 + random.nextInt(120_000));
            var answer = phone.piece(hash, photo, from, end);
            if (answer.status() == 200 || answer.status() == 201) {
                return answer.status();
            }
            var head = phone.head(hash);
            if (head.status() == 200) {
                return 200;
            }
            var range = head.header("range");
            from = range.isEmpty() ? 0 : Integer.parseInt(range.substring(range.indexOf('-') + 1)) + 1;
            from = Math.max(0, Math.min(from, photo.length - 1) - random.nextInt(50_000));
        }
        return -1;
    }

    @Test
    void oneDeviceThatSendsOtherBytesAtOnceSpoilsNothingThatIsAcknowledged() throws InterruptedException {
        for (long seed = 20; seed < 24; seed++) {
            var photo = photo(seed);
            var wrong = photo.clone();
            wrong[(int) (seed * 7919 % photo.length)] ^= 1;
            var hash = SamplePictures.sha256(photo);
            var liar = Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 10; n++) {
                    phone.put(hash, wrong);
                }
            });
            var status = 0;
            for (int n = 0; n < 200 && status != 200 && status != 201; n++) {
                status = phone.put(hash, photo).status();
            }
            liar.join();

            assertThat(status).as("seed %d", seed).isIn(200, 201);
            assertThat(stored(hash)).isEqualTo(photo);
        }
    }

    @Test
    void theSamePhotoOfTwoPeopleIsStoredOnceAndSeenByBoth() throws InterruptedException {
        var photo = photo(30);
        var hash = SamplePictures.sha256(photo);
        var other = new PhotoPhone(service.uri(), demo("owner-2"));
        var statuses = Collections.synchronizedList(new ArrayList<Integer>());
        var threads = List.of(
                Thread.ofVirtual()
                        .start(() -> statuses.add(phone.put(hash, photo).status())),
                Thread.ofVirtual()
                        .start(() -> statuses.add(other.put(hash, photo).status())));
        for (var thread : threads) {
            thread.join();
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 201);
        assertThat(phone.photo(hash).status()).isEqualTo(200);
        assertThat(other.photo(hash).status()).isEqualTo(200);
        assertThat(database.getCollection("photos").countDocuments(new Document("_id", hash)))
                .isEqualTo(1);
    }

    /**
     * A crash may happen between any two writes. The test creates each possible state, and the phone continues from it.
     */
    @Test
    void afterAKillAtAnyStepTheUploadGoesOnOrIsComplete() {
        var steps = 5;
        for (int step = 0; step < steps; step++) {
            var photo = photo(40 + step);
            var hash = SamplePictures.sha256(photo);
            var store = service.bean(MongoPhotoStore.class);
            leave(store, hash, photo, step);

            var head = phone.head(hash);
            var range = head.header("range");
            var from = range.isEmpty() ? 0 : Integer.parseInt(range.substring(range.indexOf('-') + 1)) + 1;
            var answer = head.status() == 200
                    ? phone.put(hash, photo)
                    : from == photo.length
                            ? phone.question(hash, photo.length)
                            : phone.piece(hash, photo, from, photo.length);

            assertThat(answer.status()).as("step %d: %s", step, answer.text()).isIn(200, 201);
            assertThat(stored(hash)).as("step %d", step).isEqualTo(photo);
        }
    }

    private static void leave(MongoPhotoStore store, String hash, byte[] photo, int step) {
        var chunk = PartialUpload.CHUNK;
        var upload = store.begin(hash, "p-owner", photo.length);
        if (step == 0) {
            return;
        }
        store.writeChunk(upload.fileId(), 0, Arrays.copyOf(photo, chunk));
        if (step == 1) {
            return;
        }
        store.advance(upload, 1, new byte[0]);
        store.writeChunk(upload.fileId(), 1, Arrays.copyOfRange(photo, chunk, 2 * chunk));
        if (step == 2) {
            return;
        }
        store.writeChunk(upload.fileId(), 2, Arrays.copyOfRange(photo, 2 * chunk, photo.length));
        if (step == 3) {
            return;
        }
        store.advance(upload, 2, Arrays.copyOfRange(photo, 2 * chunk, photo.length));
    }

    @Test
    void everyListenerIsCalledForAPhotoAndAgainAfterAFailure() {
        var first = SamplePictures.jpeg(50, 300, 200);
        var second = SamplePictures.jpeg(51, 300, 200);
        phone.put(SamplePictures.sha256(first), first);
        assertThat(HEARD).contains(SamplePictures.sha256(first));

        isDeaf = true;
        var stored = phone.put(SamplePictures.sha256(second), second);
        isDeaf = false;
        assertThat(HEARD).doesNotContain(SamplePictures.sha256(second));
        service.bean(PhotoAnnouncements.class).retry();

        assertThat(stored.status()).isEqualTo(201);
        assertThat(HEARD).contains(SamplePictures.sha256(second));
        assertThat(service.bean(PhotoAnnouncements.class).retry()).isZero();
    }

    @Test
    void toolsForGridFsReadThePhotos() {
        var photo = photo(60);
        var hash = SamplePictures.sha256(photo);
        phone.put(hash, photo);

        var fileId = database.getCollection("photos")
                .find(new Document("_id", hash))
                .first()
                .getString("fileId");
        var bytes = new ByteArrayOutputStream();
        GridFSBuckets.create(database, "photoFiles").downloadToStream(new BsonString(fileId), bytes);

        assertThat(bytes.toByteArray()).isEqualTo(photo);
    }

    @Test
    void anUnusedPhotoAndAnAbandonedUploadAreRemovedAndAUsedPhotoStays() {
        var store = inDays(0);
        var unused = SamplePictures.jpeg(70, 300, 200);
        var used = SamplePictures.jpeg(71, 300, 200);
        var usedBefore = SamplePictures.jpeg(72, 300, 200);
        var uses = new MongoPhotoUses(database);
        uses.add(List.of(use(usedBefore, "r1")));
        for (var photo : List.of(unused, used, usedBefore)) {
            phone.put(SamplePictures.sha256(photo), photo);
        }
        uses.add(List.of(use(used, "r2")));
        var part = photo(73);
        phone.piece(SamplePictures.sha256(part), part, 0, 300_000);

        store.removeUnused(Instant.now().minus(Duration.ofDays(1)));
        assertThat(phone.head(SamplePictures.sha256(unused)).status()).isEqualTo(200);
        store.removeUnused(Instant.now().plusSeconds(10));
        store.discardStale(Instant.now().plusSeconds(10));
        store.removeDiscarded(Instant.now().plusSeconds(10));

        assertThat(phone.head(SamplePictures.sha256(unused)).status()).isEqualTo(404);
        assertThat(phone.photo(SamplePictures.sha256(unused)).status()).isEqualTo(404);
        assertThat(phone.head(SamplePictures.sha256(part)).status()).isEqualTo(404);
        assertThat(stored(SamplePictures.sha256(used))).isEqualTo(used);
        assertThat(stored(SamplePictures.sha256(usedBefore))).isEqualTo(usedBefore);
        assertThat(phone.put(SamplePictures.sha256(unused), unused).status()).isEqualTo(201);
    }

    /** A use is added at any moment of the sweep: the photo stays, or is absent as soon as the use has been added. */
    @Test
    void aUseAddedDuringTheSweepFindsThePhotoPermanentlyOrNotAtAll() throws InterruptedException {
        var store = inDays(0);
        var uses = new MongoPhotoUses(database);
        var photos = service.bean(Photos.class);
        for (int n = 0; n < 40; n++) {
            var photo =
                    SamplePictures.joined(SamplePictures.jpeg(80, 64, 48), ("" + n).getBytes(StandardCharsets.UTF_8));
            var hash = SamplePictures.sha256(photo);
            phone.put(hash, photo);
            var delay = n % 8;
            var sweep = Thread.ofPlatform()
                    .start(() -> store.removeUnused(Instant.now().plusSeconds(10)));
            for (int m = 0; m < delay; m++) {
                photos.find(hash);
            }
            uses.add(List.of(use(photo, "r" + n)));
            var isThere = photos.find(hash).isPresent();
            sweep.join();
            store.removeUnused(Instant.now().plusSeconds(10));
            store.removeDiscarded(Instant.now().plusSeconds(10));

            assertThat(photos.find(hash).isPresent()).as("run %d", n).isEqualTo(isThere);
            if (isThere) {
                assertThat(stored(hash)).isEqualTo(photo);
            }
        }
    }

    private static MongoPhotoStore inDays(int days) {
        InstantSource clock = () -> Instant.now().plus(Duration.ofDays(days));
        return new MongoPhotoStore(database, clock, () -> UUID.randomUUID().toString());
    }

    private static PhotoUse use(byte[] photo, String id) {
        return PhotoUse.ofProject(SamplePictures.sha256(photo), PhotoUse.Kind.SITE_REPORT, id, "p1");
    }

    /** The bytes as the store gives them. */
    private static byte[] stored(String hash) {
        var store = service.bean(MongoPhotoStore.class);
        try (var bytes = store.open(store.stored(hash).orElseThrow().fileId(), 0)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
