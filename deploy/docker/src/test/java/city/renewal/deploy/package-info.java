/** Compares the deployment's files with the sources of the deployed modules. */
@org.jspecify.annotations.NullMarked
package city.renewal.deploy;
