/** Taking in, moderating and answering citizens' reports, and removing the personal data in them. */
@NullMarked
package city.renewal.project.application.citizen;

import org.jspecify.annotations.NullMarked;
