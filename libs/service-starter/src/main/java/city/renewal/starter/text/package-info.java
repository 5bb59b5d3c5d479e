/** Texts as people in China read and look them up. */
@NullMarked
package city.renewal.starter.text;

import org.jspecify.annotations.NullMarked;
