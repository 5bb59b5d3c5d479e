/** The document store: one client, and aggregates with version and outbox in one document. */
@NullMarked
package city.renewal.starter.mongo;

import org.jspecify.annotations.NullMarked;
