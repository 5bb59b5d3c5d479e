/** HTTP interface of projects, plans, nodes and investments. */
@NullMarked
package city.renewal.project.adapter.web.project;

import org.jspecify.annotations.NullMarked;
