package city.renewal.progress.application.ranking;

import city.renewal.progress.application.list.ProblemList;
import city.renewal.progress.application.list.ProjectQuery;
import city.renewal.progress.application.list.Projects;
import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.application.reference.ProgrammeNames;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.domain.ranking.RankingLine;
import city.renewal.progress.domain.ranking.RankingScores;
import city.renewal.progress.domain.ranking.RankingTally;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.reference.Street;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.text.NameOrder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the streets, headquarters, units or fields of a programme. A ranking is public by design: a caller who sees
 * anything of the programme sees all of it. The rows behind it are shown by the lists, subject to the caller's rights.
 */
public final class Rankings {
    private final NodeTallies tallies;
    private final ProblemList problems;
    private final AlertTallies alerts;
    private final Projects projects;
    private final ReferenceData referenceData;
    private final InstantSource clock;

    public Rankings(
            NodeTallies tallies,
            ProblemList problems,
            AlertTallies alerts,
            Projects projects,
            ReferenceData referenceData,
            InstantSource clock) {
        this.tallies = tallies;
        this.problems = problems;
        this.alerts = alerts;
        this.projects = projects;
        this.referenceData = referenceData;
        this.clock = clock;
    }

    /** Returns the programme if it is known and any part of it is visible. */
    public Optional<Programme> visible(String programmeId, Visibility visibility) {
        return referenceData
                .programmes()
                .find(programmeId)
                .filter(programme -> visibility.covers(programme.area())
                        || !projects.find(new ProjectQuery(programmeId, visibility, Map.of()))
                                .isEmpty());
    }

    /** The current ranking; empty when the programme does not exist or is not visible. */
    public Optional<Ranking> of(String programmeId, RankingGrouping by, Visibility visibility) {
        return visible(programmeId, visibility).map(programme -> of(programme, by));
    }

    public Ranking of(Programme programme, RankingGrouping by) {
        var id = programme.programmeId();
        var rules = referenceData.rankingRules().of(id);
        var lines = RankingScores.rank(
                rules.rules(),
                tally(programme, by),
                (measure, key) -> rows(id, by, measure, key),
                NameOrder.comparator());
        return new Ranking(
                id, programme.name(), by.parameter(), clock.instant(), rules.version(), rules.rules(), lines);
    }

    private List<RankingTally> tally(Programme programme, RankingGrouping by) {
        var names = new ProgrammeNames(programme);
        var groups = new TreeMap<String, RankingTally>();
        for (var project : projects.all(programme.programmeId())) {
            var summary = project.summary();
            var key = switch (by) {
                case AREA -> Street.of(summary.area());
                case HEADQUARTERS -> summary.headquarters();
                case UNIT -> summary.unit().unitId();
                case FIELD -> summary.field();
            };
            if (key != null) {
                var name = by == RankingGrouping.UNIT ? summary.unit().name() : name(names, by, key);
                groups.merge(
                        key,
                        new RankingTally(
                                key, name, 0, 0, 0, 0, 0, summary.paidIn(programme.year()), summary.plannedThisYear()),
                        RankingTally::plus);
            }
        }
        var counted = new ArrayList<>(tallies.of(programme.programmeId(), by));
        counted.addAll(problems.tallies(programme.programmeId(), by));
        for (var rows : counted) {
            var named = RankingTally.none(
                    rows.key(), by == RankingGrouping.UNIT ? rows.name() : name(names, by, rows.key()));
            groups.merge(rows.key(), named.plus(rows), RankingTally::plus);
        }
        // Alerts of a group without rows are ignored.
        for (var answers : alerts.acknowledgements(programme.programmeId(), by)) {
            groups.computeIfPresent(answers.key(), (_, group) -> group.plus(answers));
        }
        return List.copyOf(groups.values());
    }

    private static String name(ProgrammeNames names, RankingGrouping by, String key) {
        return switch (by) {
            case HEADQUARTERS -> names.headquarters(key);
            case FIELD -> names.field(key);
            case AREA -> names.area(key);
            case UNIT -> key;
        };
    }

    private static @Nullable String rows(
            String programme, RankingGrouping by, RankingLine.Measure measure, String key) {
        var group = "?programme=%s&%s=%s".formatted(encoded(programme), by.condition(), encoded(key));
        return switch (measure) {
            case ON_TIME -> "/api/v1/deadlines" + group + "&standing=DONE_ON_TIME,DONE_LATE,OVERDUE";
            case LATENESS -> "/api/v1/deadlines" + group + "&standing=DONE_LATE,OVERDUE&sort=projectName";
            case INVESTMENT -> "/api/v1/investments" + group + "&by=project";
            case REPORTING -> "/api/v1/deadlines" + group + "&reportDemanded=true";
            case PROBLEMS -> "/api/v1/problems" + group + "&standing=DONE_ON_TIME,DONE_LATE,OVERDUE";
            case ACKNOWLEDGEMENT -> null;
        };
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
