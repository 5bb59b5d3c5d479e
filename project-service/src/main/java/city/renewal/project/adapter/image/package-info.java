/** Picture and document files: detection, decoding and rendering. */
@NullMarked
package city.renewal.project.adapter.image;

import org.jspecify.annotations.NullMarked;
