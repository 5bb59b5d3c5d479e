package city.renewal.progress.application.list;

import city.renewal.events.Light;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import java.util.Map;

/**
 * Sums over problems.
 *
 * @param open problems that are not verified as rectified
 * @param bySource of the open ones
 */
public record ProblemFigures(
        int total,
        int open,
        Map<Standing, Integer> byStanding,
        Map<Light, Integer> byLight,
        Map<Problem.Source, Integer> bySource) {}
