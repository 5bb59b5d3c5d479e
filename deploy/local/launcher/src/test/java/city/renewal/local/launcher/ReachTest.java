package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the platform is reached from, and the password that goes with it. */
class ReachTest {

    @Test
    void anAddressIsReachedUnderItselfAndEverywhereUnderOneOfTheMachines() {
        var one = Reach.of("127.0.0.2");

        assertThat(one.host()).isEqualTo("127.0.0.2");
        assertThat(one.local()).isEqualTo("127.0.0.2");
        assertThat(one.isOpen()).isTrue();
        assertThat(one.origins(8080)).containsExactly("http://127.0.0.2:8080");
        var everywhere = new Reach("0.0.0.0", "192.168.1.20", "x");
        assertThat(everywhere.local()).isEqualTo("127.0.0.1");
        assertThat(everywhere.origins(8080))
                .containsExactly("http://192.168.1.20:8080", "http://127.0.0.1:8080", "http://localhost:8080");
        assertThat(Reach.of("localhost")).isEqualTo(Reach.LOOPBACK);
        assertThat(Reach.LOOPBACK.isOpen()).isFalse();
        assertThatThrownBy(() -> Reach.of("my-laptop")).isInstanceOf(Refused.class);
    }

    @Test
    void aPasswordIsMadeOnceAndKeptForItsOwner(@TempDir Path path) throws Exception {
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
    void aWordThatIsNearIsGuessed() {
        var known =
                Optional.of(Tokens.USERS.split(" ", -1)).map(java.util.List::of).orElseThrow();

        assertThat(Nearest.hint("comander", known)).isEqualTo("; did you mean 'commander'?");
        assertThat(Nearest.hint("owenr", known)).isEqualTo("; did you mean 'owner'?");
        assertThat(Nearest.hint("xyz", known)).isEmpty();
        assertThat(Nearest.distance("abcd", "acbd")).isEqualTo(1);
    }
}
