package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The administration of alerting: routing, policies, kinds, silences, webhooks, templates. */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminAlertsPageIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** An area that no other test uses. */
    private static final String STREET = "370212003";

    private final SharedPlatform chain;
    private DeskBrowser desk;

    AdminAlertsPageIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @BeforeAll
    void start() {
        desk = new DeskBrowser(chain.platform().address());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void theRoutingTreeIsTriedBeforeItIsSaved() throws Exception {
        var before = admin().get("/api/v1/routing").expect(200);
        desk.open("/admin/routing", "admin");
        desk.fill("#matter-programme", "chain");
        desk.fill("#matter-area", "370212");
        desk.fill("#matter-owner", "p-owner");
        desk.fill("#matter-unit", "u1");
        desk.fill("#matter-leader", "p leader");
        desk.click("#rehearse");
        desk.shows("label .error", "以字母或数字开头");
        desk.fill("#matter-leader", "p-leader");
        desk.click("#rehearse");
        desk.shows("#rehearsal", "王立功");
        desk.shows("#rehearsal", "督查室");

        var root = (ObjectNode) before.body().get("root").deepCopy();
        var branch = ((ArrayNode) root.get("routes")).insertObject(0);
        branch.put("routeId", "desk-branch");
        branch.put("policyId", "no-such-policy");
        branch.putArray("match")
                .addObject()
                .put("trait", "PROGRAMME")
                .put("is", "ONE_OF")
                .putArray("values")
                .add("chain");
        desk.fill("#json", wrapped("root", root));
        desk.click("#saveJson");
        desk.shows("#violations", "root.routes[0].policyId");
        desk.shows("#violations", "应为一条升级规则的编号");
        branch.put("policyId", "default");
        desk.fill("#json", wrapped("root", root));
        desk.click("#tryEdited");
        desk.shows("#rehearsal", "desk-branch");
        desk.click("#saveJson");
        desk.shows("#tree", "desk-branch");

        var now = admin().get("/api/v1/routing").expect(200);
        assertThat(now.body().at("/root/routes/0/routeId").stringValue()).isEqualTo("desk-branch");
        admin().put("/api/v1/routing", wrapped("root", before.body().get("root")), now.etag())
                .expect(200);
    }

    @Test
    void aPolicyIsWrittenAndAFaultStandsAtItsLine() throws Exception {
        var path = "/api/v1/escalation-policies";
        var before = admin().get(path).expect(200);
        var policies = (ArrayNode) before.body().get("policies").deepCopy();
        var own = (ObjectNode) policies.get(0).deepCopy();
        own.put("policyId", "desk-policy").put("name", "试点上报规则");
        policies.add(own);
        var last = ((ArrayNode) own.get("steps")).size() - 1;
        var office = ((ArrayNode) own.get("steps")).remove(last);

        desk.open("/admin/policies", "admin");
        desk.fill("#json", wrapped("policies", policies));
        desk.click("#saveJson");
        desk.shows("#violations", "最后一步应为督查室");
        desk.click("#violations button");
        assertThat(desk.all("textarea:focus")).as("the line is shown").hasSize(1);
        ((ArrayNode) own.get("steps")).add(office);
        desk.fill("#json", wrapped("policies", policies));
        desk.click("#saveJson");
        desk.shows("policies-section", "试点上报规则");

        var now = admin().get(path).expect(200);
        assertThat(now.body().get("policies")).hasSize(policies.size());
        admin().put(path, wrapped("policies", before.body().get("policies")), now.etag())
                .expect(200);
    }

    @Test
    void aKindOfAlertIsSet() throws Exception {
        var path = "/api/v1/alert-kinds";
        var before = admin().get(path).expect(200);
        desk.open("/admin/kinds", "admin");
        desk.fill("#kind-SUSPENDED_LONG input[inputmode=numeric]", "0");
        desk.click("#saveKinds");
        desk.shows("#sectionTrouble", "应为 1 到");
        desk.fill("#kind-SUSPENDED_LONG input[inputmode=numeric]", "45");
        desk.click("#saveKinds");
        desk.shows("#sectionTold", "已完成");

        var now = admin().get(path).expect(200);
        assertThat(kind(now.body(), "SUSPENDED_LONG").at("/thresholds/0").intValue())
                .isEqualTo(45);
        var back = JSON.createObjectNode();
        back.set("kinds", before.body().get("kinds"));
        back.set("inhibitions", before.body().get("inhibitions"));
        admin().put(path, back.toString(), now.etag()).expect(200);
    }

    @Test
    void aSilenceBeginsAndIsEnded() throws Exception {
        desk.open("/admin/silences", "supervisor");
        desk.command("#silence");
        desk.fill("dialog[open] #match", "no-such-project");
        desk.fill("dialog[open] #reason", "试点静默");
        desk.fill("dialog[open] #endsAt", "2024-06-30");
        desk.refuses("endsAt", "最长 90 天");
        desk.fill("dialog[open] #endsAt", "2023-07-05");
        desk.confirm();
        Eventually.holds("it silences", SharedPlatform.SOON, () -> silence().equals("ACTIVE"));
        desk.shows("#silences", "试点静默");
        desk.command("tr button[data-end]");
        desk.shows("dialog[open] #effect", "试点静默");
        desk.confirm();
        Eventually.holds("it has ended", SharedPlatform.SOON, () -> silence().equals("EXPIRED"));
    }

    @Test
    void aWebhookTellsItsSecretOnce() throws Exception {
        desk.open("/admin/webhooks", "admin");
        desk.command("#addWebhook");
        desk.fill("dialog[open] #description", "区数据局");
        desk.fill("dialog[open] #url", "ftp://hooks.example.org/renewal");
        desk.refuses("url", "http 或 https 网址");
        desk.fill("dialog[open] #url", "https://hooks.example.org/renewal");
        desk.fill("dialog[open] #kinds", "SUSPENDED_LONG");
        desk.confirm();
        desk.shows("#secret code", "whsec_");
        desk.shows("#webhooks", "区数据局");

        desk.command("button[aria-label='更换密钥 区数据局']");
        desk.confirm();
        desk.shows("#secret code", "whsec_");
        desk.command("button[aria-label='删除 区数据局']");
        desk.confirm();
        assertThat(desk.all("#secret")).as("the secret is shown once").isEmpty();
        assertThat(admin().all("/api/v1/webhooks"))
                .noneMatch(webhook -> webhook.get("description").stringValue().equals("区数据局"));
    }

    @Test
    void whatAReceiverMissedIsSeenAndSentAgain() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            desk.open("/admin/webhooks", "admin");
            desk.command("#addWebhook");
            desk.fill("dialog[open] #description", "区指挥平台");
            desk.fill("dialog[open] #url", receiver.url());
            desk.fill("dialog[open] #areas", STREET);
            desk.fill("dialog[open] #kinds", "OVERDUE");
            desk.confirm();
            desk.shows("#webhooks", receiver.url());
            late("desk-hook");
            desk.click("button[data-deliveries]");
            var delivery = "#deliveries";
            refreshedUntil(delivery, "多次失败，已放弃");
            assertThat(delivery("attempts").intValue()).isEqualTo(3);
            desk.shows("#webhooks", "连续失败");
            assertThat(receiver.taken()).isEmpty();

            receiver.comesBack();
            desk.fill("#deliveryState", "DEAD");
            desk.shows(delivery, delivery("messageId").stringValue());
            desk.click("button[data-replay]");

            desk.shows("#sectionTold", "已完成");
            desk.shows(delivery, "没有推送记录");
            desk.fill("#deliveryState", "");
            refreshedUntil(delivery, "已送达");
            desk.hides("button[data-replay]");
            assertThat(receiver.taken()).containsExactly(delivery("messageId").stringValue());
            refreshedUntil("#webhooks", "正常");
            desk.looksRight("admin-deliveries");
        }
        var mine = "button[aria-label='删除 区指挥平台']";
        desk.command(mine);
        desk.confirm();
        desk.hides(mine);
    }

    @Test
    void deliveriesAreAnAdministratorsOnly() {
        for (var person : List.of("commander", "supervisor", "unit")) {
            desk.open("/admin/webhooks", person);
            desk.shows("#notYours", "您的角色不办理这一栏");
            assertThat(desk.all("#to-webhooks, webhooks-section, #addWebhook, [data-deliveries], [data-replay]"))
                    .as(person)
                    .isEmpty();
        }
    }

    private void late(String project) throws Exception {
        var registered = chain.commander()
                .post("/api/v1/projects", project(project, "chain", STREET))
                .expect(201);
        chain.commander()
                .put(
                        "/api/v1/projects/%s/plan".formatted(project),
                        plan("2023-09-30", List.of(node("overdue", 10, "2023-06-21"))),
                        registered.etag())
                .expect(200);
    }

    private void refreshedUntil(String selector, String says) {
        desk.until(() -> {
            desk.click("#refreshDeliveries");
            return desk.text(selector).contains(says);
        });
    }

    private JsonNode delivery(String field) throws Exception {
        var webhook = admin().all("/api/v1/webhooks").stream()
                .filter(one -> one.get("description").stringValue().equals("区指挥平台"))
                .findFirst()
                .orElseThrow();
        var deliveries = admin().all(
                        "/api/v1/deliveries?target=" + webhook.get("webhookId").stringValue());
        assertThat(deliveries).hasSize(1);
        return deliveries.getFirst().get(field);
    }

    @Test
    void aTemplateIsSeenBeforeItIsSaved() throws Exception {
        var before = admin().get("/api/v1/templates").expect(200);
        desk.open("/admin/templates", "admin");
        desk.until(() -> !desk.all("#part-text, #part-markdown").isEmpty());
        var part = desk.all("#part-text").isEmpty() ? "markdown" : "text";
        var words = before.body().at("/templates/0/" + part).stringValue();
        desk.fill("#part-" + part, "试点：" + words + "{{nonsense}}");
        desk.click("#preview");
        desk.shows("label .error", "");
        desk.fill("#part-" + part, "试点：" + words);
        desk.click("#preview");
        desk.shows("#previewed", "试点：");
        desk.click("#saveTemplates");
        desk.shows("#sectionTold", "已完成");

        var now = admin().get("/api/v1/templates").expect(200);
        assertThat(now.body().at("/templates/0/" + part).stringValue()).startsWith("试点：");
        admin().put("/api/v1/templates", wrapped("templates", before.body().get("templates")), now.etag())
                .expect(200);
    }

    private ApiClient admin() {
        return chain.platform().as("admin");
    }

    private String silence() throws Exception {
        return chain.platform().as("supervisor").all("/api/v1/silences").stream()
                .filter(silence -> silence.get("reason").stringValue().equals("试点静默"))
                .findFirst()
                .map(silence -> silence.get("status").stringValue())
                .orElse("");
    }

    private static JsonNode kind(JsonNode kinds, String kind) {
        return kinds.get("kinds")
                .valueStream()
                .filter(one -> one.get("kind").stringValue().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String wrapped(String name, JsonNode value) {
        var body = JSON.createObjectNode();
        body.set(name, value);
        return body.toString();
    }
}
