package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every field error of the services has a Chinese sentence on the pages. */
class FaultTextsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> SERVICES =
            List.of("libs/service-starter", "project-service", "progress-service", "notification-service");

    /** Code that creates a field error. */
    private static final Pattern MADE =
            Pattern.compile("(?:[vV]iolations?(?:\\(\\))?|[fF]aults?|found)\\s*\\.(?:add|check)\\("
                    + "|Problem\\s*\\.invalid\\(|new (?:Violation|Fault)\\(");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** The beginning of field errors that are created elsewhere and passed on. */
    private static final Pattern STATED = Pattern.compile("\"((?:must|cannot) (?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern VARIES = Pattern.compile("%,?[a-z]|\\{}");
    private static final Pattern KNOWN = Pattern.compile("^ {2}\\[\"((?:[^\"\\\\]|\\\\.)*)\", \"", Pattern.MULTILINE);

    /** Texts that have both languages already, or that no user sees. */
    private static final Predicate<String> SAID_OTHERWISE = text -> text.contains(" / ")
            || text.matches("Row %s .*|row %d: .*")
            || text.matches(".*\\p{IsHan}.*") && !text.contains("亿");

    @Test
    void everyFaultThatTheServicesNameHasAChineseSentence() {
        var known = KNOWN.matcher(read(ROOT.resolve("gateway/src/main/resources/static/shared/faults.js")))
                .results()
                .map(match -> patternOf(match.group(1)))
                .toList();

        var faults = SERVICES.stream()
                .flatMap(service -> sources(ROOT.resolve(service).resolve("src/main/java")))
                .flatMap(source -> faultsOf(read(source)).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(faults).as("faults of the services").hasSizeGreaterThan(100).contains(plain("must be given"));
        faults.removeIf(fault ->
                known.stream().anyMatch(pattern -> pattern.matcher(fault).matches()));
        assertThat(faults)
                .as("faults without a Chinese sentence in shared/faults.js")
                .isEmpty();
    }

    @Test
    void aFaultIsFoundWhereverItIsMade() {
        assertThat(
                        faultsOf(
                                "violations.check(holds(a, \"b c\"), \"dueDate\", \"must not be after %s, \" + \"but is %s\".formatted(x));"))
                .contains(plain("must not be after {}, but is {}"));
        assertThat(faultsOf("return Problem.invalid(\"x\", \"is not whole\");")).containsExactly("is not whole");
    }

    private static Set<String> faultsOf(String source) {
        var faults = new TreeSet<String>();
        var made = MADE.matcher(source);
        while (made.find()) {
            var call = JOINED.matcher(source.substring(made.end(), endOfCall(source, made.end())))
                    .replaceAll("");
            LITERAL.matcher(call)
                    .results()
                    .map(match -> match.group(1))
                    .filter(text -> text.matches(".*[a-z] ['A-Za-z%0-9*].*"))
                    .filter(SAID_OTHERWISE.negate())
                    .map(FaultTextsTest::plain)
                    .forEach(faults::add);
        }
        STATED.matcher(JOINED.matcher(source).replaceAll(""))
                .results()
                .map(match -> plain(match.group(1)))
                .forEach(faults::add);
        return faults;
    }

    /** The position after the call's closing parenthesis. */
    private static int endOfCall(String source, int from) {
        var depth = 1;
        var isText = false;
        for (int at = from; at < source.length(); at++) {
            var letter = source.charAt(at);
            if (letter == '\\') {
                at++;
            } else if (letter == '"') {
                isText = !isText;
            } else if (!isText && letter == '(') {
                depth++;
            } else if (!isText && letter == ')' && --depth == 0) {
                return at;
            }
        }
        return source.length();
    }

    /** The text with {} for each variable part, and for the rest that follows. */
    private static String plain(String text) {
        return VARIES.matcher(text.endsWith(" ") ? text + "{}" : text).replaceAll("{}");
    }

    private static Pattern patternOf(String sentence) {
        return Pattern.compile(
                Stream.of(sentence.split("\\{}", -1)).map(Pattern::quote).collect(Collectors.joining(".*?")));
    }

    private static Stream<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
