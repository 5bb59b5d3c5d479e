package city.renewal.notification.domain;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aNodeWithoutLeaders;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static List<String> climb(city.renewal.events.NodeSubject subject) {
        var told = new ArrayList<String>();
        var steps = new ArrayList<String>();
        var level = 0;
        for (var step = Ladder.above(level, subject, told);
                step.isPresent();
                step = Ladder.above(level, subject, told)) {
            level = step.get().level();
            told.add(step.get().recipient().address());
            steps.add(level + " " + step.get().recipient().address());
        }
        return steps;
    }

    @Test
    void climbsFromTheOwnerToTheSupervisionOffice() {
        assertThat(climb(aNode("p", "n")))
                .containsExactly("1 p-owner", "2 unit:u1", "3 p-leader", "4 p-commander", "5 supervision-office");
    }

    @Test
    void skipsRungsThatNobodyStandsOnAndNeverEndsNowhere() {
        assertThat(climb(aNodeWithoutLeaders("p", "n")))
                .containsExactly("1 p-owner", "2 unit:u1", "5 supervision-office");
    }

    @Test
    void doesNotTellTheSamePersonTwice() {
        var subject = aNode("p", "n");

        assertThat(Ladder.above(2, subject, List.of("p-leader")).orElseThrow().level())
                .isEqualTo(4);
    }
}
