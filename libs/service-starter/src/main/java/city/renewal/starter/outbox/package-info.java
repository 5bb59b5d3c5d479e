/** The road from a document's outbox to its topic: in order, nothing lost. */
@NullMarked
package city.renewal.starter.outbox;

import org.jspecify.annotations.NullMarked;
