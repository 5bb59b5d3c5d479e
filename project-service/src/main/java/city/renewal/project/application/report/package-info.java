/** Site reports: taking them in, thinking about them anew, releasing those that were held, and reading them. */
@NullMarked
package city.renewal.project.application.report;

import org.jspecify.annotations.NullMarked;
