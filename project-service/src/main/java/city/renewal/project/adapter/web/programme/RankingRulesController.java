package city.renewal.project.adapter.web.programme;

import city.renewal.events.RankingRules;
import city.renewal.project.adapter.web.ConditionalHeaders;
import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.application.programme.ProgrammeSettings;
import city.renewal.project.domain.ranking.ProgrammeRules;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Violations;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST controller of ranking rules. */
@RestController
@RequestMapping("/api/v1/programmes/{programmeId}/ranking-rules")
class RankingRulesController {
    private final ProgrammeSettings settings;

    RankingRulesController(ProgrammeSettings settings) {
        this.settings = settings;
    }

    /** Weights from 0 to 100 with a sum of 100; if the last is omitted, acknowledgements of alerts do not count. */
    record RankingRulesBody(
            @Nullable BigDecimal onTime,
            @Nullable BigDecimal lateness,
            @Nullable BigDecimal investment,
            @Nullable BigDecimal problems,
            @Nullable BigDecimal reporting,
            @Nullable BigDecimal acknowledgement) {
        RankingRules rules() {
            var check = new Violations();
            ProgrammeRules.faults(onTime, lateness, investment, problems, reporting, acknowledgement)
                    .forEach(fault -> check.add(fault.field(), fault.message()));
            check.refuse();
            return new RankingRules(
                    Objects.requireNonNull(onTime),
                    Objects.requireNonNull(lateness),
                    Objects.requireNonNull(investment),
                    Objects.requireNonNull(problems),
                    Objects.requireNonNull(reporting),
                    acknowledgement);
        }
    }

    @PutMapping
    @Allow({Role.COMMANDER, Role.ADMIN})
    ResponseEntity<?> set(
            Caller caller,
            @PathVariable String programmeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
            @RequestBody RankingRulesBody body) {
        var expected = ConditionalHeaders.of(ifMatch, ifNoneMatch);
        return OutcomeResponses.ok(
                settings.setRules(caller, programmeId, body.rules(), expected), ProgrammeRules::rules);
    }

    @GetMapping
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Visibility.READ)
    ResponseEntity<?> get(Caller caller, @PathVariable String programmeId) {
        return OutcomeResponses.ok(settings.rules(caller, programmeId), ProgrammeRules::rules);
    }
}
