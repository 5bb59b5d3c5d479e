/** The project: its entry, its plan and the facts of its nodes. No I/O: decisions turn commands into events. */
@NullMarked
package city.renewal.project.domain.project;

import org.jspecify.annotations.NullMarked;
