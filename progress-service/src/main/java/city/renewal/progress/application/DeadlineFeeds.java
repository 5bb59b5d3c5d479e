package city.renewal.progress.application;

import city.renewal.events.Standing;
import city.renewal.progress.domain.DeadlineRow;
import city.renewal.starter.export.Pages;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines for calendar programs. A feed's address holds a secret that is shown once and kept as a hash; whoever knows it
 * reads what the feed's maker may read, until it is withdrawn or the directory says that its maker has left.
 */
public final class DeadlineFeeds {
    /** Most feeds of a person. */
    public static final int MOST = 50;

    /** Most deadlines in a feed. */
    private static final int MOST_ROWS = 5_000;

    private static final Set<Standing> OPEN = Arrays.stream(Standing.values())
            .filter(standing -> !standing.isDone())
            .collect(Collectors.toUnmodifiableSet());

    private final Feeds feeds;
    private final Lists lists;
    private final PeopleCopies people;
    private final Supplier<String> ids;
    private final Supplier<String> secrets;
    private final InstantSource clock;

    /** @param secrets 256 random bits each, in letters that an address may have */
    public DeadlineFeeds(
            Feeds feeds,
            Lists lists,
            PeopleCopies people,
            Supplier<String> ids,
            Supplier<String> secrets,
            InstantSource clock) {
        this.feeds = feeds;
        this.lists = lists;
        this.people = people;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        /** @param token the secret of its address, which nobody is told again */
        record Created(Feed feed, String token) implements Outcome {}

        /** The same command has made this feed before; its secret isn't known any more. */
        record Repeated(Feed feed) implements Outcome {}

        /** Nobody but a leader or commander follows other people's deadlines, and nobody another unit's. */
        record NotTheirs() implements Outcome {}

        /** There is no such project, as far as the caller can see. */
        record Unknown() implements Outcome {}

        record TooMany() implements Outcome {}
    }

    /** @param commandId makes a repetition the same feed; null: every call makes another */
    public Outcome create(Feed.Kind kind, String about, Caller caller, @Nullable String commandId) {
        var overlooks = caller.is(Role.COMMANDER) || caller.is(Role.LEADER);
        var isTheirs = switch (kind) {
            case PERSON -> overlooks || about.equals(caller.personId());
            case UNIT ->
                overlooks || caller.is(Role.SUPERVISOR) || caller.units().contains(about);
            case PROJECT -> true;
        };
        if (!isTheirs) {
            return new Outcome.NotTheirs();
        }
        if (kind == Feed.Kind.PROJECT
                && rows(Sight.of(caller), Map.of("project", about), Set.of(), 1).isEmpty()) {
            return new Outcome.Unknown();
        }
        var id = commandId == null ? ids.get() : Digest.of("feed|" + commandId);
        var before = feeds.withId(id);
        if (before.isPresent()) {
            return new Outcome.Repeated(before.get());
        }
        if (feeds.of(caller.personId()).size() >= MOST) {
            return new Outcome.TooMany();
        }
        var feed = new Feed(id, kind, about, caller, clock.instant());
        var token = secrets.get();
        return feeds.keep(feed, Digest.of(token))
                ? new Outcome.Created(feed, token)
                : new Outcome.Repeated(feeds.withId(id).orElse(feed));
    }

    public List<Feed> of(Caller caller) {
        return feeds.of(caller.personId());
    }

    public boolean withdraw(String feedId, Caller caller) {
        return feeds.withdraw(feedId, caller.personId());
    }

    /** A feed and its deadlines. */
    public record Read(Feed feed, List<DeadlineRow> rows) {}

    /** Empty when no feed has this secret, or its maker has left. */
    public Optional<Read> read(String token) {
        return feeds.find(Digest.of(token))
                .filter(feed -> !hasLeft(feed.reader().personId()))
                .map(feed -> new Read(feed, rows(feed)));
    }

    private boolean hasLeft(String personId) {
        var ids = Set.of(personId);
        return people.names(ids).containsKey(personId) && people.active(ids).isEmpty();
    }

    private List<DeadlineRow> rows(Feed feed) {
        var sight = Sight.of(feed.reader());
        return switch (feed.kind()) {
            case PERSON -> {
                var found = new LinkedHashMap<String, DeadlineRow>();
                for (var role : List.of("owner", "leader")) {
                    rows(sight, Map.of(role, feed.about()), OPEN, MOST_ROWS)
                            .forEach(row -> found.put(row.projectId() + "/" + row.nodeId(), row));
                }
                yield List.copyOf(found.values());
            }
            case UNIT -> rows(sight, Map.of("unit", feed.about()), OPEN, MOST_ROWS);
            case PROJECT -> rows(sight, Map.of("project", feed.about()), OPEN, MOST_ROWS);
        };
    }

    private List<DeadlineRow> rows(Sight sight, Map<String, String> equal, Set<Standing> standings, int most) {
        var query = new DeadlineQuery(
                sight,
                equal,
                null,
                standings,
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                DeadlineOrder.DUE_DATE,
                List.of(),
                Pages.SIZE);
        var pages = new Pages<>(
                after -> lists.deadlines(query.from(after, Pages.SIZE)),
                (DeadlineRow row) -> query.order().key(row));
        var found = new ArrayList<DeadlineRow>();
        while (found.size() < most && pages.hasNext()) {
            found.add(pages.next());
        }
        return found;
    }
}
