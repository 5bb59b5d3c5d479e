/** The embedded broker: Apache Kafka in one process and one folder. */
@NullMarked
package city.renewal.local.broker;

import org.jspecify.annotations.NullMarked;
