/** Whether a service can do its work, said in time even when it can't. */
@NullMarked
package city.renewal.starter.health;

import org.jspecify.annotations.NullMarked;
