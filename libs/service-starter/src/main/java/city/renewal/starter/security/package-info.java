/** Who is calling, and what their roles let them try. */
@NullMarked
package city.renewal.starter.security;

import org.jspecify.annotations.NullMarked;
