package city.renewal.notification.domain.condition;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.aProblem;
import static city.renewal.notification.Changes.aProject;
import static city.renewal.notification.Changes.aStreetProblem;
import static city.renewal.notification.Changes.about;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.order.OrderChase;
import city.renewal.notification.domain.order.SomeOrders;
import city.renewal.notification.domain.recipient.EscalationChain;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.EscalationTarget;
import city.renewal.notification.domain.recipient.Jurisdiction;
import city.renewal.notification.domain.recipient.Recipient;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertIdsTest {
    private static final AlertSubject PLATFORM = new AlertSubject.Platform(
            new Jurisdiction("laoshan-2023", "x", "", "370212", null),
            new EscalationChain(new PersonRef("a", "b"), new UnitRef("a", "b"), null, null),
            "370212",
            LocalDate.of(2023, 6, 30));

    @Test
    void differWhereverOneOfTheirPartsDiffers() {
        var ids = new HashSet<String>();
        var count = 0;
        for (var project : new String[] {"p", "p1", "p11"}) {
            for (var node : new String[] {"n", "1n", "11"}) {
                for (var version = 1; version < 12; version++) {
                    ids.add(AlertIds.alert(project, node, version));
                    count++;
                    for (var level = 1; level <= 5; level++) {
                        ids.add(AlertIds.decision(about(project, node), AlertKind.OVERDUE, version, "", level));
                        count++;
                    }
                }
            }
        }
        assertThat(ids).hasSize(count).allMatch(id -> id.matches("[0-9a-f]{64}"));
    }

    /** As they were computed when a subject was a node's ids: alert, decision on level 3, its message, and a taken-over one. */
    @ParameterizedTest
    @CsvSource({
        "NODE, OVERDUE, 50c7743e0432367cf5320bf2497107e4471306ba9bf2f36f9bcf120146345c86,"
                + " 64d0c93579aeb0e7e18308985aaec2e59c5b1b45065d5f62dea65fb2d7f69629,"
                + " 534518dce72edd1f61f298af84108c5fb3b8e7ebb9f06016e60666e971ecab3a,"
                + " 4eeb9ac45f3725bc221c38ecd9c0d46314085a69090a1ae097d8c287bfe3ed84",
        "NODE, DUE_SOON, 3bf16fe32f9529991c03699fb38296c9b47b3eced7a7e600b9d039544bca841b,"
                + " b416dab405db9b41dcc85e4c4931e0d44ef685f792d65e0f8fafb268edd96673,"
                + " 0d61a621aaafe66967e5264ef7c76400e7cf023c7af1ac628718f1d27a8de68d,"
                + " 925fe8f20b6223aba661b66f15aa624100363a520dee473e3975fe27c7645061",
        "NODE, REPORT_MISSING, 19057b2a07e9da2ce843d02a31a156f56212a8ff7dbe53eb1dfc542a48723380,"
                + " 6440bef52614520027cda0c223e56866ff41c525a7b60f1f036a45fb1239b545,"
                + " 965bded53775f18301da5d56e591ffcd69f4f0fb15d7cd4fc2aa1e55bef1e77f,"
                + " aed6e3657257a220916a6a502fc5cfa5f93ae4cf4f30721847c4fa53e277f6b9",
        "NODE, RETURNED_AGAIN, 11c0b089a11c3b2386a611eed0a3908fedac2938f471de118abbc58e292834c5,"
                + " b4c5fa003594a7863d749d7c961b8fa3a3789d230ada53db5e48e344d6d7447d,"
                + " a1e1064821a9fa6517b682f992d856e17eb3b722be7fe4d1165c934d370499f3,"
                + " 2ec36662898903917de660eee065afce631f2674425d13cbd2b0c501d8a55d57",
        "NODE, EXTENSION_WAITING, dbadd87fcb9cb7626c9e1d58c454cc95f418233a8c83dd7047c39eed328b50c2,"
                + " d4a7ff31f7049a5760479ad003e82a4573737ce1a2288c77e299bdd8332ec4e2,"
                + " 2bd72a97d3b5a5780121bb2942d65346ef0547bc18df2d97ba50883968bea60c,"
                + " 201314cdc780c1f17eec6aaea35f2d77c602cf6523b3003dcfe587d311b196fb",
        "NODE, UNSIGNED, 9991d13849ba355646b7ed966de9317c1b3e614a3a56905f4442120718eac3ce,"
                + " aada9d9abe58eeb54ba98462fecbb017b7129a43b320edaf46ccc23ad80ecc10,"
                + " 52add15a41f49b1cba30685d5f2b29ccc708f4601ded0a1f5192371dd0f0a192,"
                + " 79ed739689002a89aa54092dc0d04244fcf58fac389a0e227a0be0440f852d02",
        "NODE, OBJECTED, 3a3f7594225aeb72d7f80cad6bf8351ddbb357fe2823bd0bfb23177871cb4ea6,"
                + " f423554c20b712a7f7ef6616550f0e16c0c7d5e6b672f9f98badf1fcc4334302,"
                + " f2c7eafe2d5a292232aa585028f7d76fa7fb86d045f9fee13411ee6d5d4acc1d,"
                + " 6f974c7d2fea51946e5e7e17f8c924e939b80bdc138370b80810b1091bc26903",
        "NODE, FORECAST_LATE, 85468692580b91d3b54d4c7e03787998c162f56a17d51453ae457e39bef1aed7,"
                + " 492c863429cfcd536bb86c00a311b2c35d258a704cb8387322eb5dd55b9cf518,"
                + " 45c78cb72da1696f4a724f3d64db1c75e7273008d4b178209b15da05bdab8ff1,"
                + " a0c663d6683f11651d32fda6c65d2bbeb9712d73c02a8edb9d14adf43ef2fe1e",
        "PROJECT, SUSPENDED_LONG, ad4a4052823893676888660653793940965865dc840944d32e501c0eff077b04,"
                + " 3fdfc801593c78c45afadbe956f77f54ecd3772c7dcb54b542a950267c1a5698,"
                + " 1256b556361c6bf9fc24afcaebbef5951ace101c7f163c55e098fcf6987972cc,"
                + " bafa2cf1ea25ebc66512df75e8568b482fcd9b84ab351fdac0b0ca3ba88909a5",
        "PLATFORM, WATCHDOG, ad7d30f760d02fd496b3819651b94a96072736906aae2ed87fe564e4e9bf5608,"
                + " e586df428a214068213f1d1f1d38e093dc91bad4e6ea9c91673432eae084668b,"
                + " a81dcb7f97ca1964a224d3ae5e330905b11ca6ed0bd21ee1622e5a02d258c4b1,"
                + " 15d44a5a044d0c15d1fd991b25d0a46c788996a07960fea7725039763d534270"
    })
    void stayAsTheyWereBeforeSubjectsHadTypes(
            AlertSubject.Type type, AlertKind kind, String alert, String decision, String message, String takenOver) {
        var subject = switch (type) {
            case NODE -> about("p", "n");
            case PROJECT -> AlertSubject.of(aProject("p"));
            case PLATFORM -> PLATFORM;
            case PROBLEM, ORDER -> throw new IllegalArgumentException();
        };
        var candidate =
                new AlertCandidate(kind, subject, 2, DUE, 7, null, kind == AlertKind.OVERDUE ? null : "7", null);
        var owner = new Recipient.Person(new PersonRef("p-owner", "责任人"));

        assertThat(candidate.alertId()).isEqualTo(alert);
        assertThat(candidate.decisionId(3)).isEqualTo(decision);
        assertThat(AlertIds.message(decision, "p-owner")).isEqualTo(message);
        assertThat(new Decision(
                                candidate,
                                "default",
                                new EscalationTarget(EscalationLevel.LEADER, recipient(subject, owner)),
                                List.of())
                        .takingOverFrom("q")
                        .messageId())
                .isEqualTo(takenOver);
    }

    private static Recipient recipient(AlertSubject subject, Recipient owner) {
        return subject instanceof AlertSubject.Platform ? new Recipient.Person(subject.owner()) : owner;
    }

    @Test
    void ofAnOrdersMessageAndOfAThreadStayAsTheyWere() {
        var decision = AlertIds.order("order-1", "ORDER_UNANSWERED", 1, 2);

        assertThat(AlertIds.message(decision, "unit:u1"))
                .isEqualTo("e6eebfdd02171fea085db68392ff7740119882ea754d65cab10d5c1a3b9df8fd");
        assertThat(AlertIds.thread(OrderChase.subject(SomeOrders.anOrder())))
                .isEqualTo("4e43a3309d2ebc1184fd6862b34ae7a41f8cd2421474ce3493e823059884c36c");
        assertThat(AlertIds.thread(about("p", "n")))
                .isEqualTo("7038a5cef77f3e77989461c60f6e141dc894ba7bbbc611e0da051fb79ab0e82f");
    }

    @Test
    void ofAProblemDependOnItAloneWhateverProjectItBelongsTo() {
        var one = AlertSubject.of(aProblem("p", "q"));
        var moved = AlertSubject.of(aProblem("p2", "q"));
        var street = AlertSubject.of(aStreetProblem("q"));
        var ids = new HashSet<String>();
        for (var kind : AlertKind.values()) {
            assertThat(AlertIds.alert(one, kind, 1, ""))
                    .isEqualTo(AlertIds.alert(moved, kind, 1, ""))
                    .isEqualTo(AlertIds.alert(street, kind, 1, ""));
            ids.add(AlertIds.alert(one, kind, 1, ""));
            ids.add(AlertIds.alert(about("p", "q"), kind, 1, ""));
            ids.add(AlertIds.alert(about("problem", "q"), kind, 1, ""));
        }
        assertThat(ids).hasSize(3 * AlertKind.values().length);
    }
}
