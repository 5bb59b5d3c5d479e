package city.renewal.demo;

import static city.renewal.demo.ProgrammeJson.quoted;

/**
 * One request that the demonstration sends after its ledger.
 *
 * @param user demonstration user who sends it
 * @param keep property of a list's first item that is kept as {@code @first}; empty: none
 * @param body JSON in which {@code @today+3}, {@code @now-PT2H} and {@code @photo:NAME} are filled in when it is sent; empty for a photo
 */
record SiteStep(String user, String method, String path, String body, String keep) {
    static SiteStep post(String user, String path, String body) {
        return new SiteStep(user, "POST", path, body, "");
    }

    /** Reads a list; {@code @first} is the id of its first item from now on. */
    static SiteStep first(String user, String path, String id) {
        return new SiteStep(user, "GET", path, "", id);
    }

    static SiteStep photo(String user, SitePicture picture) {
        return new SiteStep(user, "PUT", "/api/v1/photos/@photo:" + picture.fileName(), "", "");
    }

    String json() {
        var start = "{ \"as\": %s, \"method\": %s, \"path\": %s".formatted(quoted(user), quoted(method), quoted(path));
        if (!keep.isEmpty()) {
            return start + ", \"keep\": %s }".formatted(quoted(keep));
        }
        return body.isEmpty() ? start + " }" : start + ",\n    \"body\": " + body + " }";
    }
}
