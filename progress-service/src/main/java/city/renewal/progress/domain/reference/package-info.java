/** Programmes and streets as this service knows them. */
@NullMarked
package city.renewal.progress.domain.reference;

import org.jspecify.annotations.NullMarked;
