/** Photos and documents that are uploaded as evidence: their metadata, and the similarity of pictures. */
@NullMarked
package city.renewal.project.domain.photo;

import org.jspecify.annotations.NullMarked;
