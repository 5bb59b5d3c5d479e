/** Use cases of site reports: submission, reassessment, release of held reports, and queries. */
@NullMarked
package city.renewal.project.application.report;

import org.jspecify.annotations.NullMarked;
