package city.renewal.demo;

import static city.renewal.demo.ProgrammeJson.quoted;

/**
 * One request that the demonstration sends after its ledger. Photos are sent first; of the other requests, those about the
 * same thing are sent one after another, and those about different things at the same time.
 *
 * @param about what the request is about, such as a problem's id; empty for a photo
 * @param user demonstration user who sends it
 * @param keep property of a list's first item that is kept as {@code @first}; empty: none
 * @param body JSON in which {@code @today+3}, {@code @now-PT2H} and {@code @photo:NAME} are filled in when it is sent; empty for a photo
 */
record SiteRequest(String about, String user, String method, String path, String body, String keep) {
    static SiteRequest post(String about, String user, String path, String body) {
        return new SiteRequest(about, user, "POST", path, body, "");
    }

    /** Reads a list; {@code @first} is the id of its first item for the requests about the same thing. */
    static SiteRequest first(String about, String user, String path, String id) {
        return new SiteRequest(about, user, "GET", path, "", id);
    }

    static SiteRequest photo(String user, SitePicture picture) {
        return new SiteRequest("", user, "PUT", "/api/v1/photos/@photo:" + picture.fileName(), "", "");
    }

    String json() {
        var start = "{ \"as\": %s, \"method\": %s, \"path\": %s".formatted(quoted(user), quoted(method), quoted(path));
        if (!about.isEmpty()) {
            start += ", \"about\": " + quoted(about);
        }
        if (!keep.isEmpty()) {
            return start + ", \"keep\": %s }".formatted(quoted(keep));
        }
        return body.isEmpty() ? start + " }" : start + ",\n    \"body\": " + body + " }";
    }
}
