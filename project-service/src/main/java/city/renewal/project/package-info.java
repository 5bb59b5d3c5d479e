/** The project service: programmes, projects, goals, nodes, responsibility, site reports. It decides; others compute and tell. */
@NullMarked
package city.renewal.project;

import org.jspecify.annotations.NullMarked;
