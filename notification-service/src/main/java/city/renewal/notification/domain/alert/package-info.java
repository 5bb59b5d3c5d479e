/** An alert, the decisions to tell somebody of it, their groups, and the trace that explains them. */
@NullMarked
package city.renewal.notification.domain.alert;

import org.jspecify.annotations.NullMarked;
