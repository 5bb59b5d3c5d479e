/** Use cases: who may, what is decided, what is stored; and the ports to where it is kept. */
@NullMarked
package city.renewal.project.application;

import org.jspecify.annotations.NullMarked;
