package city.renewal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** The ledgers add up to the published totals, and their simulated progress is plausible. */
class DemoTotalsTest {

    private static final DemoLedger LAOSHAN = Laoshan2023.make();

    @Test
    void laoshanHas196ProjectsInEightFieldsAndItsMoneyToTheLastYuan() {
        assertThat(LAOSHAN.projects()).hasSize(196);
        assertThat(LAOSHAN.projects().stream().map(DemoProject::field).distinct())
                .hasSize(8);
        assertThat(sum(LAOSHAN, DemoProject::total)).isEqualTo(10_060_000);
        assertThat(sum(LAOSHAN, DemoProject::planned)).isEqualTo(1_560_000);
    }

    @Test
    void laoshanStartsFiveVillagesAndItsResettlementHousingWithinTheYear() {
        var starts = LAOSHAN.projects().stream()
                .flatMap(project -> project.nodes().stream())
                .filter(node -> node.step().name().equals("改造启动开工")
                        || node.step().name().equals("安置房开工"))
                .toList();

        assertThat(starts.stream().filter(node -> node.step().name().equals("改造启动开工")))
                .hasSize(5);
        assertThat(starts).isNotEmpty().allSatisfy(node -> {
            assertThat(node.due()).isNotNull();
            assertThat(node.plannedFinish()).isBetween("2023-01-01", "2023-12-31");
        });
    }

    @Test
    void laoshanIsLifelikeOnTheDayOfTheDrill() {
        var nodes = nodes(LAOSHAN.projects());
        long overdue = nodes.stream().filter(DemoTotalsTest::isOverdue).count();
        long dueSoon = nodes.stream()
                .filter(node -> node.isOpen()
                        && !isOverdue(node)
                        && !node.plannedFinish().isAfter(Laoshan2023.TODAY.plusDays(7)))
                .count();
        long late = nodes.stream()
                .filter(node -> !node.isOpen() && node.actuals().completedOn().isAfter(node.plannedFinish()))
                .count();
        long done = nodes.stream().filter(node -> !node.isOpen()).count();
        System.out.printf(
                "laoshan: %d nodes, %d done (%d late), %d overdue, %d due soon%n",
                nodes.size(), done, late, overdue, dueSoon);
        for (var street : Districts.LAOSHAN_STREETS) {
            System.out.printf("%s overdue share %.3f%n", street.name(), overdueShare(street));
        }

        assertThat((double) overdue / nodes.size()).isBetween(0.06, 0.09);
        assertThat(dueSoon).isGreaterThan(10);
        assertThat(late).isGreaterThan(20);
        assertThat(overdueShare(Districts.JINJIALING)).isLessThan(0.03);
        assertThat(overdueShare(Districts.BEIZHAI)).isGreaterThan(0.1);
        assertThat(LAOSHAN.projects())
                .allSatisfy(project -> assertThat(project.nodes()).hasSizeBetween(5, 8));
    }

    @Test
    void laoshanHasPaidAboutHalfByMidyearAndItsBestStreetMore() {
        assertThat(LAOSHAN.projects())
                .allSatisfy(project -> assertThat(project.paid()).hasSize(6));
        assertThat(share(LAOSHAN.projects())).isBetween(0.3, 0.5);
        assertThat(share(of(Districts.JINJIALING))).isGreaterThan(share(of(Districts.BEIZHAI)) + 0.1);
    }

    private static double share(List<DemoProject> projects) {
        var paid = projects.stream()
                .flatMap(project -> project.paid().stream())
                .mapToLong(Long::longValue)
                .sum();
        return (double) paid / projects.stream().mapToLong(DemoProject::planned).sum();
    }

    private static List<DemoProject> of(Districts.Street street) {
        return LAOSHAN.projects().stream()
                .filter(project -> project.area().equals(street.name()))
                .toList();
    }

    @Test
    void laoshansDemoUsersHaveProjectsOfTheirOwn() {
        assertThat(ofUnit("u1")).hasSize(12).allSatisfy(project -> {
            assertThat(project.area()).isEqualTo("中韩街道");
            assertThat(project.leader().id()).isEqualTo("p-leader");
        });
        assertThat(ofUnit("u2")).hasSize(10).allSatisfy(project -> {
            assertThat(project.area()).isEqualTo("沙子口街道");
            assertThat(project.leader().id()).isEqualTo("p-leader-2");
        });
        assertThat(nodes(ofUnit("u1")))
                .anyMatch(node -> node.owner().id().equals("p-owner") && isOverdue(node))
                .anyMatch(node -> node.owner().id().equals("p-owner") && node.isOpen() && !isOverdue(node));
        assertThat(nodes(ofUnit("u2"))).anyMatch(node -> node.owner().id().equals("p-owner-2") && isOverdue(node));
    }

    @Test
    void shinan2022Carries48TasksWith179ProjectsAnd372Yi() {
        var ledger = Shinan2022.make();

        assertThat(ledger.projects()).hasSize(179);
        assertThat(ledger.programme().headquarters()).hasSize(9);
        assertThat(sum(ledger, DemoProject::total)).isEqualTo(3_720_000);
        assertThat(new HashSet<>(ledger.projects().stream()
                        .flatMap(project -> project.cityTasks().stream())
                        .toList()))
                .hasSize(48);
        assertThat(ledger.projects())
                .allSatisfy(project -> assertThat(project.cityTasks()).isNotEmpty());
        assertThat(ledger.projects().stream().filter(project -> project.goal().startsWith("双十产业项目")))
                .hasSize(10);
        assertThat(ledger.projects().stream().filter(project -> project.goal().startsWith("双十民生项目")))
                .hasSize(10);
    }

    @Test
    void everyDemonstrationHasTheCityTasksThatItsProjectsCarry() {
        for (var ledger : DemoLedgers.all()) {
            var carried = ledger.projects().stream()
                    .flatMap(project -> project.cityTasks().stream())
                    .distinct()
                    .toList();

            assertThat(ledger.cityTasks())
                    .as(ledger.programme().programmeId())
                    .extracting(DemoCityTask::id)
                    .containsExactlyInAnyOrderElementsOf(carried);
        }
        assertThat(Shinan2022.make().cityTasks()).hasSize(48);
    }

    @Test
    void shinan2024RenewsItsCompoundsToTheLastHousehold() {
        var ledger = Shinan2024.make();
        var compounds = ledger.projects().stream()
                .filter(project -> project.field().equals("老旧街区整体改造"))
                .toList();
        var micro = ledger.projects().stream()
                .filter(project -> project.field().equals("微更新"))
                .toList();

        assertThat(compounds).hasSize(38);
        assertThat(compounds.stream().map(DemoProject::area).distinct()).hasSize(11);
        assertThat(compounds.stream().mapToLong(p -> p.size().buildings()).sum())
                .isEqualTo(962);
        assertThat(compounds.stream().mapToLong(p -> p.size().households()).sum())
                .isEqualTo(33_000);
        assertThat(compounds.stream().mapToLong(p -> p.size().squareMetres()).sum())
                .isEqualTo(2_480_000);
        assertThat(micro).hasSize(100);
        assertThat(micro.stream().filter(project -> project.name().contains("7811")))
                .hasSize(6);
        assertThat(nodes(ledger.projects())).allMatch(node -> node.actuals().startedOn() == null);
    }

    @Test
    void jiyuanLeadsToItsInspection() {
        var ledger = Jiyuan2018.make();

        assertThat(ledger.projects()).hasSize(96);
        assertThat(ledger.projects().stream()
                        .filter(project -> project.finishBy().equals(Jiyuan2018.INSPECTION)))
                .hasSizeGreaterThan(40);
        assertThat(nodes(ledger.projects())).noneMatch(DemoNode::isOpen);
        assertThat(nodes(ledger.projects())).anyMatch(node -> node.unit() != null);
    }

    @Test
    void theDistrictsCampaignHasItsCompoundsLiftsStreetsAndFund() {
        var ledger = DistrictQuality.make();

        assertThat(count(ledger, "老旧小区改造")).isEqualTo(131);
        assertThat(count(ledger, "既有住宅加装电梯")).isEqualTo(100);
        assertThat(count(ledger, "特色街区")).isEqualTo(14);
        assertThat(sum(ledger, DemoProject::total)).isEqualTo(1_500_000);
        assertThat(ledger.projects().stream()
                        .filter(project -> project.field().equals("特色街区"))
                        .map(DemoProject::leader)
                        .distinct())
                .hasSize(14);
    }

    @Test
    void noStoryContradictsItself() {
        for (var ledger : DemoLedgers.all()) {
            for (var project : ledger.projects()) {
                assertThat(project.planned()).as(project.code()).isBetween(0L, project.total());
                for (var node : project.nodes()) {
                    var actuals = node.actuals();
                    if (actuals.startedOn() != null && actuals.completedOn() != null) {
                        assertThat(actuals.completedOn()).as(project.code()).isAfterOrEqualTo(actuals.startedOn());
                    }
                    for (var date : new java.time.LocalDate[] {
                        actuals.startedOn(), actuals.completedOn(), actuals.lastReportedOn()
                    }) {
                        assertThat(date == null || date.isBefore(Laoshan2023.TODAY.plusDays(1)))
                                .as(project.code() + " " + node.code())
                                .isTrue();
                    }
                    assertThat(node.plannedFinish()).isBeforeOrEqualTo(project.finishBy());
                }
            }
            System.out.printf(
                    "%s: %d projects, %d nodes, %d open, %d overdue%n",
                    ledger.programme().programmeId(),
                    ledger.projects().size(),
                    nodes(ledger.projects()).size(),
                    nodes(ledger.projects()).stream().filter(DemoNode::isOpen).count(),
                    nodes(ledger.projects()).stream()
                            .filter(DemoTotalsTest::isOverdue)
                            .count());
        }
    }

    private static boolean isOverdue(DemoNode node) {
        return node.isOpen() && node.plannedFinish().isBefore(Laoshan2023.TODAY);
    }

    private static double overdueShare(Districts.Street street) {
        var nodes = nodes(LAOSHAN.projects().stream()
                .filter(project -> project.area().equals(street.name()))
                .toList());
        return (double) nodes.stream().filter(DemoTotalsTest::isOverdue).count() / nodes.size();
    }

    private static List<DemoProject> ofUnit(String unitId) {
        return LAOSHAN.projects().stream()
                .filter(project -> project.unit().id().equals(unitId))
                .toList();
    }

    private static long count(DemoLedger ledger, String field) {
        return ledger.projects().stream()
                .filter(project -> project.field().equals(field))
                .count();
    }

    private static List<DemoNode> nodes(List<DemoProject> projects) {
        var nodes = new ArrayList<DemoNode>();
        projects.forEach(project -> nodes.addAll(project.nodes()));
        return nodes;
    }

    private static long sum(DemoLedger ledger, ToLongFunction<DemoProject> amount) {
        return ledger.projects().stream().mapToLong(amount).sum();
    }
}
