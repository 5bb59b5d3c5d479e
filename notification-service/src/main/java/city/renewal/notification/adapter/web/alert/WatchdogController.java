package city.renewal.notification.adapter.web.alert;

import city.renewal.notification.application.watchdog.Watchdog;
import city.renewal.notification.application.watchdog.Watchdog.Finding;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether every overdue node has its alert and every alert reached somebody, counted on demand. */
@RestController
@RequestMapping("/api/v1/alerts/audit")
class WatchdogController {
    private final Watchdog watchdog;

    WatchdogController(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /** {@code unalerted}, {@code unreached} and {@code stale} must be zero. */
    @GetMapping
    @Allow(value = Role.ADMIN, everywhere = true)
    Finding auditAlerts() {
        return watchdog.check();
    }
}
