/** Photos and documents that are uploaded as evidence: what is known of them, and how alike two pictures are. */
@NullMarked
package city.renewal.project.domain.photo;

import org.jspecify.annotations.NullMarked;
