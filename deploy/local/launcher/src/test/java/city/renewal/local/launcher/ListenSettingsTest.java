package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The addresses of the platform, and the password that goes with them. */
class ListenSettingsTest {

    @Test
    void publishesAnAddressAsItselfAndAllAddressesAsOneOfTheMachines() {
        var single = ListenSettings.of("127.0.0.2");

        assertThat(single.host()).isEqualTo("127.0.0.2");
        assertThat(single.localHost()).isEqualTo("127.0.0.2");
        assertThat(single.isPublic()).isTrue();
        assertThat(single.origins(8080)).containsExactly("http://127.0.0.2:8080");
        var everywhere = new ListenSettings("0.0.0.0", "192.168.1.20", "x");
        assertThat(everywhere.localHost()).isEqualTo("127.0.0.1");
        assertThat(everywhere.origins(8080))
                .containsExactly("http://192.168.1.20:8080", "http://127.0.0.1:8080", "http://localhost:8080");
        assertThat(ListenSettings.of("localhost")).isEqualTo(ListenSettings.LOOPBACK);
        assertThat(ListenSettings.LOOPBACK.isPublic()).isFalse();
        assertThatThrownBy(() -> ListenSettings.of("my-laptop")).isInstanceOf(CommandException.class);
    }

    @Test
    void generatesAPasswordOnceAndKeepsItReadableByItsOwnerOnly(@TempDir Path path) throws Exception {
        var folder = DataFolder.of(path);

        var made = SignInPassword.of(folder, Optional.empty());

        assertThat(made).matches("[a-z2-9]{4}(-[a-z2-9]{4}){2}");
        assertThat(SignInPassword.of(folder, Optional.empty())).isEqualTo(made);
        assertThat(SignInPassword.of(folder, Optional.of("a-chosen-one"))).isEqualTo("a-chosen-one");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(path.resolve("issuer/sign-in-password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void suggestsASimilarWord() {
        var known = Optional.of(TokenClient.USERS.split(" ", -1))
                .map(java.util.List::of)
                .orElseThrow();

        assertThat(Suggestions.suggestion("comander", known)).isEqualTo("; did you mean 'commander'?");
        assertThat(Suggestions.suggestion("owenr", known)).isEqualTo("; did you mean 'owner'?");
        assertThat(Suggestions.suggestion("xyz", known)).isEmpty();
        assertThat(Suggestions.editDistance("abcd", "acbd")).isEqualTo(1);
    }
}
