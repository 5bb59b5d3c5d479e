/** HTTP conventions of all services: problems, versions, pages, idempotency. */
@NullMarked
package city.renewal.starter.web;

import org.jspecify.annotations.NullMarked;
