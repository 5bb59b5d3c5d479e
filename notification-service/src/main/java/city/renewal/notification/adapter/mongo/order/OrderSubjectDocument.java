package city.renewal.notification.adapter.mongo.order;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.order.OrderMatter;
import city.renewal.notification.domain.order.OrderSubject;
import city.renewal.notification.domain.recipient.Jurisdiction;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The stored shape of an order's subject: one flat document. */
record OrderSubjectDocument(
        String programme,
        String programmeName,
        String projectId,
        String projectName,
        @Nullable String nodeId,
        @Nullable String nodeName,
        String field,
        String area,
        @Nullable String headquarters,
        UnitRef unit,
        @Nullable PersonRef owner,
        @Nullable PersonRef leader,
        @Nullable PersonRef headquartersLeader,
        ZoneId zone,
        @Nullable String problemId,
        @Nullable String problemTitle) {

    static OrderSubjectDocument of(OrderSubject subject) {
        return new OrderSubjectDocument(
                subject.programme(),
                subject.programmeName(),
                subject.projectId(),
                subject.projectName(),
                subject.nodeId(),
                subject.nodeName(),
                subject.field(),
                subject.area(),
                subject.headquarters(),
                subject.unit(),
                subject.owner(),
                subject.leader(),
                subject.headquartersLeader(),
                subject.zone(),
                subject.problemId(),
                subject.problemTitle());
    }

    OrderSubject subject() {
        return new OrderSubject(
                new Jurisdiction(programme, programmeName, field, area, headquarters),
                new OrderMatter(projectId, projectName, nodeId, nodeName, problemId, problemTitle),
                unit,
                owner,
                leader,
                headquartersLeader,
                zone);
    }
}
