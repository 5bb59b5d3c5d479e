/** Uploads, checks, rights and retention of photos; what other use cases need of photos are its ports. */
@NullMarked
package city.renewal.project.application.photo;

import org.jspecify.annotations.NullMarked;
