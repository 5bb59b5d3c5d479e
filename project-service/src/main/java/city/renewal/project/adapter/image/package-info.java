/** Pictures and documents as files: what they are, what they show, and pictures made of them. */
@NullMarked
package city.renewal.project.adapter.image;

import org.jspecify.annotations.NullMarked;
