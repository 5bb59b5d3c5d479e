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
 * A unit that wants its dates gone: several people of it, in every role that a unit has, try every command in random order.
 * No sequence of theirs moves a promised date, an original date or what is late; only the project's leader and a commander
 * do, whom a commander named. What must hold is said by {@link DatesOracle}, which shares no code with the rules.
 */
class DueDateTamperingTest {
    /** {@code -Dworlds=20000} looks longer, {@code -Dseed=…} again. */
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
        // Without commands that are taken, and ones that are refused, nothing was tried.
        assertThat(tried[0]).as("refused").isGreaterThan(WORLDS);
        assertThat(tried[1]).as("taken").isGreaterThan(WORLDS);
    }

    /** The test can fail: with one rule away, the same attacks find a way. */
    @ParameterizedTest
    @EnumSource(value = Rules.class, mode = EnumSource.Mode.EXCLUDE, names = "ALL")
    void withOneRuleAwayTheAttackSucceeds(Rules rules, TestInfo info) {
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
