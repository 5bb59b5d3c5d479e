package city.renewal.notification.adapter.web.directory;

import city.renewal.notification.application.directory.Reachability;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** By which kinds of address people can be reached besides their inbox, without the addresses themselves. */
@RestController
class ReachabilityController {
    private final Reachability reachability;
    private final InstantSource clock;

    ReachabilityController(Reachability reachability, InstantSource clock) {
        this.reachability = reachability;
        this.clock = clock;
    }

    /**
     * The directory's active people by person id; for an administrator with areas those whose units all lie in them.
     *
     * @param confirmed true: those with a confirmed e-mail address or mobile number, false: those with neither
     */
    @GetMapping("/api/v1/contacts")
    @Exported(ReachabilitySheet.class)
    @Allow(Role.ADMIN)
    Page<ReachabilityRow> listContacts(
            @RequestParam @Nullable Boolean confirmed,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        var page = PageRequest.of(limit, cursor);
        var after = page.after().isEmpty() ? "" : page.after().getFirst();
        var found = reachability.find(caller, confirmed, after, page.limit() + 1);
        var shown = found.stream().limit(page.limit()).map(ReachabilityRow::of).toList();
        var next = found.size() > page.limit()
                ? PageRequest.cursor(List.of(shown.getLast().personId()))
                : null;
        return new Page<>(shown, next, clock.instant());
    }
}
