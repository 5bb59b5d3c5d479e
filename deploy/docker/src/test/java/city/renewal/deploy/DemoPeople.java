package city.renewal.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The demonstration's people, as the embedded issuer's source names them and as Keycloak's realm does. */
record DemoPeople(List<Person> people) {
    private static final Pattern LIST = Pattern.compile("List<String> (\\w+) = List\\.of\\(([^)]*)\\);");
    private static final Pattern USER = Pattern.compile(
            "user\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\",\\s*\"[^\"]+\",\\s*\"([A-Z]+)\",\\s*(\\w+),\\s*(\\w+)\\)");
    private static final Pattern CLIENT = Pattern.compile(
            "new DemoUser\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\",\\s*\"([^\"]+)\",\\s*\"[^\"]+\",\\s*\"([A-Z]+)\",\\s*(\\w+),\\s*(\\w+),");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    record Person(
            String username,
            String personId,
            String name,
            List<String> roles,
            List<String> areas,
            List<String> units) {}

    static DemoPeople ofTheIssuer() {
        var source = Repository.text(
                Repository.file("deploy/local/issuer/src/main/java/city/renewal/local/issuer/DemoUsers.java"));
        Map<String, List<String>> lists = new HashMap<>();
        LIST.matcher(source).results().forEach(found -> lists.put(found.group(1), quoted(found.group(2))));
        var people = new ArrayList<Person>();
        USER.matcher(source)
                .results()
                .map(found -> new Person(
                        found.group(1),
                        "p-" + found.group(1),
                        found.group(2),
                        List.of(found.group(3)),
                        known(lists, found.group(4)),
                        known(lists, found.group(5))))
                .forEach(people::add);
        CLIENT.matcher(source)
                .results()
                .map(found -> new Person(
                        found.group(1),
                        found.group(2),
                        found.group(3),
                        List.of(found.group(4)),
                        known(lists, found.group(5)),
                        known(lists, found.group(6))))
                .forEach(people::add);
        return new DemoPeople(people);
    }

    /** For Keycloak a client with its own account is a user whose name begins with "service-account-". */
    static DemoPeople ofTheRealm(Path realm) {
        return new DemoPeople(StreamSupport.stream(
                        Repository.json(realm).path("users").spliterator(), false)
                .map(user -> new Person(
                        user.path("username").asString().replaceFirst("^service-account-", ""),
                        user.path("id").asString(),
                        user.path("firstName").asString(),
                        strings(user.path("realmRoles")),
                        strings(user.path("attributes").path("areas")),
                        strings(user.path("attributes").path("units"))))
                .toList());
    }

    static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static List<String> known(Map<String, List<String>> lists, String name) {
        var list = lists.get(name);
        if (list == null) {
            throw new IllegalStateException("Expected the issuer's users to declare the list " + name);
        }
        return list;
    }
}
