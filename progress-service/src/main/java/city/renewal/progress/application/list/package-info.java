/** Queries of the lists: deadlines, responsibilities, problems, projects, within what the user may see. */
@NullMarked
package city.renewal.progress.application.list;

import org.jspecify.annotations.NullMarked;
