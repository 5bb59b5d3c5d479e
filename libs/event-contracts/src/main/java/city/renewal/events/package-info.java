/** The contract between the services: event records, their published type names and their envelope. */
@NullMarked
package city.renewal.events;

import org.jspecify.annotations.NullMarked;
