/** Temporary files on the local disk. */
@NullMarked
package city.renewal.starter.files;

import org.jspecify.annotations.NullMarked;
