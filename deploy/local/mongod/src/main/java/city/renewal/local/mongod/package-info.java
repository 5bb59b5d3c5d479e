/**
 * Which document store the local platform, the tests and the benchmarks use, and a {@code mongod} of this machine that
 * runs as a replica set of one.
 */
@NullMarked
package city.renewal.local.mongod;

import org.jspecify.annotations.NullMarked;
