package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.local.mongod.FakeMongod;
import city.renewal.local.mongod.StoreChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformStoreTest {

    private static final String URI = "mongodb://127.0.0.1:27017";

    @TempDir
    Path root;

    private DataFolder folder;
    private Map<String, String> withMongod;

    @BeforeEach
    void install() throws IOException {
        folder = DataFolder.of(root.resolve("data"));
        FakeMongod.script(root, "echo 'db version v8.0.4'");
        withMongod = Map.of("PATH", root.toString());
    }

    private StoreChoice choose(Map<String, String> environment, String... required) {
        return PlatformStore.choose(
                Optional.of(required).filter(words -> words.length > 0).map(words -> words[0]), environment, folder);
    }

    private void makeEmbedded(String file) throws IOException {
        Files.createDirectories(folder.folderOf("store"));
        Files.createFile(folder.folderOf("store").resolve(file));
    }

    private void makeWithMongod() throws IOException {
        Files.createDirectories(folder.folderOf("mongod"));
        Files.createFile(folder.folderOf("mongod").resolve("WiredTiger"));
    }

    @Test
    void takesAMongodForANewFolderOnlyWhereThereIsOne() {
        assertThat(choose(withMongod)).isInstanceOf(StoreChoice.LocalMongod.class);
        assertThat(choose(Map.of())).isInstanceOf(StoreChoice.Embedded.class);
    }

    @Test
    void takesWhatIsRequired() {
        assertThat(choose(withMongod, "embedded")).isInstanceOf(StoreChoice.Embedded.class);
        assertThat(choose(withMongod, "mongod")).isInstanceOf(StoreChoice.LocalMongod.class);
        assertThat(choose(Map.of("MONGODB_URI", URI), "embedded")).isInstanceOf(StoreChoice.Embedded.class);
        assertThatThrownBy(() -> choose(Map.of(), "mongod"))
                .isInstanceOf(CommandException.class)
                .hasMessage("There is no mongod on the PATH; RENEWAL_MONGOD names one");
    }

    @Test
    void opensAFolderOfTheEmbeddedStoreWithItThoughThereIsAMongod() throws IOException {
        makeEmbedded("store.mv");

        assertThat(choose(withMongod)).isInstanceOf(StoreChoice.Embedded.class);
        assertThatThrownBy(() -> choose(withMongod, "mongod"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("were made with the store 'embedded' and can't be opened with 'mongod'");
    }

    @Test
    void knowsAFolderOfAnEmbeddedStoreThatWasKilledBeforeItWroteItsFile() throws IOException {
        makeEmbedded("store.mv.log-1");

        assertThat(choose(withMongod)).isInstanceOf(StoreChoice.Embedded.class);
    }

    @Test
    void opensAFolderOfAMongodWithAMongodOnly() throws IOException {
        makeWithMongod();

        assertThat(choose(withMongod)).isInstanceOf(StoreChoice.LocalMongod.class);
        assertThatThrownBy(() -> choose(withMongod, "embedded"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("were made with the store 'mongod'");
        assertThatThrownBy(() -> choose(Map.of()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("There is no mongod on the PATH, and the data in", "were made with one");
    }

    @Test
    void takesAnExternalMongodbWhateverMadeTheFolder() throws IOException {
        makeEmbedded("store.mv");

        assertThat(choose(Map.of("MONGODB_URI", URI))).isInstanceOf(StoreChoice.External.class);
    }
}
