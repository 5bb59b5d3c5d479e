/**
 * Faulty variants of our own parts. The acceptance test puts them into running services, kills those, and must report
 * every one of them: a test that cannot fail proves nothing.
 */
@NullMarked
package city.renewal.starter.faults;

import org.jspecify.annotations.NullMarked;
