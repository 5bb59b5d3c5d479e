package city.renewal.project.application;

import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.starter.aggregate.Aggregates;

/** Keeps the problems of the problem list, each an aggregate of its own. */
public interface Problems extends Aggregates<TrackedProblem> {}
