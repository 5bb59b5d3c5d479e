package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accessibility of the page for sites in both languages, and unit checks of its modules. */
abstract class FieldAppearance extends PhoneTestBase {
    private static final List<String> VIEWS = List.of(
            "#/nodes",
            "#/nodes/p1/n1",
            "#/nodes/p1/n2/report",
            "#/nodes/p1/n1/sign",
            "#/nodes/p1/n1/object",
            "#/nodes/p1/n1/claim",
            "#/nodes/p1/n1/extension",
            "#/problems",
            "#/problems/new",
            "#/problems/q1",
            "#/problems/q1/rectify",
            "#/queue");

    @Test
    void thePageIsAccessibleOnASmallPhoneAndOnATablet() {
        phone.signIn("p-owner");
        phone.shows("a.node", "外墙保温");
        for (var width : new int[] {360, 768}) {
            phone.size(width);
            for (var view : VIEWS) {
                phone.go(view);
                phone.shows("h1", "");
                phone.browser.assertNoHorizontalOverflow();
                assertThat(phone.smallTargets()).as("%s at %d", view, width).isEmpty();
                assertThat(phone.smallText()).as("%s at %d", view, width).isEmpty();
                if (width == 360) {
                    assertThat(phone.accessibilityViolations()).as(view).isEmpty();
                }
                phone.browser.picture("field-%d%s".formatted(width, view.replaceAll("[#/]+", "-")));
            }
        }
    }

    @Test
    void thePageSpeaksEnglishToo() {
        phone.signIn("p-owner");

        phone.click("#language");

        phone.shows("a.node", "3 days overdue");
        phone.shows("h1", "My nodes");
        phone.go("#/nodes/p1/n2/report");
        phone.shows("report-form", "Keep and send");
        assertThat(phone.browser.run("return document.documentElement.lang")).isEqualTo("en");
        assertThat(phone.browser.run("return import('/field/texts.js').then((it) => it.missingTexts().join())"))
                .isEqualTo("");
        phone.browser.picture("field-360-en");
    }

    @Test
    void aPhotoThatHasToBeEncodedAnewKeepsItsExif() throws IOException {
        phone.signIn("p-owner");
        phone.shows("a.node", "外墙保温");
        var camera = Base64.getEncoder().encodeToString(Files.readAllBytes(CameraPhotos.jpeg(folder, 10, 60, 40)));

        var found = phone.browser.runAsync("""
            const done = arguments[0];
            import('/field/exif.js').then(async (exif) => {
              const camera = Uint8Array.from(atob('%s'), (c) => c.charCodeAt(0)).buffer;
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 8;
              const encoded = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
              const joined = exif.withExif(await encoded.arrayBuffer(), exif.exifOf(camera));
              const back = exif.exifOf(joined);
              const picture = await createImageBitmap(new Blob([joined], {type: 'image/jpeg'}));
              done([exif.exifOf(camera)[28], back.length, back[28], picture.width,
                exif.exifOf(await encoded.arrayBuffer()), exif.exifOf(new ArrayBuffer(3))].join());
            }, (failure) => done(String(failure)));
            """.formatted(camera));

        assertThat(found)
                .as("orientation before; length; upright after; readable; none; none")
                .isEqualTo("6,36,1,8,,");
    }

    @Test
    void idsOfReportsBeginWithTheTimeAndSortByIt() {
        phone.shows("h1", "请登录");

        assertThat(phone.browser.runAsync("""
            const done = arguments[0];
            import('/shared/api/ids.js').then(({ uuid7 }) => {
              const ids = [1700000000000, 1700000000001, 1800000000000].map(uuid7);
              done([ids[0].slice(0, 15), ids.join() === [...ids].sort().join(), new Set([uuid7(1), uuid7(1)]).size].join());
            });
            """)).isEqualTo("018bcfe5-6800-7,true,2");
    }
}
