package city.renewal.project.testing;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.Problem.Source;
import city.renewal.events.UnitRef;
import city.renewal.project.domain.problem.ProblemDraft;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds problem drafts with defaults. */
public final class ProblemDraftBuilder {
    public static final LocalDate DUE = LocalDate.of(2023, 7, 10);

    private final @Nullable String projectId;
    private final @Nullable String nodeId;
    private final @Nullable String area;
    private Source source = Source.INSPECTION;
    private String category = "QUALITY";
    private LocalDate dueDate = DUE;
    private List<String> blocks = List.of();
    private @Nullable PersonRef leader;

    private ProblemDraftBuilder(@Nullable String projectId, @Nullable String nodeId, @Nullable String area) {
        this.projectId = projectId;
        this.nodeId = nodeId;
        this.area = area;
    }

    /** Of a node of project {@code p1}. */
    public static ProblemDraftBuilder onNode(String nodeId) {
        return new ProblemDraftBuilder("p1", nodeId, null);
    }

    public static ProblemDraftBuilder onProject(String projectId) {
        return new ProblemDraftBuilder(projectId, null, null);
    }

    /** With people of its own. */
    public static ProblemDraftBuilder inArea(String area) {
        return new ProblemDraftBuilder(null, null, area).ledBy("p-leader");
    }

    public ProblemDraftBuilder from(Source next) {
        source = next;
        return this;
    }

    public ProblemDraftBuilder of(String next) {
        category = next;
        return this;
    }

    public ProblemDraftBuilder dueOn(LocalDate date) {
        dueDate = date;
        return this;
    }

    public ProblemDraftBuilder blocking(String... nodes) {
        blocks = List.of(nodes);
        return this;
    }

    public ProblemDraftBuilder ledBy(String person) {
        leader = new PersonRef(person, person);
        return this;
    }

    /** A published problem whose rectification waits for verification. */
    public static Problem rectified(String problemId, Instant at) {
        var on = at.atZone(ZoneOffset.ofHours(8)).toLocalDate();
        return new Problem(
                problemId,
                "laoshan-2023",
                null,
                null,
                "370212001",
                Source.SITE,
                Problem.State.RECTIFIED,
                "外墙渗漏",
                "",
                "QUALITY",
                null,
                null,
                null,
                new PersonRef("p-owner", "责任人"),
                new UnitRef("u1", "一单位"),
                DUE,
                DUE,
                1,
                List.of(),
                null,
                List.of(),
                new Problem.Rectification("已修", List.of(), "p-owner", at, on),
                0,
                0,
                "p-raised",
                at,
                at,
                null,
                List.of());
    }

    public ProblemDraft draft() {
        return draft("b1");
    }

    public ProblemDraft draft(String problemId) {
        return new ProblemDraft(
                problemId,
                projectId == null ? "laoshan-2023" : null,
                projectId,
                nodeId,
                area,
                source,
                "外墙渗漏",
                "三层北侧渗水",
                category,
                null,
                null,
                leader,
                area == null ? null : new PersonRef("p-owner", "责任人"),
                area == null ? null : new UnitRef("u1", "一单位"),
                dueDate,
                List.of(),
                null,
                blocks);
    }
}
