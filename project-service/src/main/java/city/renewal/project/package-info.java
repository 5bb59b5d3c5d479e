/**
 * The project service: programmes, projects, plans, problems, site reports and citizens' reports. It makes the decisions
 * and publishes them as events; other services compute figures and send notifications.
 */
@NullMarked
package city.renewal.project;

import org.jspecify.annotations.NullMarked;
