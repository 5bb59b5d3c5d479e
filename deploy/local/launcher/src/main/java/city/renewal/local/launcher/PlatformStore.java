package city.renewal.local.launcher;

import city.renewal.local.mongod.Mongod;
import city.renewal.local.mongod.StoreChoice;
import city.renewal.local.mongod.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the store of a platform: the one that the user requires, otherwise that of {@code MONGODB_URI}, otherwise the
 * one that the data folder was made with, otherwise by the rule of {@link StoreChoice}.
 *
 * <p>A data folder is never opened with another store than the one that made it: broker and store together are the
 * platform's data, and the other store would be empty beside a full broker.
 */
final class PlatformStore {

    static final String EMBEDDED = "embedded";
    static final String MONGOD = "mongod";

    private static final String EMBEDDED_FILE = "store.mv";

    private PlatformStore() {}

    static StoreChoice choose(Optional<String> required, Map<String, String> environment, DataFolder folder) {
        try {
            return chosen(required, environment, folder);
        } catch (StoreException unusable) {
            throw new CommandException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private static StoreChoice chosen(Optional<String> required, Map<String, String> environment, DataFolder folder) {
        if (required.isPresent()) {
            return require(required.get(), environment, folder);
        }
        var isExternal = !environment.getOrDefault(StoreChoice.URI_VARIABLE, "").isBlank();
        var former = formerStore(folder);
        return isExternal || former.isEmpty()
                ? StoreChoice.of(environment)
                : require(former.get(), environment, folder);
    }

    private static StoreChoice require(String store, Map<String, String> environment, DataFolder folder) {
        if (!List.of(EMBEDDED, MONGOD).contains(store)) {
            throw new CommandException("There is no store '%s'%s"
                    .formatted(store, Suggestions.suggestionOrChoices(store, List.of(EMBEDDED, MONGOD))));
        }
        formerStore(folder).filter(former -> !former.equals(store)).ifPresent(former -> {
            throw new CommandException(
                    "The data in '%s' were made with the store '%s' and can't be opened with '%s'; leave '--store' out, or choose another folder with --data"
                            .formatted(folder.path(), former, store));
        });
        return store.equals(EMBEDDED) ? new StoreChoice.Embedded() : mongod(environment, folder);
    }

    private static StoreChoice mongod(Map<String, String> environment, DataFolder folder) {
        return Mongod.find(environment)
                .map(StoreChoice.LocalMongod::new)
                .orElseThrow(() -> new CommandException("There is no mongod on the PATH%s; RENEWAL_MONGOD names one"
                        .formatted(
                                formerStore(folder).isEmpty()
                                        ? ""
                                        : ", and the data in '%s' were made with one".formatted(folder.path()))));
    }

    /** The own store that made this folder's data; empty when there are none, or they are in an external MongoDB. */
    private static Optional<String> formerStore(DataFolder folder) {
        if (hasEmbeddedFiles(folder)) {
            return Optional.of(EMBEDDED);
        }
        // The first file of WiredTiger's; a mongod that didn't get that far has kept nothing.
        return Files.exists(mongodFolder(folder).resolve("WiredTiger")) ? Optional.of(MONGOD) : Optional.empty();
    }

    /** The store's file and its logs, whose names begin with the file's: a killed store may have only a log. */
    private static boolean hasEmbeddedFiles(DataFolder folder) {
        var store = folder.folderOf("store");
        if (!Files.isDirectory(store)) {
            return false;
        }
        try (var files = Files.newDirectoryStream(store, EMBEDDED_FILE + "*")) {
            return files.iterator().hasNext();
        } catch (IOException refused) {
            throw Disk.failure("read", store, refused);
        }
    }

    static Path embeddedFile(DataFolder folder) {
        return folder.folderOf("store").resolve(EMBEDDED_FILE);
    }

    /** The folder of a {@code mongod}'s data. */
    static Path mongodFolder(DataFolder folder) {
        return folder.folderOf(MONGOD);
    }

    /** Makes the folder that the store needs before its first start. */
    static void prepare(StoreChoice store, DataFolder folder) {
        if (store instanceof StoreChoice.LocalMongod) {
            try {
                Files.createDirectories(mongodFolder(folder));
            } catch (IOException refused) {
                throw Disk.failure("make", mongodFolder(folder), refused);
            }
        }
    }
}
