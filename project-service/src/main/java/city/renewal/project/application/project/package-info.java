/** Commands about a project and its nodes. */
@NullMarked
package city.renewal.project.application.project;

import org.jspecify.annotations.NullMarked;
