package city.renewal.project.application;

import city.renewal.events.ProjectEvent;
import city.renewal.project.application.LedgerOutcome.Imported;
import city.renewal.project.application.LedgerRequest.Effect;
import city.renewal.project.application.LedgerRequest.Warned;
import city.renewal.project.application.Ledgers.AcceptedLedger;
import city.renewal.project.domain.ledger.LedgerDirectory;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.LedgerWarning;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.LedgerDecisions;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.Stored;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Imports a ledger (台账): all of it or nothing.
 *
 * <ol>
 *   <li>The whole file is read and every project decided before anything is written; one bad cell refuses it all.
 *   <li>The accepted ledger is stored as pending, in one document.
 *   <li>Its projects are created, each with the ledger's id as its command: doing it again creates none twice.
 *   <li>The ledger is finished. What a crash cut off is taken up again at the next start, or by the client's repetition.
 * </ol>
 */
public final class LedgerImport {
    private static final int CHUNK = 200;

    private final LedgerFormat format;
    private final Ledgers ledgers;
    private final Projects projects;
    private final Programmes programmes;
    private final CalendarShelf calendars;
    private final Directory directory;
    private final InstantSource clock;

    public LedgerImport(
            LedgerFormat format,
            Ledgers ledgers,
            Projects projects,
            Programmes programmes,
            CalendarShelf calendars,
            Directory directory,
            InstantSource clock) {
        this.format = format;
        this.ledgers = ledgers;
        this.projects = projects;
        this.programmes = programmes;
        this.calendars = calendars;
        this.directory = directory;
        this.clock = clock;
    }

    public LedgerOutcome run(Caller caller, LedgerRequest request, InputStream file) throws IOException {
        var programmeId = request.programmeId();
        var programme = programmes.load(programmeId).map(Stored::state).orElse(null);
        if (programme == null) {
            return new LedgerOutcome.NotTaken(
                    Reason.INVALID,
                    List.of(new Fault("programme", "there is no programme '%s'".formatted(programmeId))));
        }
        if (!caller.isIn(Role.COMMANDER, programme.area())) {
            return new LedgerOutcome.NotTaken(Reason.FORBIDDEN, List.of());
        }
        var frame = frame(
                programme,
                programme.dateOf(clock.instant()),
                directory.forLedger(programme.area(), request.unknownPeople()));
        return switch (format.read(file, frame)) {
            case RefusedLedger refused -> new LedgerOutcome.BadLedger(refused);
            case ParsedLedger parsed -> take(caller, programme, request, parsed);
        };
    }

    /**
     * Writes an empty ledger to be filled in.
     *
     * @param programmeId whose fields and streets it offers; null: the latest programme of the caller's areas
     * @return false when there is no such programme in the caller's areas
     */
    public boolean writeTemplate(Caller caller, @Nullable String programmeId, OutputStream out) throws IOException {
        var programme = programmes.all().stream()
                .map(Stored::state)
                .filter(found -> caller.covers(found.area()))
                .filter(found -> programmeId == null || programmeId.equals(found.programmeId()))
                .max(Comparator.comparingInt(Programme::year));
        if (programme.isEmpty() && programmeId != null) {
            return false;
        }
        format.writeTemplate(
                out,
                programme
                        .map(found -> frame(found, found.dateOf(clock.instant()), LedgerDirectory.NONE))
                        .orElseGet(LedgerImport::blank));
        return true;
    }

    private static LedgerProgramme blank() {
        return new LedgerProgramme("template", "攻坚计划", 0, "", List.of(), List.of());
    }

    /** Finishes what a crash cut off; to be called at the start. */
    public void resume() {
        for (var ledger : ledgers.pending()) {
            apply(ledger, programme(ledger.programme()));
        }
    }

    private LedgerOutcome take(Caller caller, Programme programme, LedgerRequest request, ParsedLedger parsed) {
        var ledgerId = request.ledgerId();
        var title =
                parsed.titleLines().isEmpty() ? ledgerId : parsed.titleLines().getFirst();
        var ledger = new AcceptedLedger(
                ledgerId, programme.programmeId(), title, caller.personId(), clock.instant(), parsed.projects());
        var faults = faults(ledger, programme);
        if (!faults.isEmpty()) {
            return new LedgerOutcome.NotTaken(Reason.INVALID, faults);
        }
        if (request.warned() == Warned.REFUSE && parsed.warnings().stream().anyMatch(LedgerWarning::mustBeAccepted)) {
            return new LedgerOutcome.NotAccepted(parsed.rows(), parsed.warnings());
        }
        if (request.effect() == Effect.WRITE) {
            ledgers.begin(ledger);
            var foreign = apply(ledger, programme);
            if (!foreign.isEmpty()) {
                return new LedgerOutcome.NotTaken(Reason.ALREADY_EXISTS, taken(ledger, foreign));
            }
        }
        return new Imported(
                ledgerId,
                programme.programmeId(),
                request.effect(),
                parsed.projects().size(),
                parsed.rows(),
                parsed.warnings());
    }

    private List<Fault> faults(AcceptedLedger ledger, Programme programme) {
        var ids = ledger.projects().stream().map(LedgerProject::projectId).collect(Collectors.toSet());
        var faults = new ArrayList<>(taken(ledger, foreign(ledger.ledgerId(), projects.existing(ids))));
        for (var project : ledger.projects()) {
            if (decide(ledger, project, programme, ledger.at()) instanceof Decision.Rejected rejected) {
                rejected.faults()
                        .forEach(fault -> faults.add(
                                new Fault("row %d: %s".formatted(project.row(), fault.field()), fault.message())));
            }
        }
        return faults;
    }

    /** Answers with the ids that somebody else took between the check and the write; their projects stay as they are. */
    private Set<String> apply(AcceptedLedger ledger, Programme programme) {
        var taken = new HashSet<String>();
        var fresh = new ArrayList<NewAggregate<Project>>();
        for (var project : ledger.projects()) {
            if (decide(ledger, project, programme, ledger.at()) instanceof Decision.Accepted(var events)) {
                fresh.add(aggregate(ledger.ledgerId(), project.projectId(), events));
            }
        }
        for (int from = 0; from < fresh.size(); from += CHUNK) {
            taken.addAll(projects.createAll(fresh.subList(from, Math.min(fresh.size(), from + CHUNK))));
        }
        ledgers.finish(ledger.ledgerId());
        return foreign(ledger.ledgerId(), taken);
    }

    private static NewAggregate<Project> aggregate(String ledgerId, String projectId, List<ProjectEvent> events) {
        if (!(events.getFirst() instanceof ProjectEvent.ProjectRegistered registered)) {
            throw new IllegalStateException("A project begins with its registration");
        }
        var project = Project.registered(registered).applyAll(events.subList(1, events.size()));
        return new NewAggregate<>(projectId, new Change<>(project, events, ledgerId));
    }

    /** Those of the ids that were not created by this very ledger. */
    private Set<String> foreign(String ledgerId, Set<String> taken) {
        return taken.isEmpty()
                ? Set.of()
                : projects.loadAll(taken).stream()
                        .filter(stored -> !stored.hasHandled(ledgerId))
                        .map(Stored::id)
                        .collect(Collectors.toSet());
    }

    private static List<Fault> taken(AcceptedLedger ledger, Set<String> foreign) {
        return ledger.projects().stream()
                .filter(project -> foreign.contains(project.projectId()))
                .map(project -> new Fault(
                        "row %d: 项目编号".formatted(project.row()),
                        "项目编号已存在 / project '%s' exists already".formatted(project.projectId())))
                .toList();
    }

    private Decision decide(AcceptedLedger ledger, LedgerProject project, Programme programme, Instant at) {
        return LedgerDecisions.register(
                project,
                programme.year(),
                programme.dateOf(at),
                calendars.of(project.entry()),
                ledger.title(),
                ledger.issuedBy(),
                at);
    }

    private Programme programme(String programmeId) {
        var stored = programmes.load(programmeId).orElse(null);
        if (stored == null) {
            throw new IllegalStateException("Programme %s is gone".formatted(programmeId));
        }
        return stored.state();
    }

    private static LedgerProgramme frame(Programme programme, LocalDate today, LedgerDirectory directory) {
        return new LedgerProgramme(
                programme.programmeId(),
                programme.name(),
                programme.year(),
                programme.area(),
                programme.fields(),
                programme.headquarters(),
                today,
                directory);
    }
}
