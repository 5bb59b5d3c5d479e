package city.renewal.local.launcher;

import java.util.regex.Pattern;

/**
 * A MongoDB connection string, from which each service gets one with its own database.
 *
 * @param server scheme, credentials and hosts
 * @param database the database of the string, or empty; the prefix of the services' databases
 * @param options the part behind the question mark
 */
record StoreAddress(String server, String database, String options) {

    private static final Pattern SHAPE =
            Pattern.compile("(?<server>mongodb(\\+srv)?://[^/?]+)(/(?<database>[^?]*))?(\\?(?<options>.*))?");

    static StoreAddress of(String uri) {
        var shape = SHAPE.matcher(uri);
        if (!shape.matches()) {
            throw new CommandException("MONGODB_URI doesn't begin with 'mongodb://' and a host");
        }
        var database = shape.group("database");
        var options = shape.group("options");
        return new StoreAddress(
                shape.group("server"), database == null ? "" : database, options == null ? "" : options);
    }

    /**
     * The connection string of one service. A database in the original string is the prefix of the service's, and stays
     * the authentication database.
     */
    String database(String name) {
        var checksElsewhere = database.isEmpty() || !server.contains("@") || options.contains("authSource=");
        var own = checksElsewhere ? options : (options.isEmpty() ? "" : options + "&") + "authSource=" + database;
        return server + "/" + (database.isEmpty() ? "" : database + "_") + name + (own.isEmpty() ? "" : "?" + own);
    }
}
