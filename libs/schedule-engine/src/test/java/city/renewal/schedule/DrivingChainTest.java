package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.NodeReport.done;
import static city.renewal.schedule.PlanBuilder.NodeReport.started;
import static city.renewal.schedule.PlanBuilder.aPlan;
import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Feasibility, days short, and the chain of nodes that causes them. */
class DrivingChainTest {
    @Test
    void goesThroughLinksOfAllTypesAndTheirLags() {
        var plan = aPlan().finishingBy("2023-07-31")
                .node("a", 10)
                .node("b", 4, after("a", LinkType.SS, 12))
                .node("c", 3, after("b", LinkType.FF, 5))
                .node("d", 2, after("c", LinkType.SF, 6))
                .node("e", 5, after("d"))
                .evaluated("2023-07-15");

        assertThat(plan.earliest("b")).isEqualTo("2023-07-27 2023-07-30");
        assertThat(plan.earliest("c")).isEqualTo("2023-08-02 2023-08-04");
        assertThat(plan.earliest("d")).isEqualTo("2023-08-06 2023-08-07");
        assertThat(plan.evaluation().shortByDays()).isEqualTo(12);
        assertThat(plan.evaluation().drivingChainIds()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void endsWithTheNodeThatMissesItsOwnPromiseMost() {
        var plan = aPlan().finishingBy("2023-07-31")
                .node("a", 10)
                .due("2023-07-20")
                .node("b", 3, after("a"))
                .due("2023-07-19")
                .node("c", 3, after("b"))
                .evaluated("2023-07-15");

        assertThat(plan.evaluation().shortByDays()).isEqualTo(8);
        assertThat(plan.evaluation().drivingChainIds()).containsExactly("a", "b");
    }

    @Test
    void ofNodesThatAreEquallyLateEndsWithTheLastInTheOrderOfWork() {
        var plan = aPlan().finishingBy("2023-07-20")
                .node("accepted", 0, after("build"))
                .node("build", 10, after("design"))
                .node("design", 5)
                .evaluated("2023-07-15");

        assertThat(plan.evaluation().shortByDays()).isEqualTo(9);
        assertThat(plan.evaluation().drivingChainIds()).containsExactly("design", "build", "accepted");
    }

    @Test
    void excludesANodeThatIsNotDriving() {
        // Both begin today; the FF link between them changes nothing.
        var plan = aPlan().finishingBy("2023-07-17")
                .node("a", 5)
                .node("b", 5, after("a", LinkType.FF, 0))
                .evaluated("2023-07-15");

        assertThat(plan.evaluation().shortByDays()).isEqualTo(2);
        assertThat(plan.evaluation().drivingChainIds()).containsExactly("b");
    }

    @Test
    void stopsWhereAFactHoldsTheNode() {
        var begun = aPlan().finishingBy("2023-07-31")
                .node("before", 5)
                .node("dig", 30, after("before"))
                .node("pipes", 30, after("dig", LinkType.SS, 10));

        // The node waits for ten days after an actual start, which can no longer change.
        assertThat(begun.evaluated("2023-07-20", done("before", "2023-07-14"), started("dig", "2023-07-15"))
                        .evaluation()
                        .drivingChainIds())
                .containsExactly("pipes");
        assertThat(begun.evaluated("2023-07-20").evaluation().drivingChainIds())
                .containsExactly("before", "dig", "pipes");
    }

    @Test
    void ofAPlanThatMeetsItsDateLeadsToItsLastOpenNode() {
        var plan = aPlan().finishingBy("2023-07-31")
                .node("a", 3)
                .node("b", 2, after("a"))
                .node("c", 1)
                .evaluated("2023-07-15", done("a", "2023-07-16"));

        assertThat(plan.evaluation().feasible()).isTrue();
        assertThat(plan.evaluation().drivingChainIds()).containsExactly("b");
    }
}
