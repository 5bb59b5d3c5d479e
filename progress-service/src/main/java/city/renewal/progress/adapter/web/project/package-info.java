/** HTTP interface of a project's schedule and history. */
@NullMarked
package city.renewal.progress.adapter.web.project;

import org.jspecify.annotations.NullMarked;
