/** HTTP interface of programmes, calendars, city tasks, ranking rules and ledgers. */
@NullMarked
package city.renewal.project.adapter.web.programme;

import org.jspecify.annotations.NullMarked;
