/** Transactional outbox: publishes facts from documents to topics, in order and without loss. */
@NullMarked
package city.renewal.starter.outbox;

import org.jspecify.annotations.NullMarked;
