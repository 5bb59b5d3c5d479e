package city.renewal.local.launcher;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends a demonstration's site reports, photos and problems with the tokens of its users.
 *
 * <p>The file is a list of requests. In their paths and bodies {@code @today+3} is a day relative to the platform's
 * today, {@code @now-PT2H} or {@code @now-P2D} an instant relative to its now, and {@code @photo:NAME} the SHA-256 of a
 * picture in the folder {@code photos}. {@code @first} is the id of the first item in the list that was last read with
 * the same {@code about}; {@code keep} names the id's property. A request that an interrupted load has already sent is
 * answered with a conflict and skipped.
 *
 * <p>Photos are sent first. Requests with the same {@code about} are sent in order, those with different ones
 * concurrently, because the services have just started and most of the response time is waiting.
 */
final class DemoSiteRequests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "@today(?<days>[+-][0-9]+)?|@now(?<offset>[+-]P[0-9DTHMS]+)?|@first|@photo:(?<photo>[a-z0-9-]+\\.jpg)");
    private static final int CONFLICT = 409;
    private static final int CONCURRENCY = 4;

    private final Path files;
    private final String gateway;
    private final TokenClient tokens;
    private final Instant now;
    private final Map<String, String> tokenOf = new ConcurrentHashMap<>();
    private final Map<String, String> firstOf = new ConcurrentHashMap<>();

    /** @param now the time of the platform's clock */
    DemoSiteRequests(Path files, String gateway, TokenClient tokens, Instant now) {
        this.files = files;
        this.gateway = gateway;
        this.tokens = tokens;
        this.now = now;
    }

    /** The file of a demonstration's requests; most have none. */
    static String fileOf(String name) {
        return name + "-site.json";
    }

    /** Returns the number of requests. */
    int send(String name, String requests) throws IOException {
        if (!(Json.read(requests) instanceof List<?> steps)) {
            throw new CommandException("The site requests of the demonstration '%s' are no list".formatted(name));
        }
        // The issuer is asked for one token at a time.
        for (var step : steps) {
            token(String.valueOf(Json.at(step, "as")));
        }
        var photos = new ArrayList<List<Object>>();
        var subjects = new LinkedHashMap<String, List<Object>>();
        for (var step : steps) {
            if (Json.at(step, "about") instanceof String about) {
                subjects.computeIfAbsent(about, _ -> new ArrayList<>()).add(step);
            } else {
                photos.add(List.of(step));
            }
        }
        sendConcurrently(name, photos);
        sendConcurrently(name, subjects.values());
        return steps.size();
    }

    private void sendConcurrently(String name, Collection<List<Object>> sequences) throws IOException {
        try (var senders = Executors.newFixedThreadPool(CONCURRENCY)) {
            var sent = sequences.stream()
                    .map(sequence -> senders.submit(() -> {
                        for (var step : sequence) {
                            var answer = send(step);
                            if (answer.status() != CONFLICT) {
                                DemoLoader.requireSuccess(name, answer);
                            }
                        }
                        return sequence.size();
                    }))
                    .toList();
            for (var one : sent) {
                one.get();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreachable) {
                throw unreachable;
            }
            if (failed.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The demonstration's requests were interrupted");
        }
    }

    private Http.Response send(@Nullable Object step) throws IOException {
        var first = firstOf.getOrDefault(about(step), "");
        var path = substitute(String.valueOf(Json.at(step, "path")), first);
        var headers = new HashMap<String, String>();
        headers.put("Authorization", "Bearer " + token(String.valueOf(Json.at(step, "as"))));
        if ("PUT".equals(Json.at(step, "method"))) {
            headers.put("Content-Type", "image/jpeg");
            return Http.put(gateway + path, headers, picture(String.valueOf(Json.at(step, "path"))));
        }
        if ("GET".equals(Json.at(step, "method"))) {
            var answer = Http.get(gateway + path, headers);
            firstOf.put(about(step), firstOf(answer, String.valueOf(Json.at(step, "keep"))));
            return answer;
        }
        headers.put("Content-Type", "application/json");
        var body = substitute(Json.write(Json.at(step, "body")), first);
        return Http.post(gateway + path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String firstOf(Http.Response answer, String property) {
        return answer.isSuccess()
                        && Json.at(Json.read(answer.body()), "items") instanceof List<?> items
                        && !items.isEmpty()
                        && Json.at(items.getFirst(), property) instanceof String id
                ? id
                : "";
    }

    private String token(String user) throws IOException {
        var known = tokenOf.get(user);
        if (known == null) {
            known = tokens.tokenFor(user);
            tokenOf.put(user, known);
        }
        return known;
    }

    private byte[] picture(String path) throws IOException {
        return Files.readAllBytes(files.resolve("photos").resolve(path.substring(path.indexOf("@photo:") + 7)));
    }

    private static String about(@Nullable Object step) {
        return String.valueOf(Json.at(step, "about"));
    }

    private String substitute(String text, String first) {
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> value(placeholder, first));
    }

    private String value(MatchResult placeholder, String first) {
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
            throw Disk.failure("read", picture, refused);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
