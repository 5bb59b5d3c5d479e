package city.renewal.starter.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values that often break programs, for each part of a request. */
final class HostileValues {
    private static final List<String> JSON = List.of(
            "1e10000000",
            "-1e10000000",
            "1e-7000",
            "1e-10000000",
            "0e2147483647",
            "1e400",
            "-0",
            "-1",
            "0",
            "99999999999999999999",
            "2147483647",
            "-2147483648",
            "2147483648",
            "9223372036854775807",
            "0.5",
            "1700000000000",
            "1e9",
            "-1000000000",
            "1" + "0".repeat(2_000),
            "0." + "1".repeat(2_000),
            "true",
            "false",
            "null",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"\":null}",
            "{\"$ne\":1}",
            "{\"a.b\":1}",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00a\"",
            "\"a\\u202eb\"",
            "\"\\ufeff\"",
            "\"a\\r\\nb\"",
            "\"\\u001b[31m\"",
            "\"\ud83c\udfd7\"",
            "\"\u0627\u0644\"",
            "\"NaN\"",
            "\"-\"",
            "\"$where\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"0000-01-01\"",
            "\"9999-12-31\"",
            "\"1970-01-01\"",
            "\"2023-02-30\"",
            "\"2023-06-30\"",
            "\"2023-06\"",
            "\"9999-12\"",
            "\"0000-01\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00Z\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"0000-01-01T00:00:00+18:00\"",
            "\"2023-06-30T08:00:00+08:00\"",
            "\"24:00\"",
            "\"99:99\"",
            "\"P999999999D\"",
            "\"PT-1S\"",
            "\"Z\"",
            "\"Asia/Shanghai\"",
            "\"../../etc\"",
            "\"370212\"",
            "\"000000000000\"",
            "\"1e10000000\"",
            "\"99999999999999999999.99\"",
            "\"__proto__\"",
            "\"http://127.0.0.1:1/\"",
            "\"http://[::1/\"",
            "\"javascript:x\"",
            "\"file:///etc/passwd\"",
            "\"{{#a}}\"",
            "\"${7*7}\"",
            "\"" + "x".repeat(5_000) + "\"",
            "\"" + "\u57ce".repeat(600) + "\"",
            "[" + "null,".repeat(5_000) + "null]",
            "[" + "1,".repeat(5_000) + "1]",
            "[".repeat(40) + "]".repeat(40),
            "[".repeat(50_000),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200),
            "\"" + "a".repeat(64) + "\"",
            "\"COMMANDER\"",
            "\"ACCEPTED\"",
            "nul",
            "'a'",
            "NaN",
            "\"\\x\"",
            "");

    private static final List<String> HEADERS = List.of(
            "\u57ce\u5e02\u66f4\u65b0",
            "\u00ff\u00fe",
            "\"\u7248\u672c\"",
            "\"7\"",
            "\"1\"",
            "W/\"99999999999999999999\"",
            "\"-1\"",
            "*",
            "\"",
            "",
            "a,b",
            "\"1\", \"2\"",
            "x".repeat(4_000),
            "a\tb",
            "\u202e",
            "\u0085",
            "0",
            "-1",
            "99999999999999999999",
            "1:2",
            "a:b:c",
            "-9999999999999999999:0",
            "\u0001",
            "\ud83c\udfd7",
            "%",
            "%00",
            "{}",
            "'; DROP",
            "bytes=0-",
            "\u0661");

    private static final List<String> ACCEPTS = List.of(
            "image/png",
            "text/html",
            "application/xml",
            "application/json;q=2",
            "application/json;q=0",
            "*",
            "*/*",
            "garbage",
            "/",
            "text/csv",
            "text/event-stream",
            "text/calendar",
            "application/problem+json",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "text/*;q=0.1, application/json",
            "application/json;charset=utf-7",
            "a/b,".repeat(200),
            "",
            "application/pdf",
            "\u57ce/\u5e02",
            "application/cloudevents-batch+json");

    private static final List<String> CONTENT_TYPES = List.of(
            "application/json;charset=utf-7",
            "application/json;charset=utf-16",
            "application/json;charset=x-none",
            "application/json;charset=",
            "application/json;charset=\"",
            "application/json; charset=gb18030",
            "application/*",
            "*/*",
            "*",
            "garbage",
            "",
            "text/plain",
            "application/xml",
            "text/calendar",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded;charset=utf-7",
            "application/x-www-form-urlencoded; charset=x-none",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=x",
            "multipart/mixed; boundary=x",
            "application/octet-stream",
            "application/merge-patch+json",
            "\u57ce/\u5e02",
            "image/jpeg",
            "application/json\u0001",
            "application/json;x=" + "y".repeat(2_000));

    private static final List<String> BODIES = List.of(
            "a=%",
            "a=%zz&b=%ff",
            "%=%&%00=1",
            "a".repeat(3_000) + "=1",
            "a=1&".repeat(3_000),
            "\u57ce=\u5e02",
            "--x",
            "--x--",
            "--x\r\n\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\nPK\u0003\u0004\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\r\nb\u202e.csv\"\r\n\r\n=1+1,\u57ce\r\n--x--",
            "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--x--\r\n",
            "--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n",
            "--x\r\nContent-Disposition: \u0001\r\n\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(30) + "--x--\r\n",
            "\ufeff{}",
            "{} {}",
            "{",
            "[",
            "]",
            "\"",
            "{\"a\":1,\"a\":2}",
            "BEGIN:VCALENDAR",
            "\u0000",
            "<a/>",
            "");

    private static final List<String> QUERY = List.of(
            "%",
            "%zz",
            "%00",
            "%FF",
            "%ED%A0%80",
            "%E2%80%AE",
            "%0d%0aX:1",
            "1e10000000",
            "-1000000000",
            "1000000000",
            "99999999999999999999",
            "2147483647",
            "-2147483648",
            "%D9%A1",
            "0",
            "-1",
            "1.5",
            "true",
            "TRUE",
            "",
            "+999999999-12-31",
            "%2B999999999-12-31",
            "-999999999-01-01",
            "0000-01-01",
            "9999-12-31",
            "2023-02-30",
            "%2B1000000000-12-31T23:59:59.999999999Z",
            "0000-01-01T00:00:00Z",
            "a,b,,c",
            ",",
            ",".repeat(500),
            "*",
            "$ne",
            "x".repeat(3_000),
            "%F0%9F%8F%97",
            "..%2f..",
            "unit",
            "area",
            "field",
            "csv",
            "xlsx",
            "json",
            "OVERDUE",
            "370212",
            "nowhere",
            "%7B%22$ne%22:1%7D",
            "a&a",
            "[]",
            "&&&",
            "=");

    private static final List<String> PATHS = List.of(
            "%00",
            "%FF",
            "%ED%A0%80",
            "%E2%80%AE",
            "%0d%0a",
            "..",
            "%2e%2e",
            ".",
            "a%2Fb",
            "a%5Cb",
            "a;b=c",
            "%3B",
            "$where",
            "%7B%7D",
            "%22",
            "x".repeat(3_000),
            "%E5%9F%8E",
            "%20",
            "+",
            "*",
            "-1",
            "99999999999999999999",
            "a%",
            "%zz",
            "nowhere",
            "%F0%9F%8F%97",
            "NATURAL",
            "WORKING",
            "import",
            "status",
            "batch",
            "template",
            "stream",
            "rules");

    private static final List<String> CURSOR_PARTS = List.of(
            "",
            "-1",
            "0",
            "1",
            "99999999999999999999",
            "999999999999999",
            "-999999999",
            "1e10000000",
            "\u0000",
            "\ud83c\udfd7",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "+999999999-12-31",
            "2023-06-30",
            "2023-06-30T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "0000-01-01T00:00:00Z",
            "dueDate",
            "-dueDate",
            "overdueDays",
            "-overdueDays",
            "forecastDate",
            "projectName",
            "a",
            "\u0661",
            "x".repeat(500));

    private static final List<String> METHODS =
            List.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FOO", "get");

    private final RandomGenerator random;

    HostileValues(RandomGenerator random) {
        this.random = random;
    }

    String json() {
        return one(JSON);
    }

    String header() {
        return one(HEADERS);
    }

    String accept() {
        return one(ACCEPTS);
    }

    String contentType() {
        return one(CONTENT_TYPES);
    }

    String body() {
        return one(BODIES);
    }

    String query() {
        return one(QUERY);
    }

    String path() {
        return one(PATHS);
    }

    String method() {
        return one(METHODS);
    }

    /** A multipart form with a file that resembles a ledger, a list or a schedule. */
    String file() {
        var content = one(List.of(
                "项目编号,项目名称,总投资(亿元)\r\nH-1,\u202e,1e10000000\r\n",
                "项目编号,项目名称,领域,所属街道,总投资(亿元)\r\n" + "=1+1,\u0000,,,9\r\n".repeat(50),
                "\"" + "x".repeat(100_000),
                ",".repeat(20_000) + "\r\n",
                "personId,name,units,aliases\r\np1,\u202e,u1,\r\np1,张三,u1;u2,\r\n",
                "PK\u0003\u0004",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Project>&b;</Project>",
                "<Project xmlns=\"http://schemas.microsoft.com/project\"><Tasks>" + "<Task/>".repeat(2_000)
                        + "</Tasks></Project>",
                "ERMHDR\t19.12\r\n%T\tTASK\r\n%F\ttask_id\r\n" + "%R\t1e10000000\r\n".repeat(100),
                "\u0000".repeat(5_000),
                ""));
        return "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--x--\r\n"
                .formatted(one(List.of("a.csv", "a.xlsx", "a.xls", "a.xer", "a.xml", "a.mpp", "\u202e", "")), content);
    }

    /** A well-formed cursor that no list returned. */
    String cursor() {
        if (random.nextInt(4) == 0) {
            return query();
        }
        var key = new StringBuilder();
        for (var parts = random.nextInt(1, 6); parts > 0; parts--) {
            key.append(one(CURSOR_PARTS)).append('\u001f');
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.toString().getBytes(StandardCharsets.UTF_8));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
