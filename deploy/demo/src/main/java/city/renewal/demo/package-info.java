/**
 * Generates the demonstration ledgers: five programmes with their published totals to the last fen, everything else invented
 * from a fixed seed, people above all.
 */
@NullMarked
package city.renewal.demo;

import org.jspecify.annotations.NullMarked;
