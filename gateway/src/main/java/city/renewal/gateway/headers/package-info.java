/** What is taken off a request's headers and what is put on before it goes further. */
@NullMarked
package city.renewal.gateway.headers;

import org.jspecify.annotations.NullMarked;
