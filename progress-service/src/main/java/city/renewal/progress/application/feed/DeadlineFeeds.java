package city.renewal.progress.application.feed;

import city.renewal.events.Standing;
import city.renewal.progress.application.list.DeadlineOrder;
import city.renewal.progress.application.list.DeadlineQuery;
import city.renewal.progress.application.list.Lists;
import city.renewal.progress.application.reference.ReferencePeople;
import city.renewal.progress.application.state.Digest;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.starter.export.KeysetIterator;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
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
 * Calendar feeds of deadlines. The address of a feed contains a secret that is returned once and stored as a hash. The
 * secret grants the rights that the creator had, until the feed is withdrawn or the creator leaves the directory.
 */
public final class DeadlineFeeds {
    /** Maximum number of feeds per person. */
    public static final int MOST = 50;

    /** Maximum number of deadlines in a feed. */
    private static final int MOST_ROWS = 5_000;

    private static final Set<Standing> OPEN = Arrays.stream(Standing.values())
            .filter(standing -> !standing.isDone())
            .collect(Collectors.toUnmodifiableSet());

    private final Feeds feeds;
    private final Lists lists;
    private final ReferencePeople people;
    private final Supplier<String> ids;
    private final Supplier<String> secrets;
    private final InstantSource clock;

    /** @param secrets supplies 256 random bits per secret, in URL-safe characters */
    public DeadlineFeeds(
            Feeds feeds,
            Lists lists,
            ReferencePeople people,
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

    /** The result of a request. */
    public sealed interface Outcome {
        /** @param token the secret of the address, which is not returned again */
        record Created(Feed feed, String token) implements Outcome {}

        /** The same command created this feed before; its secret is no longer known. */
        record AlreadyCreated(Feed feed) implements Outcome {}

        /** Only leaders and commanders may follow other people's deadlines or another unit's. */
        record NotPermitted() implements Outcome {}

        /** The project does not exist or is not visible to the caller. */
        record Unknown() implements Outcome {}

        record TooMany() implements Outcome {}
    }

    /** @param commandId an idempotency key; null: every call creates another feed */
    public Outcome create(Feed.Kind kind, String about, Caller caller, @Nullable String commandId) {
        var maySeeOthers = caller.is(Role.COMMANDER) || caller.is(Role.LEADER);
        var isPermitted = switch (kind) {
            case PERSON -> maySeeOthers || about.equals(caller.personId());
            case UNIT ->
                maySeeOthers || caller.is(Role.SUPERVISOR) || caller.units().contains(about);
            case PROJECT -> true;
        };
        if (!isPermitted) {
            return new Outcome.NotPermitted();
        }
        if (kind == Feed.Kind.PROJECT
                && rows(Visibility.of(caller), Map.of("project", about), Set.of(), 1)
                        .isEmpty()) {
            return new Outcome.Unknown();
        }
        var id = commandId == null ? ids.get() : Digest.of("feed|" + commandId);
        var before = feeds.withId(id);
        if (before.isPresent()) {
            return new Outcome.AlreadyCreated(before.get());
        }
        if (feeds.of(caller.personId()).size() >= MOST) {
            return new Outcome.TooMany();
        }
        var feed = new Feed(id, kind, about, caller, clock.instant());
        var token = secrets.get();
        return feeds.saveIfAbsent(feed, Digest.of(token))
                ? new Outcome.Created(feed, token)
                : new Outcome.AlreadyCreated(feeds.withId(id).orElse(feed));
    }

    public List<Feed> of(Caller caller) {
        return feeds.of(caller.personId());
    }

    public boolean withdraw(String feedId, Caller caller) {
        return feeds.withdraw(feedId, caller.personId());
    }

    /** A feed and its deadlines. */
    public record FeedContents(Feed feed, List<DeadlineRow> rows) {}

    /** Returns empty when no feed has this secret or its creator has left. */
    public Optional<FeedContents> read(String token) {
        return feeds.find(Digest.of(token))
                .filter(feed -> !hasLeft(feed.reader().personId()))
                .map(feed -> new FeedContents(feed, rows(feed)));
    }

    private boolean hasLeft(String personId) {
        var ids = Set.of(personId);
        return people.names(ids).containsKey(personId) && people.active(ids).isEmpty();
    }

    private List<DeadlineRow> rows(Feed feed) {
        var visibility = Visibility.of(feed.reader());
        return switch (feed.kind()) {
            case PERSON -> {
                var found = new LinkedHashMap<String, DeadlineRow>();
                for (var role : List.of("owner", "leader")) {
                    rows(visibility, Map.of(role, feed.about()), OPEN, MOST_ROWS)
                            .forEach(row -> found.put(row.projectId() + "/" + row.nodeId(), row));
                }
                yield List.copyOf(found.values());
            }
            case UNIT -> rows(visibility, Map.of("unit", feed.about()), OPEN, MOST_ROWS);
            case PROJECT -> rows(visibility, Map.of("project", feed.about()), OPEN, MOST_ROWS);
        };
    }

    private List<DeadlineRow> rows(
            Visibility visibility, Map<String, String> equal, Set<Standing> standings, int most) {
        var query = new DeadlineQuery(
                visibility,
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
                KeysetIterator.SIZE);
        var pages = new KeysetIterator<>(
                after -> lists.deadlines(query.from(after, KeysetIterator.SIZE)),
                (DeadlineRow row) -> query.order().key(row));
        var found = new ArrayList<DeadlineRow>();
        while (found.size() < most && pages.hasNext()) {
            found.add(pages.next());
        }
        return found;
    }
}
