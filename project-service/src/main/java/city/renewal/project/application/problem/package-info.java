/** Problems and assessment standards: raised, rectified, verified, imported. */
@NullMarked
package city.renewal.project.application.problem;

import org.jspecify.annotations.NullMarked;
