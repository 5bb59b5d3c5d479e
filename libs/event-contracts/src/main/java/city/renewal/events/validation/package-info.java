/** Validation of records by themselves: a record that breaks its rules can't be constructed, and says which fields are wrong. */
@NullMarked
package city.renewal.events.validation;

import org.jspecify.annotations.NullMarked;
