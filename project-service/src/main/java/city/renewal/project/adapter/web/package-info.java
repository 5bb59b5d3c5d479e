/** The HTTP interface of the project service. */
@NullMarked
package city.renewal.project.adapter.web;

import org.jspecify.annotations.NullMarked;
