/** Holds the deployment's files against the sources of what they deploy. */
@org.jspecify.annotations.NullMarked
package city.renewal.deploy;
