package city.renewal.project.application.programme;

import city.renewal.project.domain.ranking.ProgrammeRules;
import city.renewal.starter.aggregate.Aggregates;

/** Repository of ranking rules, by programme id. */
public interface RankingRulesStore extends Aggregates<ProgrammeRules> {}
