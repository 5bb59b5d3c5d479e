/** Lists as files: what stands in them, the kinds of file, and how a request asks for one. */
@NullMarked
package city.renewal.starter.export;

import org.jspecify.annotations.NullMarked;
