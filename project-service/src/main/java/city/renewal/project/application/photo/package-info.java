/** Uploads, checks, access rules and retention of photos, and the ports that other use cases need. */
@NullMarked
package city.renewal.project.application.photo;

import org.jspecify.annotations.NullMarked;
