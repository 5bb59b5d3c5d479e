/** Benchmarks that are run by hand: {@code ./renewal bench}. */
package city.renewal.project.bench;
