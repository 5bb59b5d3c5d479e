package city.renewal.progress.adapter.mongo;

import static city.renewal.progress.adapter.mongo.ListQueries.TODAY;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.progress.FoldOnStore;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.adapter.mongo.collection.Paging;
import city.renewal.progress.application.list.DeadlineOrder;
import city.renewal.progress.application.list.DeadlineQuery;
import city.renewal.progress.application.list.ResponsibilityQuery;
import city.renewal.starter.mongo.VisibilityTokens;
import city.renewal.starter.security.AreaCodes;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.testing.Backends;
import city.renewal.starter.testing.TestStore;
import city.renewal.starter.text.NameOrder;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;

/**
 * Measures one page of the deadline list for every index, from the middle of the list, compared with reading one row by
 * id in the same run. {@code ./renewal bench lists [rows]}, one million rows by default; on the store
 * of the tests; the embedded one builds an index on first use, outside the measurement.
 */
public final class ListsBench {
    private static final int REPEATS = 3;
    private static final int BATCH = 5_000;
    private static final int PROGRAMMES = 20;
    private static final int NODES = 20;

    private ListsBench() {}

    public static void main(String[] arguments) {
        var rows = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        var database = TestStore.freshDatabase();
        try {
            var collections = ListCollections.live(database);
            new MongoDeadlineRows(collections).createIndexes();
            var began = System.nanoTime();
            fill(collections, rows);
            System.out.printf("%,d rows in %.0f s on %s%n", rows, seconds(began), Backends.storeDescription());
            var one = median(() -> collections
                    .deadlines()
                    .find(new Document("_id", id(rows / 2)))
                    .first());
            System.out.printf("one row by its id: %.2f ms (median of %d)%n", one, REPEATS);
            System.out.printf(
                    "%-34s %10s %8s %12s %8s  %s%n", "index", "page 1 ms", "ratio", "mid-list ms", "ratio", "plan");
            var lists = new MongoLists(collections);
            ListQueries.byIndex().forEach((fields, first) -> measure(lists, collections, fields, first, one));
            measureDates(new MongoDatedTallies(collections), rows);
            measureResponsibilities(lists);
        } finally {
            database.drop();
        }
        // The embedded store keeps its threads until the process ends.
        System.exit(0);
    }

    private static void measure(
            MongoLists lists, ListCollections collections, List<String> fields, DeadlineQuery first, double one) {
        var later = first.from(List.of(middle(first), id(0)), first.limit());
        var firstPage = median(() -> lists.deadlines(first));
        var midList = median(() -> lists.deadlines(later));
        var plan = QueryPlans.areExplained()
                ? QueryPlans.stages(
                                collections.deadlines(),
                                MongoLists.filter(later),
                                Paging.sort(later.order()),
                                later.limit())
                        .toString()
                : "not told (embedded store)";
        System.out.printf(
                "%-34s %10.1f %8.1f %12.1f %8.1f  %s%n",
                String.join(", ", fields), firstPage, firstPage / one, midList, midList / one, plan);
    }

    /** The counts behind a trend and a calendar of due dates of one programme. */
    private static void measureDates(MongoDatedTallies tallies, int rows) {
        var district = Visibility.ofAreas(Set.of("370212"));
        System.out.printf(
                "a trend of %,d rows: %.1f ms; a year's due dates: %.1f ms%n",
                rows / PROGRAMMES,
                median(() -> tallies.nodes("g1", district)),
                median(() -> tallies.due("g1", district, TODAY.minusDays(182), TODAY.plusDays(182))));
    }

    private static void measureResponsibilities(MongoLists lists) {
        var district = Visibility.ofAreas(Set.of("370212"));
        for (var equal : List.of(Map.of("programme", "g1"), Map.<String, String>of(), Map.of("owner", "o1"))) {
            var query = new ResponsibilityQuery(district, equal, null, TODAY, List.of(), 50);
            System.out.printf(
                    "a page of responsibilities of %s: %.1f ms%n",
                    equal.isEmpty() ? "everything" : equal, median(() -> lists.responsibilities(query)));
        }
    }

    /** A value of the sort field in about the middle of the rows. */
    private static String middle(DeadlineQuery query) {
        return switch (query.order().field()) {
            case "overdueDays" -> "15";
            case "totalFloatDays" -> "0";
            case "projectName" -> NameOrder.key("项目 5");
            default -> TODAY.toString();
        };
    }

    /** Rows as the fold stores them, with different ids, dates and people. */
    private static void fill(ListCollections collections, int rows) {
        var pattern = stored();
        var tally = storedTally();
        var random = new Random(7);
        var batch = new ArrayList<Document>(BATCH);
        var tallies = new ArrayList<Document>(BATCH);
        for (int n = 0; n < rows; n++) {
            var row = row(pattern, n, random);
            batch.add(row);
            tallies.add(tally(tally, row));
            if (batch.size() == BATCH || n == rows - 1) {
                collections.deadlines().insertMany(batch, new InsertManyOptions().ordered(false));
                collections.tallies().insertMany(tallies, new InsertManyOptions().ordered(false));
                batch.clear();
                tallies.clear();
            }
        }
    }

    private static Document stored() {
        return stored(ListCollections::deadlines);
    }

    private static Document storedTally() {
        return stored(ListCollections::tallies);
    }

    private static Document stored(Function<ListCollections, MongoCollection<Document>> which) {
        try (var store = new FoldOnStore()) {
            var facts = ProjectFacts.of("p").registered().planned(ProjectFacts.node("n", TODAY));
            store.fold.handle(List.of(ProjectFacts.programme()));
            store.fold.handle(facts.all());
            return which.apply(store.collections).find().first();
        }
    }

    /** The tally of a row whose owner has no other node of the project. */
    private static Document tally(Document pattern, Document row) {
        var tally = new Document(pattern);
        for (var field : List.of(
                "_id",
                "projectId",
                "programme",
                "field",
                "headquarters",
                "street",
                "areaPath",
                "unit",
                "owner",
                "leader",
                "seenBy")) {
            tally.append(field, row.get(field));
        }
        var count = new Document(pattern.getList("counts", Document.class).getFirst());
        for (var field : List.of("dueDate", "standing", "light")) {
            count.append(field, row.get(field));
        }
        return tally.append("counts", List.of(count))
                .append(
                        TallyDocuments.LINE_KEY,
                        String.join(
                                "\u0001",
                                row.getString("programme"),
                                row.get("unit", Document.class).getString("unitId"),
                                row.get("owner", Document.class).getString("personId"),
                                row.get("leader", Document.class).getString("personId"),
                                row.getString("headquarters"),
                                row.getString("projectId")));
    }

    private static Document row(Document pattern, int n, Random random) {
        var project = n / NODES;
        var street = "370212%03d".formatted(project % 12);
        var overdue = random.nextInt(31);
        var isLate = random.nextInt(10) == 0;
        var row = new Document(pattern);
        row.append("_id", id(n))
                .append("projectId", "p" + project)
                .append("nodeId", "n" + n % NODES)
                .append("projectName", "项目 " + project)
                .append(DeadlineOrder.PROJECT_NAME_KEY, NameOrder.key("项目 " + project))
                .append("programme", "g" + project % PROGRAMMES)
                .append("field", "field-" + project % 8)
                .append("headquarters", "headquarters-" + project % 6)
                .append("street", street)
                .append("areaPath", AreaCodes.path(street))
                .append("unit", new Document("unitId", "u" + project % 500).append("name", "单位"))
                .append("owner", new Document("personId", "o" + n % 3_000).append("name", "负责人"))
                .append("leader", new Document("personId", "l" + project % 300).append("name", "领导"))
                .append("dueDate", TODAY.plusDays(random.nextInt(365) - 182).toString())
                .append(
                        "forecastDate",
                        TODAY.plusDays(random.nextInt(365) - 182).toString())
                .append("overdueDays", overdue)
                .append("totalFloatDays", 15 - overdue)
                .append("standing", (isLate ? Standing.OVERDUE : Standing.ON_TRACK).name())
                .append("light", (isLate ? Light.RED : Light.GREEN).name())
                .append("signedAt", random.nextInt(3) == 0 ? null : "2023-01-10T01:00:00Z")
                .append(
                        "seenBy",
                        VisibilityTokens.of(new Visibility.Target(
                                street,
                                Set.of("u" + project % 500),
                                Set.of("l" + project % 300),
                                Set.of("o" + n % 3_000))));
        return row;
    }

    private static String id(int n) {
        return "p%d/n%d".formatted(n / NODES, n % NODES);
    }

    private static double median(Runnable read) {
        read.run();
        var millis = new double[REPEATS];
        for (int n = 0; n < REPEATS; n++) {
            var began = System.nanoTime();
            read.run();
            millis[n] = seconds(began) * 1_000;
        }
        Arrays.sort(millis);
        return millis[REPEATS / 2];
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
