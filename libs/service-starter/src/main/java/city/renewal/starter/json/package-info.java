/** JSON and BSON serialization of facts, documents and responses. */
@NullMarked
package city.renewal.starter.json;

import org.jspecify.annotations.NullMarked;
