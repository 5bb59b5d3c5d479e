/** Lists, figures and the live stream over HTTP. */
@NullMarked
package city.renewal.progress.adapter.web;

import org.jspecify.annotations.NullMarked;
