/** Schedule files of Microsoft Project and Primavera, read through MPXJ; nothing else here knows that library. */
@NullMarked
package city.renewal.project.adapter.mpxj;

import org.jspecify.annotations.NullMarked;
