package city.renewal.project.domain.problem;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.Problem.Rectification;
import city.renewal.events.ProblemExtension;
import city.renewal.events.UnitRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the problem after a change; all other fields keep their values. */
final class ProblemBuilder {
    private static final int MAX_PHOTOS = 200;

    private final Problem before;
    private Problem.State state;
    private @Nullable PersonRef leader;
    private PersonRef owner;
    private UnitRef unit;
    private LocalDate dueDate;
    private int dueVersion;
    private List<String> photos;
    private @Nullable Rectification rectification;
    private int returns;
    private int reopened;
    private Instant openedAt;
    private @Nullable Instant closedAt;
    private List<ProblemExtension> extensions;

    private ProblemBuilder(Problem before) {
        this.before = before;
        this.state = before.state();
        this.leader = before.leader();
        this.owner = before.owner();
        this.unit = before.unit();
        this.dueDate = before.dueDate();
        this.dueVersion = before.dueVersion();
        this.photos = before.photos();
        this.rectification = before.rectification();
        this.returns = before.returns();
        this.reopened = before.reopened();
        this.openedAt = before.openedAt();
        this.closedAt = before.closedAt();
        this.extensions = before.extensions();
    }

    static ProblemBuilder of(Problem before) {
        return new ProblemBuilder(before);
    }

    ProblemBuilder rectified(Rectification claim) {
        state = Problem.State.RECTIFIED;
        rectification = claim;
        return this;
    }

    /** Removes the claim; the due date applies as if there had been none. */
    ProblemBuilder returned() {
        state = Problem.State.OPEN;
        rectification = null;
        returns++;
        return this;
    }

    ProblemBuilder closed(Instant at) {
        state = Problem.State.CLOSED;
        closedAt = at;
        return this;
    }

    ProblemBuilder reopened(List<String> added, Instant at) {
        state = Problem.State.OPEN;
        rectification = null;
        closedAt = null;
        returns = 0;
        reopened++;
        openedAt = at;
        var all = new LinkedHashSet<>(photos);
        all.addAll(added);
        photos = all.stream().limit(MAX_PHOTOS).toList();
        return this;
    }

    /** Changes the due date; the original due date stays. */
    ProblemBuilder due(LocalDate date) {
        dueDate = date;
        dueVersion++;
        return this;
    }

    ProblemBuilder assigned(PersonRef nextOwner, UnitRef nextUnit, @Nullable PersonRef nextLeader) {
        owner = nextOwner;
        unit = nextUnit;
        leader = nextLeader;
        return this;
    }

    /** Adds the request, or replaces the request with the same id. */
    ProblemBuilder extension(ProblemExtension extension) {
        var all = new ArrayList<ProblemExtension>(extensions);
        var at = 0;
        while (at < all.size() && !all.get(at).extensionId().equals(extension.extensionId())) {
            at++;
        }
        if (at < all.size()) {
            all.set(at, extension);
        } else {
            all.add(extension);
        }
        extensions = all;
        return this;
    }

    Problem build() {
        return new Problem(
                before.problemId(),
                before.programme(),
                before.projectId(),
                before.nodeId(),
                before.area(),
                before.source(),
                state,
                before.title(),
                before.description(),
                before.category(),
                before.deduction(),
                before.standardItem(),
                leader,
                owner,
                unit,
                before.originalDueDate(),
                dueDate,
                dueVersion,
                photos,
                before.location(),
                before.blocks(),
                rectification,
                returns,
                reopened,
                before.raisedBy(),
                before.raisedAt(),
                openedAt,
                closedAt,
                extensions);
    }
}
