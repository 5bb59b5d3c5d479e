/** Decisions on commands about a project: accepted with the facts that follow, or refused with a reason. */
@NullMarked
package city.renewal.project.domain.project.decision;

import org.jspecify.annotations.NullMarked;
