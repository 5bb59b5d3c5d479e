/** Use cases (access rules, decisions, writes) and the ports to their stores. */
@NullMarked
package city.renewal.project.application;

import org.jspecify.annotations.NullMarked;
