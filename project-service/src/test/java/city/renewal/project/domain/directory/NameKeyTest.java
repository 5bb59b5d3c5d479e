package city.renewal.project.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"买买提·艾力", "买买提•艾力", "买买提・艾力", "买买提‧艾力", "买买提･艾力", "买买提 · 艾力", "买买提．艾力", "买买提.艾力", "买买提·艾力\u200b"
            })
    void whicheverDotSeparatesANameItIsTheSameName(String name) {
        assertThat(NameKey.of(name)).isEqualTo("买买提·艾力");
        assertThat(NameKey.forSearch(name)).isEqualTo("买买提艾力");
    }

    @Test
    void widthSpacesAndCaseMakeNoDifference() {
        assertThat(NameKey.of("Ｊｏｈｎ　李")).isEqualTo(NameKey.of("john李"));
        assertThat(NameKey.of("王 立功")).isEqualTo(NameKey.of("王立功"));
    }

    @Test
    void differentNamesStayDifferent() {
        assertThat(NameKey.of("王立功")).isNotEqualTo(NameKey.of("王立攻"));
        assertThat(NameKey.of("买买提·艾力")).isNotEqualTo(NameKey.of("买买提艾力"));
        assertThat(NameKey.of("A.B")).isEqualTo("a.b");
    }
}
