/** The document store: one client, aggregates with their version and outbox in one document. */
@NullMarked
package city.renewal.starter.mongo;

import org.jspecify.annotations.NullMarked;
