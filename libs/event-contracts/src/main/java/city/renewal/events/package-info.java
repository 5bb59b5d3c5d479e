/** The facts that services tell each other, and nothing else: records, their published names and their envelope. */
@NullMarked
package city.renewal.events;

import org.jspecify.annotations.NullMarked;
