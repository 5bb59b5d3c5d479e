/** Figures of the command centre: the overview, trends, due dates and the figures of past days. */
@NullMarked
package city.renewal.progress.application.figure;

import org.jspecify.annotations.NullMarked;
