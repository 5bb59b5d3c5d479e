/** Tests of the rules that administrators set. */
@NullMarked
package city.renewal.notification.domain.rules;

import org.jspecify.annotations.NullMarked;
