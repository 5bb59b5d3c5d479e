/** HTTP to the outside, guarded: what may be called, for how long, and how much of the answer is read. */
@NullMarked
package city.renewal.notification.adapter.http;

import org.jspecify.annotations.NullMarked;
