/** What the service does with facts, with time and with questions; and the ports it needs. */
@NullMarked
package city.renewal.progress.application;

import org.jspecify.annotations.NullMarked;
