package city.renewal.project.application;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.application.TamperingScenario.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A unit tries to get rid of its due dates: several of its people, in every role that a unit has, send all commands in
 * random order. No sequence moves a due date, an original date or the lateness; only a commander, and the leader whom a
 * commander appointed, can do so. {@link DatesOracle} checks this and shares no code with the rules.
 */
class DueDateTamperingTest {
    /** {@code -Dworlds=20000} runs more scenarios, {@code -Dseed=…} repeats one. */
    private static final int WORLDS = Integer.getInteger("worlds", 1_200);

    private static final int STEPS = 40;

    @Test
    void noSequenceOfCommandsMovesADate(TestInfo info) {
        var seed = Long.getLong("seed", new Random().nextLong());
        System.out.printf("%s: seed %d%n", info.getDisplayName(), seed);
        var random = new Random(seed);
        var tried = new int[2];
        for (int n = 0; n < WORLDS; n++) {
            var world = new TamperingScenario(new Random(random.nextLong()), Rules.ALL);
            for (int step = 0; step < STEPS; step++) {
                var accepted = world.step();
                tried[accepted ? 1 : 0]++;
                assertThat(world.broken())
                        .as("seed %d, world %d: %s", seed, n, world.story())
                        .isEmpty();
            }
        }
        // The test is only meaningful if some commands were accepted and some refused.
        assertThat(tried[0]).as("refused").isGreaterThan(WORLDS);
        assertThat(tried[1]).as("taken").isGreaterThan(WORLDS);
    }

    /** Proves that the test can fail: with one rule disabled, the same attacks succeed. */
    @ParameterizedTest
    @EnumSource(value = Rules.class, mode = EnumSource.Mode.EXCLUDE, names = "ALL")
    void withOneRuleDisabledTheAttackSucceeds(Rules rules, TestInfo info) {
        var seed = new Random().nextLong();
        System.out.printf("%s: seed %d%n", info.getDisplayName(), seed);
        var random = new Random(seed);
        List<String> broken = new ArrayList<>();
        for (int n = 0; n < WORLDS && broken.isEmpty(); n++) {
            var world = new TamperingScenario(new Random(random.nextLong()), rules);
            for (int step = 0; step < STEPS && broken.isEmpty(); step++) {
                world.step();
                broken.addAll(world.broken());
            }
        }
        assertThat(broken).as("seed %d, %s", seed, rules).isNotEmpty();
    }
}
