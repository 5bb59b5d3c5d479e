/** Sorting and naming for Chinese texts. */
@NullMarked
package city.renewal.starter.text;

import org.jspecify.annotations.NullMarked;
