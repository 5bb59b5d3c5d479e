/** Reads schedule files of Microsoft Project and Primavera. Only this package uses MPXJ. */
@NullMarked
package city.renewal.project.adapter.mpxj;

import org.jspecify.annotations.NullMarked;
