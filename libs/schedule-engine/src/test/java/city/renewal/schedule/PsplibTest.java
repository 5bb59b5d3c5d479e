package city.renewal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.Compilation.Compiled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests networks in PSPLIB's format, whose files name the length of the longest path: finish = start + MPM-Time − 1,
 * forwards and backwards, and no float along the driving chain. Networks with minimal and maximal lags ({@code .sch})
 * start as early as their minimal lags allow, and, if that also keeps the maximal lags, as early as the whole network
 * can. {@code PSPLIB_DIR} names a folder with further files.
 */
class PsplibTest {
    private static final LocalDate START = LocalDate.of(2023, 1, 10);

    @ParameterizedTest
    @ValueSource(strings = {"chain", "diamond", "parallel"})
    void aTinyNetworkOfOurOwnTakesItsLongestPath(String name) throws IOException {
        try (var in = PsplibTest.class.getResourceAsStream("psplib/" + name + ".sm")) {
            check(PsplibFile.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    @Test
    void aTinyNetworkOfOurOwnKeepsItsMinimalLagsAndHereItsMaximalOnes() throws IOException {
        try (var in = PsplibTest.class.getResourceAsStream("psplib/window.sch")) {
            var file = ProgenMaxFile.parse("window", new String(in.readAllBytes(), StandardCharsets.UTF_8));

            assertThat(file.expressible()).hasSize(file.arcs().size() - 2);
            assertThat(file.earliestStarts(file.arcs())).containsExactly(0, 0, 7, 12, 6, 8, 15);
            assertThat(checkLags(file)).isTrue();
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "PSPLIB_DIR", matches = ".+")
    void everyNetworkOfTheLibraryTakesItsLongestPath() throws IOException {
        int files = 0;
        try (var paths = Files.walk(Path.of(System.getenv("PSPLIB_DIR")))) {
            for (var path : paths.filter(each -> each.toString().endsWith(".sm"))
                    .sorted()
                    .toList()) {
                check(PsplibFile.parse(path.getFileName().toString(), Files.readString(path)));
                files++;
            }
        }
        System.out.printf("%d PSPLIB networks agree with their MPM-Time%n", files);
        assertThat(files).isPositive();
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "PSPLIB_DIR", matches = ".+")
    void everyNetworkWithLagsStartsAsEarlyAsItsMinimalLagsLet() throws IOException {
        int files = 0;
        int whole = 0;
        try (var paths = Files.walk(Path.of(System.getenv("PSPLIB_DIR")))) {
            for (var path : paths.filter(
                            each -> each.toString().toLowerCase(Locale.ROOT).endsWith(".sch"))
                    .sorted()
                    .toList()) {
                files++;
                whole += checkLags(ProgenMaxFile.parse(path.getFileName().toString(), Files.readString(path))) ? 1 : 0;
            }
        }
        System.out.printf("%d networks with lags agree; in %d the maximal lags hold too%n", files, whole);
    }

    /** Returns whether the maximal lags, which a plan cannot express, hold as well. */
    private static boolean checkLags(ProgenMaxFile file) {
        var plan = ((Compiled) Plan.compile(file.plan(new Anchor.StartOn(START)), Calendars.standard())).plan();
        var evaluation = ScheduleEngine.evaluate(plan, Actuals.none(plan), Calendars.standard(), null);
        var expressed = file.earliestStarts(file.expressible());
        boolean holdsAll =
                file.arcs().stream().allMatch(arc -> expressed.get(arc.to()) >= expressed.get(arc.from()) + arc.lag());

        for (int node = 0; node < file.durations().size(); node++) {
            assertThat(evaluation.earliestStart(node))
                    .as("%s, node %d", file.name(), node)
                    .isEqualTo(day(file, node, expressed));
        }
        if (holdsAll) {
            assertThat(expressed).as(file.name()).isEqualTo(file.earliestStarts(file.arcs()));
        }
        return holdsAll;
    }

    /** A node with a duration starts in the morning; a milestone is shown on the day at whose end it is reached. */
    private static LocalDate day(ProgenMaxFile file, int node, List<Integer> starts) {
        int start = starts.get(node);
        return START.plusDays(file.durations().get(node) > 0 ? start : Math.max(0, start - 1));
    }

    private static void check(PsplibFile file) {
        var finish = START.plusDays(file.mpmTime() - 1L);

        var forward = evaluate(file, new Anchor.StartOn(START));
        var backward = evaluate(file, new Anchor.FinishBy(finish));

        assertThat(forward.start()).as(file.name()).isEqualTo(START);
        assertThat(forward.finish()).as(file.name()).isEqualTo(finish);
        assertThat(backward.start()).as(file.name()).isEqualTo(START);
        assertThat(backward.finish()).as(file.name()).isEqualTo(finish);
        checkChain(file, forward);
        checkChain(file, backward);
        for (int node = 0; node < file.durations().size(); node++) {
            assertThat(backward.earliestStart(node)).isEqualTo(forward.earliestStart(node));
            assertThat(backward.latestFinish(node)).isEqualTo(forward.latestFinish(node));
            assertThat(backward.totalFloatDays(node)).isEqualTo(forward.totalFloatDays(node));
        }
    }

    private static void checkChain(PsplibFile file, Evaluation evaluation) {
        var chain = evaluation.drivingChain();
        assertThat(chain).as(file.name()).allMatch(evaluation::critical);
        assertThat(chain).as(file.name()).allMatch(node -> evaluation.totalFloatDays(node) == 0);
        assertThat(chain.stream().mapToInt(file.durations()::get).sum())
                .as(file.name())
                .isEqualTo(file.mpmTime());
    }

    private static Evaluation evaluate(PsplibFile file, Anchor anchor) {
        var plan = ((Compiled) Plan.compile(file.plan(anchor), Calendars.standard())).plan();
        return ScheduleEngine.evaluate(plan, Actuals.none(plan), Calendars.standard(), null);
    }
}
