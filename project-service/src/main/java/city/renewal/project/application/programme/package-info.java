/** Programmes, their settings, city tasks, ranking rules and the calendars in force. */
@NullMarked
package city.renewal.project.application.programme;

import org.jspecify.annotations.NullMarked;
