package city.renewal.local.mongod;

import java.util.Map;

/**
 * The document store that is used. The same rule holds for {@code ./renewal up}, the tests and the benchmarks:
 *
 * <ol>
 *   <li>{@code MONGODB_URI}, if it is set;
 *   <li>a {@code mongod} of this machine, if {@code RENEWAL_MONGOD} or the {@code PATH} names one;
 *   <li>the embedded store.
 * </ol>
 */
public sealed interface StoreChoice {

    /** The variable that names a running MongoDB. */
    String URI_VARIABLE = "MONGODB_URI";

    /** A MongoDB that somebody else runs. */
    record External(StoreAddress address) implements StoreChoice {
        @Override
        public String description() {
            return "the MongoDB of " + URI_VARIABLE;
        }
    }

    /** A {@code mongod} that the chooser starts and ends. */
    record LocalMongod(Mongod program) implements StoreChoice {
        @Override
        public String description() {
            return "mongod %s (%s)".formatted(program.version(), program.path());
        }
    }

    /** The embedded store, which needs nothing installed. */
    record Embedded() implements StoreChoice {
        @Override
        public String description() {
            return "embedded";
        }
    }

    /** What the user is told; without credentials. */
    String description();

    /**
     * Applies the rule to environment variables.
     *
     * @throws StoreException if the variable that decides is wrong, or the {@code mongod} that was found can't be used
     */
    static StoreChoice of(Map<String, String> environment) {
        var uri = environment.getOrDefault(URI_VARIABLE, "");
        if (!uri.isBlank()) {
            return new External(StoreAddress.of(uri));
        }
        return Mongod.find(environment).<StoreChoice>map(LocalMongod::new).orElseGet(Embedded::new);
    }
}
