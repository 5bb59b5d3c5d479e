/** Web adapters: lists, figures and the live stream. */
@NullMarked
package city.renewal.progress.adapter.web;

import org.jspecify.annotations.NullMarked;
