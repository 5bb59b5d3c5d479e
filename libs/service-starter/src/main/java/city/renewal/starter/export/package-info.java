/** Exports lists as files: their content, their formats and the requests for them. */
@NullMarked
package city.renewal.starter.export;

import org.jspecify.annotations.NullMarked;
