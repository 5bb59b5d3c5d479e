package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;

import city.renewal.events.DueDateShift;
import city.renewal.events.Envelope;
import city.renewal.events.ProjectEvent.NodeAdvanced;
import city.renewal.events.ProjectEvent.NodeObjected;
import city.renewal.events.ProjectEvent.ProjectAmended;
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A seeded random year of work on some projects: facts of each project in order, site reports and facts of problems in
 * random order.
 */
public final class RandomCampaign {
    /** The final state of the calendar that is changed twice. */
    static final Envelope<?> DAYS_OFF = ProjectFacts.daysOff(2, TODAY.plusDays(4), TODAY.plusDays(8));

    /**
     * The people who are active in the directory at the end: p-owner-0 was recorded, p-owner-1 became inactive,
     * p-owner-2 was never recorded.
     */
    static final Set<String> KNOWN_PEOPLE = Set.of("p-owner-0");

    private final Random random;
    private final Map<String, List<Envelope<?>>> byProject = new LinkedHashMap<>();
    private final List<Envelope<?>> ofAreas = new ArrayList<>();

    private RandomCampaign(Random random) {
        this.random = random;
    }

    public static RandomCampaign of(Random random, int projects, int factsEach) {
        var campaign = new RandomCampaign(random);
        for (var i = 0; i < projects; i++) {
            campaign.byProject.put("p" + i, campaign.project("p" + i, factsEach));
            campaign.ofAreas.addAll(campaign.problem(ProblemFacts.of("area-" + i, campaign.due())));
        }
        return campaign;
    }

    public Map<String, List<Envelope<?>>> byProject() {
        return byProject;
    }

    /** Facts of problems without a project. */
    public List<Envelope<?>> ofAreas() {
        return ofAreas;
    }

    /** The facts of all projects, interleaved; each project keeps its order. */
    public List<Envelope<?>> mixed() {
        var rest = new ArrayList<List<Envelope<?>>>();
        byProject.values().forEach(facts -> rest.add(new ArrayList<>(facts)));
        var mixed = new ArrayList<Envelope<?>>();
        while (!rest.isEmpty()) {
            var next = rest.get(random.nextInt(rest.size()));
            mixed.add(next.removeFirst());
            rest.removeIf(List::isEmpty);
        }
        ofAreas.forEach(fact -> mixed.add(random.nextInt(mixed.size() + 1), fact));
        mixed.add(random.nextInt(mixed.size()), ProjectFacts.programme());
        var later = random.nextInt(mixed.size());
        mixed.add(later, DAYS_OFF);
        mixed.add(random.nextInt(later + 1), ProjectFacts.daysOff(1, TODAY.plusDays(3), TODAY.plusDays(30)));
        mixed.add(random.nextInt(mixed.size()), ProjectFacts.person("p-owner-0", 2, true));
        mixed.add(random.nextInt(mixed.size()), ProjectFacts.person("p-owner-0", 1, false));
        mixed.add(random.nextInt(mixed.size()), ProjectFacts.person("p-owner-1", 1, true));
        mixed.add(random.nextInt(mixed.size()), ProjectFacts.person("p-owner-1", 2, false));
        return mixed;
    }

    private List<Envelope<?>> project(String id, int count) {
        var facts = ProjectFacts.of(id).registered();
        var nodes = plan(facts);
        for (var i = 0; i < count; i++) {
            var node = "n" + random.nextInt(nodes + 1);
            var at = NOW.minus(Duration.ofHours(random.nextInt(400)));
            switch (random.nextInt(18)) {
                case 0 -> facts.signed(node);
                case 1 -> facts.decided(new NodeObjected(node, "p-owner", "不是我", NOW));
                case 2 -> facts.stated(node, random.nextInt(101), TODAY.minusDays(random.nextInt(20)));
                case 3 -> facts.claimed(node, TODAY.minusDays(random.nextInt(10)), at);
                case 4 -> facts.returned(node, at);
                case 5 -> facts.completed(node, TODAY.minusDays(random.nextInt(10)));
                case 6 -> {
                    if (random.nextInt(4) == 0) {
                        nodes = plan(facts);
                    }
                }
                case 7 ->
                    facts.decided(new ProjectAmended(
                            ProjectFacts.entry(id, "37021200" + (1 + random.nextInt(5)), "p-leader", "u1"),
                            "p-unit",
                            NOW));
                case 8 -> facts.extensionAsked("x" + i, node, TODAY.plusDays(random.nextInt(60)));
                case 9 -> decideExtension(facts, "x" + random.nextInt(i + 1), node, i);
                case 10 -> facts.suspended("s" + i % 3, TODAY.plusDays(random.nextInt(30) - 20), covered(node));
                case 11 ->
                    facts.resumed(
                            "s" + random.nextInt(3),
                            TODAY.plusDays(random.nextInt(20) - 10),
                            new DueDateShift(node, TODAY.plusDays(random.nextInt(90) - 10), i));
                case 13 ->
                    facts.decided(new NodeAdvanced(node, TODAY.plusDays(random.nextInt(40)), i, "p-leader", "", NOW));
                case 14 -> {
                    if (random.nextInt(10) == 0) {
                        facts.decided(new ProjectWithdrawn("撤项", "p-commander", NOW));
                    }
                }
                case 12 -> facts.paid("2023-%02d".formatted(1 + random.nextInt(12)), random.nextInt(1000) + ".50");
                default -> {
                    var percent = random.nextInt(101);
                    facts.reported(id + "-r" + i, node, at, percent);
                    if (random.nextBoolean()) {
                        facts.assessed(id + "-r" + i, node, at, percent);
                    }
                }
            }
        }
        var all = new ArrayList<>(facts.all());
        for (var i = random.nextInt(3); i > 0; i--) {
            var of = ProblemFacts.of(id + "-q" + i, due())
                    .ofProject(id, random.nextBoolean() ? "n0" : null)
                    .blocking(random.nextBoolean() ? new String[] {"n" + random.nextInt(5), "n1"} : new String[0]);
            problem(of).forEach(fact -> all.add(random.nextInt(all.size() + 1), fact));
        }
        return all;
    }

    private LocalDate due() {
        return TODAY.plusDays(random.nextInt(60) - 20);
    }

    /** The facts of one problem, up to a random point. */
    private List<Envelope<?>> problem(ProblemFacts facts) {
        facts.answeredBy("p-owner-" + random.nextInt(3), "u1", null).raised();
        for (var i = random.nextInt(6); i > 0; i--) {
            facts.at(NOW.minus(Duration.ofHours(random.nextInt(300))));
            switch (random.nextInt(5)) {
                case 0 -> facts.rectified().returned();
                case 1 -> facts.rectified();
                case 2 -> facts.rectified().closed();
                case 3 -> facts.reopened(due());
                default -> facts.extensionAsked("x" + i, due()).extensionDecided(random.nextBoolean());
            }
        }
        return facts.all();
    }

    private void decideExtension(ProjectFacts facts, String extension, String node, int version) {
        if (random.nextBoolean()) {
            facts.extensionApproved(extension, node, TODAY.plusDays(random.nextInt(60)), version);
        } else {
            facts.extensionRefused(extension, node);
        }
    }

    private String[] covered(String node) {
        return random.nextBoolean() ? new String[0] : new String[] {node};
    }

    private int plan(ProjectFacts facts) {
        var count = 1 + random.nextInt(5);
        var nodes = new ProjectFacts.Node[count];
        for (var i = 0; i < count; i++) {
            nodes[i] = ProjectFacts.node("n" + i, TODAY.plusDays(random.nextInt(80) - 20))
                    .lasting(random.nextInt(30))
                    .reportedEvery(7)
                    .ownedBy("p-owner-" + random.nextInt(3), "u1");
            if (i > 0 && random.nextBoolean()) {
                nodes[i] = nodes[i].after("n" + random.nextInt(i));
            }
        }
        facts.planned(nodes);
        return count;
    }
}
