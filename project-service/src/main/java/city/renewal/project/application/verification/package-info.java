/** What waits for verification by another person. */
@NullMarked
package city.renewal.project.application.verification;

import org.jspecify.annotations.NullMarked;
