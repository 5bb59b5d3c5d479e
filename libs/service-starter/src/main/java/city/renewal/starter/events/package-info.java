/** Reading and writing facts on Kafka as CloudEvents in binary mode. */
@NullMarked
package city.renewal.starter.events;

import org.jspecify.annotations.NullMarked;
