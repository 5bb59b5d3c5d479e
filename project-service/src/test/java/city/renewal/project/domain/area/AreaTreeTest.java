package city.renewal.project.domain.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AreaTreeTest {

    private final AreaTree areas = AreaTree.bundled();

    @Test
    void laoshanHasItsFiveStreets() {
        assertThat(areas.below("370212"))
                .extracting(Area::name)
                .containsExactly("中韩街道", "沙子口街道", "王哥庄街道", "北宅街道", "金家岭街道");
    }

    @Test
    void shinanHasElevenStreets() {
        assertThat(areas.below("370202")).hasSize(11);
    }

    @Test
    void everyStreetLiesBelowADistrictThatTheTreeKnows() {
        for (var district : new String[] {"370202", "370203", "370212", "419001"}) {
            assertThat(areas.byCode(district)).isPresent();
            assertThat(areas.below(district))
                    .isNotEmpty()
                    .allMatch(street -> AreaTree.covers(district, street.code())
                            && street.code().length() == 9);
        }
    }

    @Test
    void aNameMeansAStreetOfItsOwnDistrictOnly() {
        assertThat(areas.byName("370212", "中韩")).map(Area::code).contains("370212001");
        assertThat(areas.byName("370212", "中韩街道")).map(Area::code).contains("370212001");
        assertThat(areas.byName("419001", "克井")).map(Area::code).contains("419001100");
        assertThat(areas.byName("370202", "中韩街道")).isEmpty();
    }
}
