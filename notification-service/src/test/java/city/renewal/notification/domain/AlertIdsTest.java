package city.renewal.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class AlertIdsTest {
    @Test
    void differWhereverOneOfTheirPartsDiffers() {
        var ids = new HashSet<String>();
        var count = 0;
        for (var project : new String[] {"p", "p1", "p11"}) {
            for (var node : new String[] {"n", "1n", "11"}) {
                for (var version = 1; version < 12; version++) {
                    ids.add(AlertIds.alert(project, node, version));
                    count++;
                    for (var level = 1; level <= 5; level++) {
                        ids.add(AlertIds.decision(project, node, version, level));
                        count++;
                    }
                }
            }
        }
        assertThat(ids).hasSize(count).allMatch(id -> id.matches("[0-9a-f]{64}"));
    }

    @Test
    void stayTheSameForEver() {
        assertThat(AlertIds.alert("p1", "n1", 1)).isEqualTo(AlertIds.alert("p1", "n1", 1));
        assertThat(AlertIds.message("d", "p-owner")).isNotEqualTo(AlertIds.message("d", "unit:u1"));
    }
}
