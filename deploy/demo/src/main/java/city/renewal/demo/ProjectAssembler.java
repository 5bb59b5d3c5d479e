package city.renewal.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds projects from drafts: splits the published money to the last 万元, numbers them and simulates their progress. */
final class ProjectAssembler {

    /** The smallest cost of a project, in 万元. */
    private static final long LEAST = 20;

    private final SeededRandom random;
    private final Map<String, Integer> timesNamed = new HashMap<>();

    ProjectAssembler(SeededRandom random) {
        this.random = random;
    }

    /** A name that no other project of the ledger has: 二期, 三期 where a place has several. */
    String unique(String name) {
        int times = timesNamed.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + "（" + "一二三四五六七八九十".charAt(times - 1) + "期）";
    }

    /** What a project of a kind costs, before the sum is made to fit. */
    double weight(ProjectKind kind) {
        return random.between((double) kind.least(), kind.most());
    }

    /**
     * Splits both totals over the drafts.
     *
     * @param total and
     * @param planned in 万元
     */
    static void spend(List<ProjectDraft> drafts, long total, long planned, int year) {
        var totals = Apportionment.split(
                total, LEAST, drafts.stream().map(draft -> draft.weight).toList());
        var weights = new ArrayList<Double>();
        for (int index = 0; index < totals.length; index++) {
            drafts.get(index).total = totals[index];
            weights.add(totals[index] * partWithin(drafts.get(index), year) + 1);
        }
        var parts = Apportionment.splitBelow(planned, totals, weights);
        for (int index = 0; index < parts.length; index++) {
            drafts.get(index).planned = parts[index];
        }
    }

    private static double partWithin(ProjectDraft draft, int year) {
        var first = LocalDate.of(year, 1, 1);
        var last = LocalDate.of(year, 12, 31);
        var from = draft.start.isAfter(first) ? draft.start : first;
        var to = draft.finish.isBefore(last) ? draft.finish : last;
        double days = Math.max(10, ChronoUnit.DAYS.between(from, to));
        return days / Math.max(10, ChronoUnit.DAYS.between(draft.start, draft.finish));
    }

    /**
     * @param year the programme's
     * @param today the day up to which progress is simulated; null for a ledger as it was issued, before anything began
     */
    List<DemoProject> projects(List<ProjectDraft> drafts, String codePrefix, int year, @Nullable LocalDate today) {
        var projects = new ArrayList<DemoProject>();
        for (var draft : drafts) {
            draft.code = "%s-%03d".formatted(codePrefix, projects.size() + 1);
            projects.add(draft.finished(random, year, today));
        }
        return projects;
    }
}
