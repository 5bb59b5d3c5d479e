package city.renewal.project.application;

import city.renewal.project.domain.ranking.ProgrammeRules;
import city.renewal.starter.aggregate.Aggregates;

/** Keeps ranking rules, by the id of their programme. */
public interface RankingRulesStore extends Aggregates<ProgrammeRules> {}
