package city.renewal.progress.adapter.web.project;

import city.renewal.progress.adapter.web.AllowReaders;
import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.adapter.web.Summary;
import city.renewal.progress.application.history.HistoryItem;
import city.renewal.progress.application.history.ProjectHistory;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.QueryParameters;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history of a project. */
@RestController
class HistoryController {
    private static final String PATH = "/api/v1/projects/{projectId}/history";

    private final ProjectHistory history;
    private final InstantSource clock;

    HistoryController(ProjectHistory history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    @GetMapping(PATH)
    @QueryParameters({"node", "limit", "cursor"})
    @Summary("What happened to a project, the newest first")
    @Exported(HistorySheet.class)
    @AllowReaders
    Page<HistoryItem> history(
            Caller caller, @PathVariable String projectId, @RequestParam MultiValueMap<String, String> query) {
        var asOf = clock.instant();
        var parameters = new Parameters(query);
        var node = parameters.text("node");
        var limit = parameters.number("limit");
        var cursor = parameters.text("cursor");
        parameters.refuse();
        var page = PageRequest.of(limit, cursor);
        var items = found(
                history.of(projectId, node, Visibility.of(caller), checked(page.after()), page.limit()), projectId);
        if (items.size() <= page.limit()) {
            return new Page<>(items, null, asOf);
        }
        var shown = items.subList(0, page.limit());
        return new Page<>(shown, PageRequest.cursor(shown.getLast().key()), asOf);
    }

    private static List<HistoryItem> found(Optional<List<HistoryItem>> items, String projectId) {
        return items.orElseThrow(() -> Problem.notFound("project", projectId));
    }

    private static List<String> checked(List<String> key) {
        if (!key.isEmpty()
                && (key.size() != 3
                        || !key.get(0).matches("-?[0-9]{1,15}")
                        || !key.get(1).matches("[0-9]{1,18}"))) {
            throw Problem.invalid("cursor", "is not one that this list gave");
        }
        return key;
    }
}
