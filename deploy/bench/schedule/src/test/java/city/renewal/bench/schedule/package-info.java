/** Measures the schedule engine with JMH: {@code ./renewal bench schedule}. No test runs it and none asserts a time. */
@org.jspecify.annotations.NullMarked
package city.renewal.bench.schedule;
