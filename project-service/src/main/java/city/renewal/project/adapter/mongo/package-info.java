/** Where aggregates are kept: MongoDB, or what speaks its protocol. */
@NullMarked
package city.renewal.project.adapter.mongo;

import org.jspecify.annotations.NullMarked;
