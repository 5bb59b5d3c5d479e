/** The one door of the platform: it knows who calls, how fast they may go, and where a request goes; it decides nothing else. */
@NullMarked
package city.renewal.gateway;

import org.jspecify.annotations.NullMarked;
