/** Files on the disk of the machine that a service runs on. */
@NullMarked
package city.renewal.starter.files;

import org.jspecify.annotations.NullMarked;
