package city.renewal.local.mongod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreChoiceTest {

    @TempDir
    Path folder;

    private Path onPath;
    private Path named;
    private String path;

    @BeforeEach
    void installTwo() throws IOException {
        onPath = FakeMongod.script(folder.resolve("bin"), "echo 'db version v7.0.14'");
        named = FakeMongod.script(folder.resolve("named"), "echo 'db version v8.0.4-rc1'");
        path = folder.resolve("missing") + ":" + folder.resolve("bin");
    }

    @Test
    void takesMongodbUriFirst() {
        var choice = StoreChoice.of(
                Map.of("MONGODB_URI", "mongodb://a:1/town", "RENEWAL_MONGOD", named.toString(), "PATH", path));

        assertThat(choice).isEqualTo(new StoreChoice.External(StoreAddress.of("mongodb://a:1/town")));
        assertThat(choice.description()).isEqualTo("the MongoDB of MONGODB_URI");
    }

    @Test
    void takesTheMongodOfRenewalMongodBeforeThatOfThePath() {
        var choice = StoreChoice.of(Map.of("MONGODB_URI", " ", "RENEWAL_MONGOD", named.toString(), "PATH", path));

        assertThat(choice.description()).isEqualTo("mongod 8.0.4-rc1 (%s)".formatted(named));
    }

    @Test
    void takesTheFirstMongodOfThePath() {
        assertThat(StoreChoice.of(Map.of("PATH", path)))
                .isEqualTo(new StoreChoice.LocalMongod(new Mongod(onPath, "7.0.14")));
    }

    @Test
    void takesTheEmbeddedStoreWhereThereIsNoMongod() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        Files.createDirectories(folder.resolve("folder/mongod"));
        var without = folder.resolve("empty") + ":" + folder.resolve("folder");

        assertThat(StoreChoice.of(Map.of("PATH", without))).isEqualTo(new StoreChoice.Embedded());
        assertThat(StoreChoice.of(Map.of())).isEqualTo(new StoreChoice.Embedded());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            echo 'db version v4.0.28'                             | is mongod 4.0.28, and 4.2 or later is needed
            echo 'db version v3.6.23'                             | is mongod 3.6.23, and 4.2 or later is needed
            echo 'I play chess'                                   | is no mongod: asked for its version, it says 'I play chess'
            echo one; echo 'Illegal instruction' 1>&2; exit 132   | ends with code 132 and says 'Illegal instruction'
            """)
    void refusesAMongodThatCannotBeUsedInOneSentence(String script, String words) throws IOException {
        FakeMongod.script(folder.resolve("named"), script);

        assertThatThrownBy(() -> StoreChoice.of(Map.of("RENEWAL_MONGOD", named.toString())))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(named.toString())
                .hasMessageContaining(words);
    }

    @Test
    void refusesANameOfNoProgram() {
        for (var name : List.of(folder.toString(), folder.resolve("nothing").toString())) {
            assertThatThrownBy(() -> StoreChoice.of(Map.of("RENEWAL_MONGOD", name)))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("RENEWAL_MONGOD names '%s', which is no program".formatted(name));
        }
    }
}
