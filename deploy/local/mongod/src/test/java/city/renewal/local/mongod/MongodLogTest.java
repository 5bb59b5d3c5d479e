package city.renewal.local.mongod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MongodLogTest {

    @Test
    void findsTheErrorBeforeTheLinesOfTheShutdown() {
        assertThat(MongodLog.lastError(List.of("""
                        {"t":{"$date":"2026-11-30T20:00:00.000+00:00"},"s":"I","c":"STORAGE","id":22297,"msg":"Using the XFS filesystem"}""", """
                        {"t":{"$date":"2026-11-30T20:00:00.100+00:00"},"s":"E","c":"CONTROL","id":20557,"ctx":"initandlisten","msg":"DBException in initAndListen, terminating","attr":{"error":"DBPathInUse: Unable to lock the lock file"}}""", """
                        {"t":{"$date":"2026-11-30T20:00:00.200+00:00"},"s":"I","c":"CONTROL","id":23138,"msg":"Shutting down","attr":{"exitCode":100}}""")))
                .isEqualTo("DBException in initAndListen, terminating: DBPathInUse: Unable to lock the lock file");
    }

    @Test
    void showsTheAttributesOfAFatalErrorWithoutAReason() {
        assertThat(MongodLog.lastError(List.of("""
                        {"t":{"$date":"2026-11-30T20:00:00.000+00:00"},"s":"F","c":"-","id":23089,"msg":"Fatal assertion","attr":{"msgid":28595}}"""))).isEqualTo("Fatal assertion {\"msgid\": 28595}");
    }

    @Test
    void readsTheLinesOfOldVersions() {
        assertThat(MongodLog.lastError(List.of(
                        "2020-05-01T10:00:00.000+0000 I  STORAGE  [initandlisten] exception in initAndListen",
                        "2020-05-01T10:00:00.100+0000 E  NETWORK  [initandlisten] Failed to set up listener: Address already in use",
                        "2020-05-01T10:00:00.200+0000 I  CONTROL  [initandlisten] shutting down with code:48")))
                .isEqualTo("Failed to set up listener: Address already in use");
    }

    @Test
    void takesTheLastLineWhereNoneIsAnError() {
        assertThat(MongodLog.lastError(List.of("one", "Error parsing command line: unrecognised option '--x' ")))
                .isEqualTo("Error parsing command line: unrecognised option '--x'");
        assertThat(MongodLog.lastError(List.of("{\"s\":\"E\",\"msg\":\"cut o")))
                .isEqualTo("{\"s\":\"E\",\"msg\":\"cut o");
        assertThat(MongodLog.lastError(List.of())).isEmpty();
    }
}
