package city.renewal.notification.adapter.mongo.order;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.domain.order.OrderSubject;
import city.renewal.starter.json.Bson;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class OrderSubjectModuleTest {
    private static final Document ABOUT_A_NODE = Document.parse("""
            {"programme": "laoshan-2023", "programmeName": "崂山区2023年攻坚计划", "projectId": "p1", "projectName": "沙子口片区改造",
             "nodeId": "n1", "nodeName": "施工图设计", "field": "f1", "area": "370212001", "headquarters": "h1",
             "unit": {"unitId": "u1", "name": "责任单位"}, "owner": {"personId": "p-owner", "name": "责任人"},
             "leader": {"personId": "p-leader", "name": "包保领导"}, "zone": "Asia/Shanghai"}
            """);

    private static final Document ABOUT_A_PROBLEM = Document.parse("""
            {"programme": "laoshan-2023", "programmeName": "崂山区2023年攻坚计划", "projectId": "", "projectName": "",
             "field": "", "area": "370212", "unit": {"unitId": "u1", "name": "责任单位"}, "zone": "Asia/Shanghai", "problemId": "q1", "problemTitle": "围挡破损"}
            """);

    @Test
    void opensWhatAFormerVersionStoredAndStoresTheSame() {
        var node = Bson.read(ABOUT_A_NODE, OrderSubject.class);
        var problem = Bson.read(ABOUT_A_PROBLEM, OrderSubject.class);

        assertThat(node.matter().name()).isEqualTo("沙子口片区改造");
        assertThat(node.jurisdiction().area()).isEqualTo("370212001");
        assertThat(problem.matter().name()).isEqualTo("围挡破损");
        assertThat(problem.matter().project()).isNull();
        assertThat(Bson.document(node)).isEqualTo(ABOUT_A_NODE);
        assertThat(Bson.document(problem)).isEqualTo(ABOUT_A_PROBLEM);
    }
}
