package city.renewal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.Compilation.Compiled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks in the format of PSPLIB, whose files name their longest path: finish = start + MPM-Time − 1, both ways, and no
 * float along the chain that drives it. {@code PSPLIB_DIR} names a folder of {@code .sm} files to be checked as well.
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
