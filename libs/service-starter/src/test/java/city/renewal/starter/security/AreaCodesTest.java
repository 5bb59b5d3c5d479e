package city.renewal.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AreaCodesTest {
    @Test
    void aRightOnAnAreaCoversItAndWhatLiesBelow() {
        assertThat(AreaCodes.path("370212001002")).containsExactly("37", "3702", "370212", "370212001", "370212001002");
        assertThat(AreaCodes.path("370212001002"))
                .allSatisfy(given ->
                        assertThat(AreaCodes.covers(given, "370212001002")).isTrue());
        assertThat(AreaCodes.covers("370212001", "370212")).isFalse();
        assertThat(AreaCodes.covers("370213", "370212001")).isFalse();
    }

    @Test
    void aTextThatIsNoCodeCoversNothingBelow() {
        assertThat(AreaCodes.covers("37021", "370212")).isFalse();
        assertThat(AreaCodes.covers("3702120", "370212001")).isFalse();
        assertThat(AreaCodes.covers("", "370212")).isFalse();
        assertThat(AreaCodes.covers("", "")).isFalse();
        assertThat(AreaCodes.path("")).isEmpty();
    }

    @Test
    void areasOverlapIfOneContainsTheOther() {
        assertThat(AreaCodes.overlap("3702", "370212")).isTrue();
        assertThat(AreaCodes.overlap("370212", "3702")).isTrue();
        assertThat(AreaCodes.overlap("370212", "370202")).isFalse();
    }

    @Test
    void tellsDistrictsFromStreets() {
        assertThat(AreaCodes.isDistrictOrAbove("3702")).isTrue();
        assertThat(AreaCodes.isDistrictOrAbove("370212")).isTrue();
        assertThat(AreaCodes.isDistrictOrAbove("37021")).isFalse();
        assertThat(AreaCodes.isDistrictOrAbove("370212001")).isFalse();
    }
}
