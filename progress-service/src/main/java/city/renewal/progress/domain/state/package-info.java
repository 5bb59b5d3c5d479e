/** The state that facts are folded into: nodes, claims, extensions, reports and problems of a project. */
@NullMarked
package city.renewal.progress.domain.state;

import org.jspecify.annotations.NullMarked;
