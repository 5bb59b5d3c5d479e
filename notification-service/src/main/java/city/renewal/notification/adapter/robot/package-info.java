/** Group robots of WeCom and DingTalk. */
@NullMarked
package city.renewal.notification.adapter.robot;

import org.jspecify.annotations.NullMarked;
