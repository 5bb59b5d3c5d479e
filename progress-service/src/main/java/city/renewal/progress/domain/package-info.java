/** The fold and the standing table: pure, told the time. */
@NullMarked
package city.renewal.progress.domain;

import org.jspecify.annotations.NullMarked;
