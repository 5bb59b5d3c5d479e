package city.renewal.progress.adapter.mongo;

import city.renewal.events.Light;
import city.renewal.events.Money;
import city.renewal.events.Standing;
import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.adapter.mongo.collection.Paging;
import city.renewal.progress.application.list.DeadlineQuery;
import city.renewal.progress.application.list.Figures;
import city.renewal.progress.application.list.Lists;
import city.renewal.progress.application.list.ResponsibilityLine;
import city.renewal.progress.application.list.ResponsibilityQuery;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.ProjectSummary;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.VisibilityTokens;
import city.renewal.starter.security.Visibility;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Queries over the rows, tallies and summaries that {@link MongoDeadlineRows} writes. Every query is restricted to the
 * data that the caller may see.
 */
public final class MongoLists implements Lists {
    private static final Map<String, String> PATHS = Map.of(
            "programme", "programme",
            "project", "projectId",
            "field", "field",
            "street", "street",
            "headquarters", "headquarters",
            "unit", "unit.unitId",
            "owner", "owner.personId",
            "leader", "leader.personId",
            "extension", "extension.state");

    private final ListCollections lists;

    public MongoLists(ListCollections lists) {
        this.lists = lists;
    }

    @Override
    public List<DeadlineRow> deadlines(DeadlineQuery query) {
        return lists.deadlines()
                .find(filter(query))
                .sort(Paging.sort(query.order()))
                .limit(query.limit() + 1)
                .map(document -> Bson.read(document, DeadlineRow.class))
                .into(new ArrayList<>());
    }

    @Override
    public List<ResponsibilityLine> responsibilities(ResponsibilityQuery query) {
        return new ResponsibilityLines(lists.tallies(), query.monday())
                .read(filter(query.visibility(), query.equal(), query.area()), query.after(), query.limit() + 1);
    }

    private static Document filter(Visibility visibility, Map<String, String> equal, @Nullable String area) {
        var filter = VisibilityTokens.filter(visibility);
        equal.forEach((name, value) -> filter.append(PATHS.get(name), value));
        if (area != null) {
            filter.append("areaPath", area);
        }
        return filter;
    }

    static Document filter(DeadlineQuery query) {
        var filter = filter(query.visibility(), query.equal(), query.area());
        if (!query.standings().isEmpty()) {
            filter.append("standing", Paging.in(query.standings()));
        }
        if (!query.lights().isEmpty()) {
            filter.append("light", Paging.in(query.lights()));
        }
        if (query.signed() != null) {
            filter.append("signedAt", query.signed() ? new Document("$ne", null) : null);
        }
        if (query.reportMissing() != null) {
            filter.append("reportMissing", query.reportMissing());
        }
        if (query.reportDemanded() != null) {
            filter.append("reportDemanded", query.reportDemanded());
        }
        var due = new Document();
        if (query.dueFrom() != null) {
            due.append("$gte", query.dueFrom().toString());
        }
        if (query.dueTo() != null) {
            due.append("$lte", query.dueTo().toString());
        }
        if (!due.isEmpty()) {
            filter.append("dueDate", due);
        }
        if (!query.after().isEmpty()) {
            Paging.continueAfter(filter, query.order(), query.after());
        }
        return filter;
    }

    /**
     * A caller whose rights are by area only sees whole projects, so their summaries are added up. A caller with rights
     * by person or unit may see some nodes of a project and not others, so the visible tallies are added up instead.
     */
    @Override
    public Figures figures(Programme programme, Visibility visibility, LocalDate day) {
        var inSight = VisibilityTokens.filter(visibility).append("programme", programme.programmeId());
        var isByArea = visibility.isOfAreas();
        var figures = Figures.NONE;
        for (var document : lists.summaries().find(inSight)) {
            figures = figures.plus(figures(Bson.read(document, ProjectSummary.class), programme.year(), isByArea));
        }
        if (isByArea) {
            return figures;
        }
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var nodes = new NodeFigures(monday);
        TallyDocuments.find(
                        lists.tallies(),
                        TallyDocuments.inSight(programme.programmeId(), visibility),
                        "unsigned",
                        "counts")
                .forEach(nodes::add);
        return figures.plus(nodes.sum());
    }

    private static Figures figures(ProjectSummary summary, int year, boolean withNodes) {
        var none = Figures.NONE;
        return new Figures(
                1,
                summary.completed() ? 1 : 0,
                summary.totalInvestment(),
                summary.plannedThisYear(),
                summary.paidIn(year),
                withNodes
                        ? summary.byStanding().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        : 0,
                withNodes ? summary.dueThisWeek() : 0,
                withNodes ? summary.unsigned() : 0,
                withNodes ? summary.byStanding() : none.byStanding(),
                withNodes ? summary.byLight() : none.byLight());
    }

    /** Accumulates node counts. */
    private static final class NodeFigures {
        private final LocalDate monday;
        private final Map<Standing, Integer> byStanding = new EnumMap<>(Standing.class);
        private final Map<Light, Integer> byLight = new EnumMap<>(Light.class);
        private int nodes;
        private int dueThisWeek;
        private int unsigned;

        NodeFigures(LocalDate monday) {
            this.monday = monday;
        }

        void add(Document tally) {
            unsigned += tally.getInteger("unsigned");
            TallyDocuments.counts(tally).forEach(count -> {
                nodes += count.nodes();
                dueThisWeek += count.isDueInWeekOf(monday) ? count.nodes() : 0;
                byStanding.merge(count.standing(), count.nodes(), Integer::sum);
                byLight.merge(count.light(), count.nodes(), Integer::sum);
            });
        }

        Figures sum() {
            return new Figures(
                    0, 0, Money.ZERO, Money.ZERO, Money.ZERO, nodes, dueThisWeek, unsigned, byStanding, byLight);
        }
    }
}
