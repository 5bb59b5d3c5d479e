/** Use cases of citizens' reports: submission, moderation, queries, feedback, and erasure of personal data. */
@NullMarked
package city.renewal.project.application.citizen;

import org.jspecify.annotations.NullMarked;
