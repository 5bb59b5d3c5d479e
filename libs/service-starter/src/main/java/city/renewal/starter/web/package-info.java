/** What every HTTP answer has alike: problems, versions, pages, idempotency. */
@NullMarked
package city.renewal.starter.web;

import org.jspecify.annotations.NullMarked;
