/** Kafka adapters: the census publisher and the consumer that feeds the live stream. */
@NullMarked
package city.renewal.progress.adapter.kafka;

import org.jspecify.annotations.NullMarked;
