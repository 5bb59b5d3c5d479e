/** What all commands share: preconditions, outcomes, and modes of writing. */
@NullMarked
package city.renewal.project.application.command;

import org.jspecify.annotations.NullMarked;
