/** The project: its entry, its plan, and what was decided about its nodes. Pure: commands in, decisions out. */
@NullMarked
package city.renewal.project.domain.project;

import org.jspecify.annotations.NullMarked;
