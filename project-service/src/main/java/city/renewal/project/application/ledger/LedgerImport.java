package city.renewal.project.application.ledger;

import city.renewal.events.ProjectEvent;
import city.renewal.project.application.command.WarningPolicy;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.directory.DirectoryLookup;
import city.renewal.project.application.ledger.LedgerOutcome.Imported;
import city.renewal.project.application.ledger.Ledgers.AcceptedLedger;
import city.renewal.project.application.programme.CalendarCache;
import city.renewal.project.application.programme.CityTasks;
import city.renewal.project.application.programme.ProgrammeCommands;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.ledger.LedgerDirectory;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.LedgerReadResult;
import city.renewal.project.domain.ledger.LedgerTasks;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.UnknownPeople;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.ledger.sheet.SheetExcerpt;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.LedgerDecisions;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Imports a ledger (台账) completely or not at all.
 *
 * <ol>
 *   <li>The whole file is parsed and every project is checked before anything is written; one invalid cell refuses the
 *       ledger.
 *   <li>The accepted ledger is stored in one document with the state "begun". A compare-and-set on the ledger revision
 *       fails if another ledger began since the check.
 *   <li>Its projects are created or changed with the ledger's id as command id, so that a replay has no second effect.
 *   <li>The ledger is marked as finished. An import that a crash interrupted is resumed at the next start, by the
 *       client's retry, or before the next import.
 * </ol>
 */
public final class LedgerImport {
    private static final int CHUNK = 200;
    private static final int TRIES = 5;

    private final LedgerFormat format;
    private final Ledgers ledgers;
    private final Projects projects;
    private final Programmes programmes;
    private final CityTasks tasks;
    private final LedgerChecks checks;
    private final DirectoryLookup directory;
    private final InstantSource clock;

    public LedgerImport(
            LedgerFormat format,
            Ledgers ledgers,
            Projects projects,
            Programmes programmes,
            CityTasks tasks,
            CalendarCache calendars,
            DirectoryLookup directory,
            InstantSource clock) {
        this.format = format;
        this.ledgers = ledgers;
        this.projects = projects;
        this.programmes = programmes;
        this.tasks = tasks;
        this.checks = new LedgerChecks(projects, tasks, calendars);
        this.directory = directory;
        this.clock = clock;
    }

    public LedgerOutcome run(Caller caller, LedgerRequest request, InputStream file) throws IOException {
        var programmeId = request.programmeId();
        var programme = programmes
                .load(programmeId)
                .map(StoredAggregate::state)
                .filter(found -> ProgrammeCommands.sees(caller, found))
                .orElse(null);
        if (programme == null) {
            return new LedgerOutcome.Refused(
                    Reason.INVALID,
                    List.of(new Fault("programme", "there is no programme '%s'".formatted(programmeId))));
        }
        if (!mayImport(caller, programme, request)) {
            return new LedgerOutcome.Refused(Reason.FORBIDDEN, List.of());
        }
        var begun = ledgers.find(request.ledgerId()).orElse(null);
        if (begun != null) {
            return repeated(begun, programme, request);
        }
        var frame = frame(
                programme,
                today(programme),
                directory.forLedger(programme.area(), request.unknownPeople()),
                new ProgrammeTasks(tasks, projects, programmeId, request.mode() == LedgerRequest.Mode.UPDATE));
        return take(caller, programme, request, format.read(file, frame));
    }

    /** An import needs a commander of the district; a correction needs a commander of each of its projects. */
    private static boolean mayImport(Caller caller, Programme programme, LedgerRequest request) {
        return request.mode() == LedgerRequest.Mode.UPDATE
                ? caller.is(Role.COMMANDER) && ProgrammeCommands.sees(caller, programme)
                : caller.isIn(Role.COMMANDER, programme.area());
    }

    /**
     * Writes an empty ledger as a template.
     *
     * @param programmeId programme whose fields and streets the template offers; null: the latest programme in the
     *     caller's areas
     * @return false if there is no such programme in the caller's areas
     */
    public boolean writeTemplate(Caller caller, @Nullable String programmeId, OutputStream out) throws IOException {
        var programme = programmes.all().stream()
                .map(StoredAggregate::state)
                .filter(found -> caller.covers(found.area()))
                .filter(found -> programmeId == null || programmeId.equals(found.programmeId()))
                .max(Comparator.comparingInt(Programme::year));
        if (programme.isEmpty() && programmeId != null) {
            return false;
        }
        format.writeTemplate(
                out,
                programme
                        .map(found -> frame(
                                found,
                                today(found),
                                directory.forLedger(found.area(), UnknownPeople.REFUSE),
                                LedgerTasks.ANY))
                        .orElseGet(LedgerImport::blank));
        return true;
    }

    private static LedgerProgramme blank() {
        return new LedgerProgramme("template", "攻坚计划", 0, "", List.of(), List.of());
    }

    /** Resumes imports that a crash interrupted; called at startup. */
    public void resume() {
        for (var ledger : ledgers.pending()) {
            apply(ledger, programme(ledger.programme()));
        }
    }

    private LedgerOutcome take(Caller caller, Programme programme, LedgerRequest request, LedgerReadResult reading) {
        var parsed = switch (reading) {
            case ParsedLedger good -> good;
            case RefusedLedger refused -> refused.readable();
        };
        if (parsed == null) {
            return new LedgerOutcome.InvalidLedger((RefusedLedger) reading, null);
        }
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            // Ledgers that began before this revision are finished first; one that begins later makes begin() fail.
            var revision = ledgers.revision();
            resume();
            var ledger = accepted(caller, programme, request, parsed);
            var findings = checks.check(caller, programme, ledger);
            var report = new LedgerReport(parsed, findings, request.mode());
            var refusal = refusal(request, report, reading);
            if (refusal != null) {
                return refusal;
            }
            var answered = report.answered(ledger);
            if (request.writeMode() == WriteMode.DRY_RUN) {
                return imported(answered, WriteMode.DRY_RUN, sheet(request, report, List.of()));
            }
            if (ledgers.begin(answered, revision)) {
                return written(answered, programme);
            }
        }
        throw new ConcurrentChange(request.ledgerId(), TRIES);
    }

    private static @Nullable LedgerOutcome refusal(
            LedgerRequest request, LedgerReport report, LedgerReadResult reading) {
        var refused = report.refusal(reading);
        if (refused != null) {
            var forbidden = refused.violations().stream()
                    .filter(violation -> violation.fault() == LedgerFault.NOT_PERMITTED)
                    .map(violation -> new Fault(violation.cell(), violation.message()))
                    .toList();
            return forbidden.isEmpty()
                    ? new LedgerOutcome.InvalidLedger(refused, sheet(request, report, refused.violations()))
                    : new LedgerOutcome.Refused(Reason.FORBIDDEN, forbidden);
        }
        return request.warningPolicy() == WarningPolicy.REFUSE
                        && report.warnings().stream().anyMatch(LedgerWarning::mustBeAccepted)
                ? new LedgerOutcome.UnacceptedWarnings(
                        report.rows(), report.warnings(), sheet(request, report, List.of()))
                : null;
    }

    private AcceptedLedger accepted(Caller caller, Programme programme, LedgerRequest request, ParsedLedger parsed) {
        var title = parsed.titleLines().isEmpty()
                ? request.ledgerId()
                : parsed.titleLines().getFirst();
        return new AcceptedLedger(
                request.ledgerId(),
                programme.programmeId(),
                title,
                caller.personId(),
                clock.instant(),
                parsed.projects(),
                request.mode(),
                parsed.cells().columns(),
                List.of(),
                List.of());
    }

    private LedgerOutcome repeated(AcceptedLedger begun, Programme programme, LedgerRequest request) {
        return request.writeMode() == WriteMode.WRITE
                ? written(begun, programme)
                : imported(begun, WriteMode.DRY_RUN, null);
    }

    private LedgerOutcome written(AcceptedLedger ledger, Programme programme) {
        var foreign = apply(ledger, programme);
        return foreign.isEmpty()
                ? imported(ledger, WriteMode.WRITE, null)
                : new LedgerOutcome.Refused(Reason.ALREADY_EXISTS, changedMeanwhile(ledger, foreign));
    }

    /** The sheet as it was read; only in the response to a dry run. */
    private static @Nullable SheetExcerpt sheet(
            LedgerRequest request, LedgerReport report, List<LedgerViolation> violations) {
        return request.writeMode() == WriteMode.DRY_RUN ? report.excerpt(violations) : null;
    }

    private static LedgerOutcome imported(AcceptedLedger ledger, WriteMode writeMode, @Nullable SheetExcerpt sheet) {
        return new Imported(
                ledger.ledgerId(),
                ledger.programme(),
                Objects.requireNonNullElse(ledger.mode(), LedgerRequest.Mode.CREATE),
                writeMode,
                ledger.countProjects(),
                Objects.requireNonNullElse(ledger.rows(), List.of()),
                Objects.requireNonNullElse(ledger.warnings(), List.of()),
                sheet);
    }

    /**
     * Returns the ids of projects that were created or changed by others since the check, so that the ledger no longer
     * applies to them.
     */
    private Set<String> apply(AcceptedLedger ledger, Programme programme) {
        var failed = new HashSet<String>();
        var known = new HashMap<String, StoredAggregate<Project>>();
        if (ledger.updates()) {
            var ids = ledger.projects().stream().map(LedgerProject::projectId).collect(Collectors.toSet());
            projects.loadAll(ids).forEach(stored -> known.put(stored.id(), stored));
        }
        var fresh = new ArrayList<NewAggregate<Project>>();
        for (var project : ledger.projects()) {
            var stored = known.get(project.projectId());
            if (stored != null) {
                if (!correct(ledger, programme, project, stored)) {
                    failed.add(stored.id());
                }
            } else if (checks.register(programme, ledger, project) instanceof Decision.Accepted(var events)) {
                fresh.add(aggregate(ledger.ledgerId(), project.projectId(), events));
            }
        }
        var taken = new HashSet<String>();
        for (int from = 0; from < fresh.size(); from += CHUNK) {
            taken.addAll(projects.createAll(fresh.subList(from, Math.min(fresh.size(), from + CHUNK))));
        }
        ledgers.finish(ledger.ledgerId());
        failed.addAll(foreign(ledger.ledgerId(), taken));
        return failed;
    }

    /** Returns false if the project was changed by others so that the ledger no longer applies to it. */
    private boolean correct(
            AcceptedLedger ledger, Programme programme, LedgerProject project, StoredAggregate<Project> read) {
        var stored = read;
        for (int attempt = 1; !stored.hasHandled(ledger.ledgerId()); attempt++) {
            if (stored.state().isWithdrawn()) {
                return false;
            }
            var correction = checks.correct(programme, ledger, project, stored.state());
            if (correction.events().isEmpty()) {
                return correction.faults().isEmpty();
            }
            try {
                var next = stored.state().applyAll(correction.events());
                projects.save(stored, new Change<>(next, correction.events(), ledger.ledgerId()));
                return true;
            } catch (ConcurrentChange e) {
                if (attempt == TRIES) {
                    throw e;
                }
                stored = projects.load(project.projectId()).orElseThrow();
            }
        }
        return true;
    }

    private static NewAggregate<Project> aggregate(String ledgerId, String projectId, List<ProjectEvent> events) {
        return new NewAggregate<>(projectId, new Change<>(LedgerDecisions.registered(events), events, ledgerId));
    }

    /** The ids that were not created by this ledger. */
    private Set<String> foreign(String ledgerId, Set<String> taken) {
        return taken.isEmpty()
                ? Set.of()
                : projects.loadAll(taken).stream()
                        .filter(stored -> !stored.hasHandled(ledgerId))
                        .map(StoredAggregate::id)
                        .collect(Collectors.toSet());
    }

    private static List<Fault> changedMeanwhile(AcceptedLedger ledger, Set<String> failed) {
        return ledger.projects().stream()
                .filter(project -> failed.contains(project.projectId()))
                .map(project -> new Fault(
                        "row %d: 项目编号".formatted(project.row()),
                        "他人同时更改了该项目，此项目未写入；请再次提交 / somebody else changed project '%s' at the same time, so it was not written; send the ledger again"
                                .formatted(project.projectId())))
                .toList();
    }

    private Programme programme(String programmeId) {
        var stored = programmes.load(programmeId).orElse(null);
        if (stored == null) {
            throw new IllegalStateException("Programme %s is gone".formatted(programmeId));
        }
        return stored.state();
    }

    private LocalDate today(Programme programme) {
        return programme.dateOf(clock.instant());
    }

    private static LedgerProgramme frame(
            Programme programme, LocalDate today, LedgerDirectory directory, LedgerTasks tasks) {
        return new LedgerProgramme(
                programme.programmeId(),
                programme.name(),
                programme.year(),
                programme.area(),
                programme.fields(),
                programme.headquarters(),
                today,
                directory,
                tasks);
    }
}
