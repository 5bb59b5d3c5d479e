package city.renewal.project.adapter.web.project;

import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import city.renewal.project.adapter.web.Refusals;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.WarningPolicy;
import city.renewal.project.application.project.InvestmentCommands;
import city.renewal.project.application.project.InvestmentCommands.Entry;
import city.renewal.project.domain.project.Project;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Violation;
import city.renewal.starter.web.Violations;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST controller of payments: one month, or a batch. */
@RestController
@RequestMapping("/api/v1/investments")
class InvestmentController {
    private static final int MAX = 500;
    private static final BigDecimal MAX_MONEY = new BigDecimal("1000000000000");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

    private final InvestmentCommands investments;
    private final Idempotency idempotency;

    InvestmentController(InvestmentCommands investments, Idempotency idempotency) {
        this.investments = investments;
        this.idempotency = idempotency;
    }

    /**
     * Either one month of a project, or a batch of months.
     *
     * @param investments 1 to 500 months; a project's months are stored all or none, and each project has its own
     *     outcome
     */
    record InvestmentsBody(
            @Nullable String projectId,
            @Nullable String month,
            @Nullable Money paid,
            @Nullable Money planned,
            @Nullable List<@Nullable InvestmentBody> investments) {
        boolean isSingle() {
            return investments == null;
        }
    }

    record InvestmentBody(
            @Nullable String projectId,
            @Nullable String month,
            @Nullable Money paid,
            @Nullable Money planned) {}

    /** The result of one project's months. */
    record OutcomeBody(
            String projectId, Result outcome, @Nullable String reason, List<Violation> violations) {
        /** Rejected: none of the project's months was stored. */
        enum Result {
            ACCEPTED,
            REJECTED
        }
    }

    record BatchOutcome(List<OutcomeBody> outcomes) {}

    /** @param month such as {@code 2023-05} */
    record Recorded(
            String projectId,
            String month,
            Money paid,
            @Nullable Money planned) {}

    @PostMapping
    @Allow(
            value = {Role.UNIT, Role.COMMANDER},
            scope = InvestmentCommands.REPORT)
    ResponseEntity<?> record(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean acceptWarnings,
            @RequestBody InvestmentsBody body) {
        var entries = entries(body);
        return idempotency.once(caller, key, "POST /investments", body, commandId -> {
            var outcomes = investments.record(caller, entries, commandId, WarningPolicy.of(acceptWarnings));
            return body.isSingle() ? single(entries.getFirst(), outcomes) : batch(outcomes);
        });
    }

    private static ResponseEntity<?> single(Entry entry, Map<String, Outcome<Project>> outcomes) {
        return switch (outcomes.get(entry.projectId())) {
            case Outcome.Done<Project>(var id, var version, var _) ->
                ResponseEntity.created(URI.create("/api/v1/projects/" + id))
                        .eTag(Etags.of(version))
                        .body(new Recorded(
                                id,
                                entry.investment().month(),
                                entry.investment().paid(),
                                entry.investment().planned()));
            case Outcome.Refused<Project> refused -> throw Refusals.problem(refused);
            case null -> throw new IllegalStateException("Every project has an outcome");
        };
    }

    private static ResponseEntity<?> batch(Map<String, Outcome<Project>> outcomes) {
        var bodies = new ArrayList<OutcomeBody>();
        outcomes.forEach((projectId, outcome) -> bodies.add(
                switch (outcome) {
                    case Outcome.Done<Project> _ ->
                        new OutcomeBody(projectId, OutcomeBody.Result.ACCEPTED, null, List.of());
                    case Outcome.Refused<Project>(var _, var message, var faults) ->
                        new OutcomeBody(
                                projectId,
                                OutcomeBody.Result.REJECTED,
                                message,
                                faults.stream()
                                        .map(fault -> new Violation(fault.field(), fault.message()))
                                        .toList());
                }));
        return ResponseEntity.ok(new BatchOutcome(bodies));
    }

    private static List<Entry> entries(InvestmentsBody body) {
        var check = new Violations();
        var entries = new ArrayList<Entry>();
        if (body.isSingle()) {
            entries.add(
                    entry(check, "", new InvestmentBody(body.projectId(), body.month(), body.paid(), body.planned())));
        } else {
            check.check(
                    body.projectId() == null && body.month() == null && body.paid() == null && body.planned() == null,
                    "investments",
                    "must stand alone");
            var bodies = check.list("investments", body.investments(), MAX);
            check.check(!bodies.isEmpty() || !check.isEmpty(), "investments", "must have 1 to %d".formatted(MAX));
            var seen = new HashSet<String>();
            for (int n = 0; n < bodies.size(); n++) {
                var place = "investments[%d]".formatted(n);
                var entry = entry(check, place, bodies.get(n));
                entries.add(entry);
                check.check(
                        seen.add(entry.projectId() + "/" + entry.investment().month()),
                        place + ".month",
                        "stands twice for this project");
            }
        }
        check.refuse();
        return entries;
    }

    private static Entry entry(Violations check, String place, InvestmentBody body) {
        var path = place.isEmpty() ? "" : place + ".";
        var month = check.text(path + "month", body.month(), 7);
        check.check(
                month.isEmpty() || isMonth(month),
                path + "month",
                "must be a month such as 2023-05, from 1990 to 2100");
        return new Entry(
                place,
                check.id(path + "projectId", body.projectId()),
                new MonthlyInvestment(
                        month,
                        amount(check, path + "paid", check.given(path + "paid", body.paid())),
                        body.planned() == null ? null : amount(check, path + "planned", body.planned())));
    }

    private static boolean isMonth(String text) {
        try {
            var month = MONTH.matcher(text).matches() ? YearMonth.parse(text) : null;
            return month != null && month.getYear() >= 1990 && month.getYear() <= 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Money amount(Violations check, String field, @Nullable Money money) {
        if (money == null) {
            return Money.ZERO;
        }
        check.check(
                money.amount().signum() >= 0 && money.amount().compareTo(MAX_MONEY) <= 0,
                field + ".amount",
                "must be from 0 to %s".formatted(MAX_MONEY));
        return money;
    }
}
