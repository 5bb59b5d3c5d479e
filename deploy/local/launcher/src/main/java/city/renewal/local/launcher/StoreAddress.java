package city.renewal.local.launcher;

import java.util.regex.Pattern;

/**
 * A MongoDB connection string, from which each service gets one with a database of its own.
 *
 * @param server scheme, credentials and hosts
 * @param database the database that was named, or nothing; then the services' databases begin with it
 * @param options what follows the question mark
 */
record StoreAddress(String server, String database, String options) {

    private static final Pattern SHAPE =
            Pattern.compile("(?<server>mongodb(\\+srv)?://[^/?]+)(/(?<database>[^?]*))?(\\?(?<options>.*))?");

    static StoreAddress of(String uri) {
        var shape = SHAPE.matcher(uri);
        if (!shape.matches()) {
            throw new Refused("MONGODB_URI doesn't begin with 'mongodb://' and a host");
        }
        var database = shape.group("database");
        var options = shape.group("options");
        return new StoreAddress(
                shape.group("server"), database == null ? "" : database, options == null ? "" : options);
    }

    /** The connection string of one service; a database that was named goes before, and goes on to check the password. */
    String database(String name) {
        var checksElsewhere = database.isEmpty() || !server.contains("@") || options.contains("authSource=");
        var own = checksElsewhere ? options : (options.isEmpty() ? "" : options + "&") + "authSource=" + database;
        return server + "/" + (database.isEmpty() ? "" : database + "_") + name + (own.isEmpty() ? "" : "?" + own);
    }
}
