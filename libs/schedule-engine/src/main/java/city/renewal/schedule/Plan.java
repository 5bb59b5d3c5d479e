package city.renewal.schedule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A compiled plan: nodes are numbers, in the order of the {@link PlanSpec}; links are stored in flat arrays, grouped by
 * successor and again by predecessor; {@code order} is a topological order. Immutable.
 */
public final class Plan {
    public static final int MAX_NODES = 100_000;
    public static final int MAX_LINKS = 500_000;
    public static final int MAX_DURATION_DAYS = 36_500;
    public static final int MAX_LAG_DAYS = 36_500;
    public static final int MAX_PROBLEMS = 1_000;
    public static final int MAX_ID_LENGTH = 200;

    /** The due moment of a node without a promise. */
    static final int NO_PROMISE = Integer.MAX_VALUE;

    final Anchor anchor;
    final int anchorDay;
    final List<String> nodeIds;
    private final Map<String, Integer> indexOf;
    final int[] duration;
    /** The {@link Moment} of the promise, which is the end of its day; or {@link #NO_PROMISE}. */
    final int[] promise;

    final List<String> calendarIds;
    final int[] calendarOf;
    final Links links;
    final int[] order;
    /** The position of each node in {@code order}. */
    final int[] rank;

    final boolean hasMilestones;
    /**
     * The milestones with no work and no lag before them, which are reached at the start of a day instead of the end.
     */
    final BitSet opening;

    Plan(
            Anchor anchor,
            List<String> nodeIds,
            Map<String, Integer> indexOf,
            int[] duration,
            int[] promise,
            List<String> calendarIds,
            int[] calendarOf,
            Links links,
            int[] order) {
        this.anchor = anchor;
        this.anchorDay = DayAxis.day(anchor.date());
        this.nodeIds = List.copyOf(nodeIds);
        this.indexOf = indexOf;
        this.duration = duration;
        this.promise = promise;
        this.calendarIds = List.copyOf(calendarIds);
        this.calendarOf = calendarOf;
        this.links = links;
        this.order = order;
        this.rank = new int[order.length];
        for (int at = 0; at < order.length; at++) {
            rank[order[at]] = at;
        }
        this.hasMilestones = Arrays.stream(duration).anyMatch(days -> days == 0);
        this.opening = opening();
    }

    private BitSet opening() {
        var found = new BitSet(duration.length);
        for (int node : order) {
            boolean opens = duration[node] == 0;
            for (int link = links.into[node]; opens && link < links.into[node + 1]; link++) {
                opens = links.lag[link] <= 0 && found.get(links.predecessor[link]);
            }
            found.set(node, opens);
        }
        return found;
    }

    /** Validates and compiles a plan; memory and time are linear in its size, and bounded. */
    public static Compilation compile(PlanSpec spec, Calendars calendars) {
        return new PlanCompiler(spec, calendars, PlanCompiler.Promises.NOT_BEFORE_THE_START).compile();
    }

    /**
     * Validates and compiles a plan of which some or all due dates were decided before. A decided date is a fact and is
     * accepted even before the plan's start: the node may have been completed when the plan was set again, or had to be
     * finished before the plan could begin.
     */
    public static Compilation compileDecided(PlanSpec spec, Calendars calendars) {
        return new PlanCompiler(spec, calendars, PlanCompiler.Promises.ANY_DATE).compile();
    }

    /** The number of nodes; they are numbered from 0 in the order of the {@link PlanSpec}. */
    public int size() {
        return duration.length;
    }

    public Anchor anchor() {
        return anchor;
    }

    public String nodeId(int node) {
        return nodeIds.get(node);
    }

    public OptionalInt find(String nodeId) {
        var index = indexOf.get(nodeId);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** @throws IllegalArgumentException if the plan has no such node */
    public int index(String nodeId) {
        return find(nodeId)
                .orElseThrow(() -> new IllegalArgumentException("Expected a node '%s' in the plan".formatted(nodeId)));
    }

    public int durationDays(int node) {
        return duration[node];
    }

    public String calendarId(int node) {
        return calendarIds.get(calendarOf[node]);
    }

    /** The promised date of this node; null if there is none. */
    public @Nullable LocalDate promisedDate(int node) {
        return promise[node] == NO_PROMISE ? null : DayAxis.date(Moment.day(promise[node]));
    }
}
