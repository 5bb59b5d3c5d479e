/** How facts and answers are written as JSON and as BSON. */
@NullMarked
package city.renewal.starter.json;

import org.jspecify.annotations.NullMarked;
