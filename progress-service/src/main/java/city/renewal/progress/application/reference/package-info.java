/** What other facts refer to: programmes, city tasks, calendars, people and ranking rules. */
@NullMarked
package city.renewal.progress.application.reference;

import org.jspecify.annotations.NullMarked;
