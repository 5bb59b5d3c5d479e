package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.testing.Exif;
import city.renewal.project.testing.SamplePictures;
import city.renewal.starter.testing.RunningService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files that only pretend to be pictures are refused with a reason, and none of them is stored. */
class BadPhotosIT {
    private static RunningService service;
    private static PhotoPhone phone;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class).start();
        phone = new PhotoPhone(service.uri(), demo("owner"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private record BadFile(String name, byte[] bytes, String says) {}

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<BadFile> bad() {
        var jpeg = SamplePictures.jpeg(1, 640, 480);
        var png = SamplePictures.png(SamplePictures.scene(2, 640, 480));
        var webp = SamplePictures.webp();
        var bad = new ArrayList<>(List.of(
                new BadFile("a script", text("#!/bin/sh\nrm -rf /\n"), "neither a picture"),
                new BadFile("JavaScript", text("alert(document.cookie)"), "neither a picture"),
                new BadFile("HTML", text("<!doctype html><html><script>alert(1)</script></html>"), "HTML"),
                new BadFile("HTML behind blanks", text("\n\n  <html><body>x"), "HTML"),
                new BadFile(
                        "SVG",
                        text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"/>"),
                        "SVG"),
                new BadFile("a ZIP", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0}, "ZIP"),
                new BadFile("HEIC", joined(new byte[] {0, 0, 0, 24}, text("ftypheic\0\0\0\0mif1heic")), "HEIC"),
                new BadFile("AVIF", joined(new byte[] {0, 0, 0, 24}, text("ftypavif\0\0\0\0mif1avif")), "AVIF"),
                new BadFile("a film", joined(new byte[] {0, 0, 0, 24}, text("ftypisom\0\0\0\0isomavc1")), "film"),
                new BadFile("GIF", text("GIF89a\1\0\1\0"), "GIF"),
                new BadFile("one byte", new byte[] {(byte) 0xff}, "neither a picture"),
                new BadFile("50,000 × 50,000 pixels", SamplePictures.pngOf(50_000, 50_000, 1), "50000 × 50000"),
                new BadFile(
                        "8,000 × 8,000 pixels that inflate from nothing",
                        SamplePictures.pngOf(8_000, 8_000, 2_000),
                        "8000 × 8000"),
                new BadFile(
                        "a PNG that inflates to less than it says",
                        SamplePictures.pngOf(2_000, 2_000, 10),
                        "can't be decoded"),
                new BadFile("a JPEG cut off in the middle", Arrays.copyOf(jpeg, jpeg.length / 2), "cut off"),
                new BadFile("a JPEG without its last bytes", Arrays.copyOf(jpeg, jpeg.length - 2), "cut off"),
                new BadFile(
                        "a JPEG that is only a mark", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, "cut off"),
                new BadFile(
                        "a JPEG without a picture",
                        new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9, 0},
                        "can't be decoded"),
                new BadFile("a JPEG whose scan ends early", endedEarly(jpeg), "can't be decoded"),
                new BadFile("a PNG cut off in the middle", Arrays.copyOf(png, png.length / 2), "cut off"),
                new BadFile("a PNG without its end", Arrays.copyOf(png, png.length - 12), "cut off"),
                new BadFile("a WebP cut off", Arrays.copyOf(webp, webp.length - 6), "cut off"),
                new BadFile(
                        "a WebP without a picture",
                        joined(text("RIFF"), new byte[] {4, 0, 0, 0}, text("WEBP")),
                        "can't be decoded"),
                new BadFile("a PDF without an end", text("%PDF-1.4\n1 0 obj\n"), "PDF"),
                new BadFile("a PDF of no version", text("%PDF-x\nstartxref\n0\n%%EOF\n"), "PDF")));
        var random = new Random(42);
        for (int n = 0; n < 20; n++) {
            var noise = new byte[2_000];
            random.nextBytes(noise);
            bad.add(new BadFile(
                    "noise behind a JPEG's first bytes, " + n, joined(Arrays.copyOf(jpeg, 20), noise), "is a picture"));
            bad.add(new BadFile(
                    "noise behind a PNG's header, " + n, joined(Arrays.copyOf(png, 33), noise), "is a picture"));
            bad.add(new BadFile(
                    "noise behind a WebP's header, " + n, joined(Arrays.copyOf(webp, 20), noise), "is a picture"));
        }
        return bad;
    }

    /** The end mark is in the middle of the data, and picture data follows it. */
    private static byte[] endedEarly(byte[] jpeg) {
        var cut = Arrays.copyOf(jpeg, jpeg.length / 2);
        return joined(cut, new byte[] {(byte) 0xff, (byte) 0xd9});
    }

    private static byte[] joined(byte[]... parts) {
        return SamplePictures.joined(parts);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoPictureIsRefusedWithASentenceAndNotKept() {
        return bad().stream()
                .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> {
                    var hash = SamplePictures.sha256(bad.bytes());

                    var answer = phone.put(hash, bad.bytes());

                    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
                    assertThat(answer.text()).contains("\"field\":\"body\"", bad.says());
                    assertThat(phone.head(hash).status()).isEqualTo(404);
                }));
    }

    /**
     * A picture with an archive, a page or a script behind its end decodes, so it is accepted: renditions are
     * re-encoded without these bytes, and the original is only returned as an attachment.
     */
    @Test
    void ofAPictureThatIsSomethingElseTooOnlyThePictureIsShown() throws IOException {
        var script = "<script>alert(1)</script>";
        var zip = joined(new byte[] {'P', 'K', 3, 4}, text("payload.exe"));
        for (var tail : List.of(text(script), zip, text("<?php system($_GET['x']); ?>"))) {
            var polyglot = joined(SamplePictures.jpeg(3, 300, 200), tail);
            var hash = SamplePictures.sha256(polyglot);

            var stored = phone.put(hash, polyglot);
            var shown = phone.photo(hash);

            assertThat(stored.status()).as(stored.text()).isEqualTo(201);
            assertThat(ImageIO.read(new ByteArrayInputStream(shown.bytes())).getWidth())
                    .isEqualTo(300);
            assertThat(new String(shown.bytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("script", "payload", "system");
        }
    }

    @Test
    void textInAPicturesMetadataThatInflatesToGigabytesIsNotRead() {
        var png = SamplePictures.png(SamplePictures.scene(4, 64, 64));
        var bomb = SamplePictures.pngOf(8_000, 1, 2_500);
        var inflating = Arrays.copyOfRange(bomb, 41, bomb.length - 16);
        var text = SamplePictures.chunk("zTXt", joined(text("Comment\0\0"), inflating));
        var photo = joined(Arrays.copyOf(png, 33), text, Arrays.copyOfRange(png, 33, png.length));

        var answer = phone.put(SamplePictures.sha256(photo), photo);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void falseMetadataIsIgnoredAndThePictureIsAccepted() {
        var jpeg = SamplePictures.jpeg(5, 320, 240);
        var good = new Exif()
                .turned(6)
                .takenAt("2023:06:29 17:30:00")
                .at(120.4, 36.1)
                .tiff();
        var random = new Random(7);
        var liars = new ArrayList<>(List.of(
                new byte[0],
                text("MM"),
                new Exif().takenAt("2023:13:45 99:99:99").tiff(),
                new Exif().takenAt("yesterday").tiff(),
                new Exif().turned(99).tiff(),
                new Exif().at(500, 200).tiff(),
                repeatedTags(),
                pointingAtItself()));
        for (int n = 0; n < 50; n++) {
            var damaged = good.clone();
            for (int change = 0; change < 6; change++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            liars.add(damaged);
        }
        for (var tiff : liars) {
            var photo = SamplePictures.withExif(jpeg, tiff);

            var answer = phone.put(SamplePictures.sha256(photo), photo);

            assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
            assertThat(answer.text()).doesNotContain("\"latitude\":200");
        }
    }

    /** Five thousand tags of 64 KB each, all with the same offset. */
    private static byte[] repeatedTags() {
        var tiff = ByteBuffer.allocate(65_000);
        var tags = 5_000;
        tiff.put(text("MM")).putShort((short) 42).putInt(8).putShort((short) tags);
        for (int n = 0; n < tags; n++) {
            tiff.putShort((short) 0x9003).putShort((short) 2).putInt(60_000).putInt(10);
        }
        return tiff.array();
    }

    private static byte[] pointingAtItself() {
        var tiff = ByteBuffer.allocate(64);
        tiff.put(text("MM")).putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(8);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(9);
        return tiff.array();
    }

    @Test
    void aHundredPicturesAtOnceAreAllAnsweredAndTheServiceStays() throws InterruptedException {
        var photo = SamplePictures.jpeg(6, 1200, 900);
        var threads = new ArrayList<Thread>();
        var statuses = Collections.synchronizedList(new ArrayList<Integer>());
        for (int n = 0; n < 100; n++) {
            var each = joined(photo, text("" + n));
            threads.add(Thread.ofVirtual()
                    .start(() -> statuses.add(
                            phone.put(SamplePictures.sha256(each), each).status())));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(statuses).hasSize(100).allMatch(status -> status == 201 || status == 503);
        assertThat(phone.head("b".repeat(64)).status()).isEqualTo(404);
    }
}
