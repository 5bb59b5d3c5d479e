package city.renewal.local.mongod;

import java.util.regex.Pattern;

/**
 * A MongoDB connection string, from which each service or test gets one with its own database.
 *
 * @param server scheme, credentials and hosts
 * @param database the database of the string, or empty; the prefix of the other databases' names
 * @param options the part behind the question mark
 */
public record StoreAddress(String server, String database, String options) {

    private static final Pattern SHAPE =
            Pattern.compile("(?<server>mongodb(\\+srv)?://[^/?]+)(/(?<database>[^?]*))?(\\?(?<options>.*))?");

    /** @throws StoreException if the text is no connection string */
    public static StoreAddress of(String uri) {
        var shape = SHAPE.matcher(uri.strip());
        if (!shape.matches()) {
            throw new StoreException(
                    "%s doesn't begin with 'mongodb://' and a host".formatted(StoreChoice.URI_VARIABLE));
        }
        var database = shape.group("database");
        var options = shape.group("options");
        return new StoreAddress(
                shape.group("server"), database == null ? "" : database, options == null ? "" : options);
    }

    /**
     * The connection string of one database. A database in the original string is the prefix of its name, and stays the
     * authentication database.
     */
    public String database(String name) {
        var checksElsewhere = database.isEmpty() || !server.contains("@") || options.contains("authSource=");
        var own = checksElsewhere ? options : (options.isEmpty() ? "" : options + "&") + "authSource=" + database;
        return server + "/" + (database.isEmpty() ? "" : database + "_") + name + (own.isEmpty() ? "" : "?" + own);
    }
}
