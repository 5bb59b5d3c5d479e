/**
 * Fault injection. The acceptance test puts these faulty variants into running services, kills the services, and must
 * detect every fault: a test that cannot fail proves nothing.
 */
@NullMarked
package city.renewal.starter.faults;

import org.jspecify.annotations.NullMarked;
