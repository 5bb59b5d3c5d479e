package city.renewal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The administration for an administrator of one street: the street's own settings, and global ones read-only. */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminAreasPageIT {
    private static final String ADMIN = "admin-2";
    private static final String STREET = "370212002";
    private static final String OUTSIDE = "不在您的辖区之内";

    private final SharedPlatform chain;
    private DeskBrowser desk;

    AdminAreasPageIT(SharedPlatform chain) {
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
    void programmesPeopleAndUnitsAreThoseOfTheStreet() throws Exception {
        desk.open("/admin/programmes", ADMIN);
        desk.shows("#programmes", "崂山");
        assertThat(desk.text("#programmes")).as("another district").doesNotContain("市南");

        desk.open("/admin/people");
        desk.shows("#people", "卫长安");
        assertThat(desk.text("#units")).contains("沙子口街道城市更新办公室").doesNotContain("中韩街道");
        desk.fill("#search", "p-owner");
        desk.shows("tr[data-key='p-owner-2']", "卫长安");
        assertThat(desk.all("tr[data-key='p-owner']")).as("of another street").isEmpty();
        var theirs = all(ADMIN, "/api/v1/people");
        assertThat(theirs).hasSizeLessThan(all("admin", "/api/v1/people").size());
        assertThat(desk.number("#peopleTitle")).isEqualTo(theirs.size());
        assertThat(all(ADMIN, "/api/v1/units"))
                .allMatch(unit -> unit.get("area").stringValue().startsWith(STREET));
    }

    @Test
    void whatLiesOutsideIsRefusedAtItsField() throws Exception {
        desk.open("/admin/people", ADMIN);
        desk.command("#addUnit");
        desk.fill("dialog[open] #unitId", "u-street");
        desk.fill("dialog[open] #name", "沙子口街道试点组");
        desk.fill("dialog[open] #area", "370202");
        desk.refuses("area", OUTSIDE);
        desk.fill("dialog[open] #area", STREET);
        desk.confirm();
        desk.shows("tr[data-key='u-street']", "沙子口街道试点组");

        desk.command("#addPerson");
        desk.fill("dialog[open] #personId", "p-street");
        desk.fill("dialog[open] #name", "许试点");
        desk.fill("dialog[open] #units", "u1");
        desk.refuses("units", "应为您辖区之内的单位");
        assertThat(chain.platform().as("admin").get("/api/v1/people/p-street").status())
                .isEqualTo(404);
        desk.fill("dialog[open] #units", "u-street");
        desk.confirm();
        desk.shows("tr[data-key='p-street']", "许试点");

        desk.open("/admin/webhooks");
        desk.command("#addWebhook");
        desk.fill("dialog[open] #description", "街道平台");
        desk.fill("dialog[open] #url", "https://hooks.example.org/street");
        desk.refuses("areas", OUTSIDE);
        desk.fill("dialog[open] #areas", "370212001");
        desk.refuses("areas", OUTSIDE);
        assertThat(all(ADMIN, "/api/v1/webhooks")).isEmpty();
    }

    @Test
    void whatHoldsInEveryDistrictIsReadAndNotChanged() {
        desk.open("/admin/policies", ADMIN);
        for (var section : List.of("policies", "routing", "kinds", "templates")) {
            desk.click("#to-" + section);
            desk.shows(section + "-section", "由不限辖区的管理员修改");
            assertThat(desk.all("json-editor, #saveKinds, #saveTemplates, fieldset:not([disabled])"))
                    .as(section)
                    .isEmpty();
            desk.looksRight("admin-areas-" + section);
        }
    }

    private List<JsonNode> all(String user, String path) throws Exception {
        return chain.platform().as(user).all(path);
    }
}
