/** The caller of a request, and the checks of their roles. */
@NullMarked
package city.renewal.starter.security;

import org.jspecify.annotations.NullMarked;
