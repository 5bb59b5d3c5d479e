/** A project's schedule with its three lists, and the preview of a plan. */
@NullMarked
package city.renewal.progress.application.schedule;

import org.jspecify.annotations.NullMarked;
