/** Templates of JMustache, confined to values that they are given. */
@NullMarked
package city.renewal.notification.adapter.mustache;

import org.jspecify.annotations.NullMarked;
