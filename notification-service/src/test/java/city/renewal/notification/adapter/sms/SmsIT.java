package city.renewal.notification.adapter.sms;

import static city.renewal.notification.SomeMessages.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.adapter.http.Networks;
import city.renewal.notification.adapter.http.SsrfGuardedHttpClient;
import city.renewal.notification.adapter.mustache.MustacheTemplateEngine;
import city.renewal.notification.adapter.sms.SmsProvider.Encoding;
import city.renewal.notification.adapter.webhook.HostileReceiver;
import city.renewal.notification.adapter.webhook.HostileReceiver.Behaviour;
import city.renewal.notification.application.InMemoryContacts;
import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.domain.message.Contact;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.starter.json.Json;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsIT {
    private final HostileReceiver receiver = new HostileReceiver();
    private final SsrfGuardedHttpClient http =
            new SsrfGuardedHttpClient(InetAddress::getAllByName, new Networks(List.of()), InstantSource.system());
    private final InMemoryContacts contacts = new InMemoryContacts();
    /** Of a healthy answer, on a busy machine too. */
    private Duration timeout = Duration.ofSeconds(15);

    @AfterEach
    void close() throws Exception {
        http.close();
        receiver.close();
    }

    private SmsChannel channel(String method, String query, String body, Encoding encoding) {
        return channel(method, query, body, encoding, "\"code\":0", "\"code\":7");
    }

    private SmsChannel channel(
            String method, String query, String body, Encoding encoding, String accepted, String later) {
        var provider = new SmsProvider(
                method,
                receiver.uri() + query,
                Map.of("x-api-key", "k"),
                body,
                encoding,
                Pattern.compile(accepted),
                Pattern.compile(later),
                timeout);
        return new SmsChannel(provider, contacts, SomeMessages.renderer(), new MustacheTemplateEngine(), http);
    }

    private Outcome send(SmsChannel channel) {
        contacts.save(new Contact("p-owner", null, "13912345678", Language.ZH, null), 0);
        return channel.send(channel.address(List.of(aMessage("m1"))).getFirst());
    }

    private void answers(String json) {
        receiver.behaves(new Behaviour.Answer(200, "content-type: application/json", json));
    }

    @Test
    void asksTheProviderAsItsTemplatesSay() {
        answers("{\"code\":0,\"to\":\"13912345678\"}");

        var outcome = send(channel(
                "POST", "", "{\"to\":\"{{mobile}}\",\"say\":\"{{text}}\",\"id\":\"{{messageId}}\"}", Encoding.JSON));

        assertThat(outcome).isEqualTo(new Outcome.Delivered("200 {\"code\":0,\"to\":\"(mobile)\"}"));
        var request = receiver.received().getFirst();
        assertThat(request.headers()).containsEntry("x-api-key", "k");
        var body = Json.lenient().readTree(request.body());
        assertThat(body.path("to").asString()).isEqualTo("13912345678");
        assertThat(body.path("id").asString()).isEqualTo("m1");
        assertThat(body.path("say").asString()).startsWith("【城市更新】节点逾期");
    }

    @Test
    void aFormAndAnAddressAreEncoded() {
        answers("{\"code\":0}");
        answers("{\"code\":0}");

        send(channel("POST", "?n={{mobile}}", "to={{mobile}}&text={{text}}", Encoding.FORM));
        send(channel("GET", "?to={{mobile}}&text={{text}}", "", Encoding.FORM));

        assertThat(receiver.received().getFirst().body()).startsWith("to=13912345678&text=%E3%80%90");
        assertThat(receiver.received().getLast().line()).startsWith("GET /hook?to=13912345678&text=%E3%80%90");
    }

    @Test
    void whatTheProviderSaysDecidesWhetherItMayGoBetter() {
        var channel = channel("POST", "", "{}", Encoding.JSON);
        answers("{\"code\":7,\"why\":\"too fast\"}");
        answers("{\"code\":9,\"why\":\"13912345678 is blocked\"}");
        receiver.behaves(new Behaviour.Answer(503, "retry-after: 3"), new Behaviour.Hang());

        assertThat(send(channel)).isInstanceOf(Outcome.Failed.class);
        assertThat(send(channel)).isEqualTo(new Outcome.Refused("200 {\"code\":9,\"why\":\"(mobile) is blocked\"}"));
        assertThat(send(channel)).isEqualTo(new Outcome.Failed("503", Duration.ofSeconds(3)));
        timeout = Duration.ofMillis(300);
        assertThat(send(channel("POST", "", "{}", Encoding.JSON))).isInstanceOf(Outcome.Failed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "OK, Delivered",
        "isv.BUSINESS_LIMIT_CONTROL, Failed",
        "isp.SYSTEM_ERROR, Failed",
        "isv.MOBILE_NUMBER_ILLEGAL, Refused",
        "isv.AMOUNT_NOT_ENOUGH, Refused"
    })
    void aProviderThatAlwaysAnswers200IsUnderstoodByTheCodeInItsAnswer(String code, String expected) {
        var channel = channel(
                "POST",
                "",
                "{}",
                Encoding.JSON,
                "\"Code\":\"OK\"",
                "\"Code\":\"(isv\\.BUSINESS_LIMIT_CONTROL|isp\\.SYSTEM_ERROR)\"");
        answers("{\"Code\":\"%s\",\"RequestId\":\"r1\"}".formatted(code));

        assertThat(send(channel).getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void aTemplateThatReadsSomethingElseDoesNotStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> channel("POST", "?x={{email}}", "{}", Encoding.JSON))
                .withMessageContaining("email");
    }
}
