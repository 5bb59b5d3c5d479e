/** Reads and replaces the rules, and tries them in a dry run. */
@NullMarked
package city.renewal.notification.application.rules;

import org.jspecify.annotations.NullMarked;
