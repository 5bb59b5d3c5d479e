package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a demonstration's sites report: site reports, photos and problems, as the demonstration users would send them.
 *
 * <p>The story is a list of requests. In their paths and bodies {@code @today+3} is a day relative to the platform's today,
 * {@code @now-PT2H} or {@code @now-P2D} an instant relative to its now, and {@code @photo:NAME} the SHA-256 of a picture of
 * the folder {@code photos}. {@code @first} is the id, named by {@code keep}, of the first item of the list that was read last.
 * A request that was sent by a load that broke off is refused as a conflict and passed over.
 */
final class SiteStoryOfDemo {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "@today(?<days>[+-][0-9]+)?|@now(?<offset>[+-]P[0-9DTHMS]+)?|@first|@photo:(?<photo>[a-z0-9-]+\\.jpg)");
    private static final int CONFLICT = 409;

    private final Path files;
    private final String gateway;
    private final Tokens tokens;
    private final Instant now;
    private final Map<String, String> tokenOf = new HashMap<>();
    private String first = "";

    /** @param now what the platform's clock shows */
    SiteStoryOfDemo(Path files, String gateway, Tokens tokens, Instant now) {
        this.files = files;
        this.gateway = gateway;
        this.tokens = tokens;
        this.now = now;
    }

    /** The file of a demonstration's story; most have none. */
    static String fileOf(String name) {
        return name + "-site.json";
    }

    /** Returns how many requests were sent. */
    int tell(String name, String story) throws IOException {
        if (!(Json.read(story) instanceof List<?> steps)) {
            throw new Refused("The story of the demonstration '%s' is no list".formatted(name));
        }
        for (var step : steps) {
            var answer = send(step);
            if (answer.status() != CONFLICT) {
                Demo.expectGood(name, answer);
            }
        }
        return steps.size();
    }

    private Http.Answer send(@Nullable Object step) throws IOException {
        var path = filled(String.valueOf(Json.at(step, "path")));
        var headers = new HashMap<String, String>();
        headers.put("Authorization", "Bearer " + token(String.valueOf(Json.at(step, "as"))));
        if ("PUT".equals(Json.at(step, "method"))) {
            headers.put("Content-Type", "image/jpeg");
            return Http.put(gateway + path, headers, picture(String.valueOf(Json.at(step, "path"))));
        }
        if ("GET".equals(Json.at(step, "method"))) {
            var answer = Http.get(gateway + path, headers);
            first = firstOf(answer, String.valueOf(Json.at(step, "keep")));
            return answer;
        }
        headers.put("Content-Type", "application/json");
        var body = filled(Json.write(Json.at(step, "body")));
        return Http.post(gateway + path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String firstOf(Http.Answer answer, String property) {
        return answer.isGood()
                        && Json.at(Json.read(answer.body()), "items") instanceof List<?> items
                        && !items.isEmpty()
                        && Json.at(items.getFirst(), property) instanceof String id
                ? id
                : "";
    }

    private String token(String user) throws IOException {
        var known = tokenOf.get(user);
        if (known == null) {
            known = tokens.tokenOf(user);
            tokenOf.put(user, known);
        }
        return known;
    }

    private byte[] picture(String path) throws IOException {
        return Files.readAllBytes(files.resolve("photos").resolve(path.substring(path.indexOf("@photo:") + 7)));
    }

    private String filled(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(this::value);
    }

    private String value(MatchResult placeholder) {
        var photo = placeholder.group("photo");
        if (photo != null) {
            return sha256(files.resolve("photos").resolve(photo));
        }
        if (placeholder.group().equals("@first")) {
            return first;
        }
        if (placeholder.group().startsWith("@today")) {
            var days = placeholder.group("days");
            return LocalDate.ofInstant(now, ZONE)
                    .plusDays(days == null ? 0 : Integer.parseInt(days))
                    .toString();
        }
        var offset = placeholder.group("offset");
        return (offset == null ? now : moved(offset)).toString();
    }

    private Instant moved(String offset) {
        var length = Duration.parse(offset.substring(1));
        return offset.startsWith("-") ? now.minus(length) : now.plus(length);
    }

    private static String sha256(Path picture) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(picture));
            return HexFormat.of().formatHex(digest);
        } catch (IOException refused) {
            throw Disk.explained("read", picture, refused);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
