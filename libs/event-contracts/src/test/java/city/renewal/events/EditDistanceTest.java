package city.renewal.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditDistanceTest {
    @Test
    void countsWhatMustBeChangedToMakeOneTextOfAnother() {
        assertThat(EditDistance.between("王立功", "王立功")).isZero();
        assertThat(EditDistance.between("王立功", "王立攻")).isEqualTo(1);
        assertThat(EditDistance.between("王立功", "王功")).isEqualTo(1);
        assertThat(EditDistance.between("", "王立功")).isEqualTo(3);
        assertThat(EditDistance.between("买买提·艾力", "艾力")).isEqualTo(4);
        assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void countsACharacterOfTwoHalvesOnce() {
        assertThat(EditDistance.between("𠮷野", "吉野")).isEqualTo(1);
    }
}
