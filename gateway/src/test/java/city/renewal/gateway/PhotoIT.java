package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.gateway.StubServer.RawHandler;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads and downloads of photos through the gateway: large ones, in pieces, and at signed addresses. */
class PhotoIT {
    private static final int MIB = 1024 * 1024;
    private static final String PHOTO = "/api/v1/photos/" + "a".repeat(64);
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, 20971520, 201",
        "application/pdf, 20971520, 201",
        "text/plain, 20971520, 201",
        "image/jpeg, 20971521, 413",
    })
    void aPhotoMayHave20MebibytesWhateverItSaysToBe(String type, int size, int status) {
        gateway.project.on(PHOTO, exchange -> exchange.json(201, "{}"));

        var response = gateway.send(
                PHOTO,
                request -> RunningGateway.bearer(request, gateway.issuer.token("p"))
                        .header("Content-Type", type)
                        .PUT(BodyPublishers.ofByteArray(new byte[size])));

        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void theServiceReadsAPhotoBeforeTheClientHasSentItsEnd() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        RawHandler answer = exchange -> {
            var body = exchange.http.getRequestBody();
            body.readNBytes(8 * MIB);
            arrived.countDown();
            body.readAllBytes();
            exchange.json(201, "{}");
        };
        gateway.project.on(PHOTO, answer);

        var response = gateway.http()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(gateway.uri() + PHOTO))
                                .header("Authorization", "Bearer " + gateway.issuer.token("p"))
                                .header("Content-Type", "image/jpeg")
                                .PUT(BodyPublishers.fromPublisher(endingAfter(arrived), 16L * MIB))
                                .build(),
                        BodyHandlers.ofString())
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        assertThat(arrived.await(0, TimeUnit.SECONDS)).isTrue();
        assertThat(response.statusCode()).isEqualTo(201);
    }

    /** A body of sixteen mebibytes, of which the last is sent only once the service has read eight. */
    private static Flow.Publisher<ByteBuffer> endingAfter(CountDownLatch arrived) {
        return BodyPublishers.ofByteArrays(() -> new Iterator<>() {
            private int sent;

            @Override
            public boolean hasNext() {
                return sent < 16;
            }

            @Override
            public byte[] next() {
                if (++sent == 16) {
                    try {
                        assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                return new byte[MIB];
            }
        });
    }

    @Test
    void anAnswerThatAsksForMoreAndItsRangeComeThrough() {
        gateway.project.on(PHOTO, exchange -> {
            exchange.http.getResponseHeaders().set("Range", "bytes=0-99");
            exchange.send(308, "application/json", "");
        });

        var response = gateway.send(
                PHOTO,
                request -> RunningGateway.bearer(request, gateway.issuer.token("p"))
                        .header("Content-Range", "bytes 0-99/200")
                        .PUT(BodyPublishers.ofByteArray(new byte[100])));
        var head = gateway.call("HEAD", PHOTO);

        assertThat(response.statusCode()).isEqualTo(308);
        assertThat(response.headers().firstValue("Range")).hasValue("bytes=0-99");
        assertThat(gateway.project
                        .received()
                        .get(gateway.project.received().size() - 2)
                        .header("Content-Range"))
                .isEqualTo("bytes 0-99/200");
        assertThat(head.headers().firstValue("Range")).hasValue("bytes=0-99");
    }

    @Test
    void aSignedAddressNeedsNoTokenAndThePhotoItselfDoes() {
        var signed = "/photos/%s/thumbnail?expires=1&signature=x".formatted("a".repeat(64));

        var shown = gateway.send(signed, _ -> {});
        var uploaded = gateway.send(signed, request -> request.PUT(BodyPublishers.noBody()));
        var photo = gateway.send(PHOTO, _ -> {});

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(gateway.project.last().uri()).isEqualTo(signed);
        assertThat(uploaded.statusCode()).isEqualTo(404);
        assertThat(photo.statusCode()).isEqualTo(401);
    }
}
