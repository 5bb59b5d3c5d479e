package city.renewal.progress.application.history;

import city.renewal.events.ChineseTerms;
import city.renewal.events.Money;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProblemExtension;
import city.renewal.events.ProjectEvent;
import city.renewal.events.ReportFlag;
import city.renewal.events.SiteReportEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes facts as sentences in both languages.
 *
 * @param people names by person id
 * @param nodes names by node id
 */
record HistorySentences(Map<String, String> people, Map<String, String> nodes) {
    /** Maximum length of a reason or note in a sentence; the full text is in the data of the fact. */
    private static final int MOST = 100;

    /** @param change the changes of a plan; null for other facts */
    Wording of(ProjectEvent event, @Nullable PlanChange change) {
        return switch (event) {
            case ProjectEvent.ProjectRegistered e ->
                wording(
                        "%s登记了项目“%s”。"
                                .formatted(person(e.registeredBy()), e.entry().name()),
                        "%s registered the project “%s”."
                                .formatted(person(e.registeredBy()), e.entry().name()));
            case ProjectEvent.ProjectAmended e ->
                wording(
                        "%s修改了项目的台账信息。".formatted(person(e.amendedBy())),
                        "%s changed the project's ledger entry.".formatted(person(e.amendedBy())));
            case ProjectEvent.PlanSet e -> planSet(e.setBy(), change);
            case ProjectEvent.NodeSigned e ->
                wording(
                        "%s签收了节点“%s”%s".formatted(person(e.signedBy()), node(e.nodeId()), zh(e.note())),
                        "%s signed for the node “%s”%s"
                                .formatted(person(e.signedBy()), node(e.nodeId()), en(e.note())));
            case ProjectEvent.NodeObjected e ->
                wording(
                        "%s对担任节点“%s”的责任人提出异议%s".formatted(person(e.objectedBy()), node(e.nodeId()), zh(e.note())),
                        "%s objected to being named for the node “%s”%s"
                                .formatted(person(e.objectedBy()), node(e.nodeId()), en(e.note())));
            case ProjectEvent.NodeProgressRecorded e ->
                wording(
                        "%s按台账登记节点“%s”的进度为%d%%。"
                                .formatted(person(e.recordedBy()), node(e.nodeId()), e.progressPercent()),
                        "%s recorded %d %% progress of the node “%s” from the ledger."
                                .formatted(person(e.recordedBy()), e.progressPercent(), node(e.nodeId())));
            case ProjectEvent.NodeCompletionClaimed e ->
                wording(
                        "%s申报节点“%s”已于%s完成，待复核%s"
                                .formatted(person(e.claimedBy()), node(e.nodeId()), e.completedOn(), zh(e.note())),
                        "%s claimed that the node “%s” was completed on %s; it waits for verification%s"
                                .formatted(person(e.claimedBy()), node(e.nodeId()), e.completedOn(), en(e.note())));
            case ProjectEvent.NodeCompleted e ->
                wording(
                        "%s复核通过节点“%s”，完成日期%s，予以销号%s"
                                .formatted(person(e.verifiedBy()), node(e.nodeId()), e.completedOn(), zh(e.note())),
                        "%s verified that the node “%s” was completed on %s and struck it off%s"
                                .formatted(person(e.verifiedBy()), node(e.nodeId()), e.completedOn(), en(e.note())));
            case ProjectEvent.NodeCompletionReturned e ->
                wording(
                        "%s退回了节点“%s”的完成申报%s".formatted(person(e.returnedBy()), node(e.nodeId()), zh(e.note())),
                        "%s returned the claim that the node “%s” is completed%s"
                                .formatted(person(e.returnedBy()), node(e.nodeId()), en(e.note())));
            case ProjectEvent.ExtensionRequested e ->
                wording(
                        "%s申请将节点“%s”延期至%s%s"
                                .formatted(
                                        person(e.requestedBy()),
                                        node(e.nodeId()),
                                        e.requestedDueDate(),
                                        zh(e.reason())),
                        "%s asked to extend the node “%s” to %s%s"
                                .formatted(
                                        person(e.requestedBy()),
                                        node(e.nodeId()),
                                        e.requestedDueDate(),
                                        en(e.reason())));
            case ProjectEvent.ExtensionApproved e ->
                wording(
                        "%s同意节点“%s”延期至%s%s"
                                .formatted(person(e.approvedBy()), node(e.nodeId()), e.dueDate(), zh(e.note())),
                        "%s approved the extension of the node “%s” to %s%s"
                                .formatted(person(e.approvedBy()), node(e.nodeId()), e.dueDate(), en(e.note())));
            case ProjectEvent.ExtensionRefused e ->
                wording(
                        "%s不同意节点“%s”延期%s".formatted(person(e.refusedBy()), node(e.nodeId()), zh(e.note())),
                        "%s refused the extension of the node “%s”%s"
                                .formatted(person(e.refusedBy()), node(e.nodeId()), en(e.note())));
            case ProjectEvent.NodeAdvanced e ->
                wording(
                        "%s将节点“%s”的期限提前至%s%s"
                                .formatted(person(e.advancedBy()), node(e.nodeId()), e.dueDate(), zh(e.reason())),
                        "%s brought the due date of the node “%s” forward to %s%s"
                                .formatted(person(e.advancedBy()), node(e.nodeId()), e.dueDate(), en(e.reason())));
            case ProjectEvent.WorkSuspended e -> suspended(e);
            case ProjectEvent.WorkResumed e ->
                wording(
                        "%s批准自%s起复工，%d个节点的期限顺延%s"
                                .formatted(
                                        person(e.resumedBy()),
                                        e.resumedOn(),
                                        e.shifts().size(),
                                        zh(e.note())),
                        "%s let work go on from %s, which moved %s%s"
                                .formatted(
                                        person(e.resumedBy()),
                                        e.resumedOn(),
                                        counted(e.shifts().size(), "due date"),
                                        en(e.note())));
            case ProjectEvent.InvestmentRecorded e ->
                wording(
                        "%s登记%s完成投资%s万元。"
                                .formatted(
                                        person(e.recordedBy()),
                                        e.investment().month(),
                                        tenThousands(e.investment().paid())),
                        "%s recorded CNY %s paid in %s."
                                .formatted(
                                        person(e.recordedBy()),
                                        e.investment().paid().amount().toPlainString(),
                                        e.investment().month()));
            case ProjectEvent.ProjectWithdrawn e ->
                wording(
                        "%s将项目撤项%s".formatted(person(e.withdrawnBy()), zh(e.reason())),
                        "%s withdrew the project from its programme%s"
                                .formatted(person(e.withdrawnBy()), en(e.reason())));
            case ProjectEvent.ProjectSnapshotTaken _ ->
                wording("系统重新发布了项目的完整状态。", "The platform published the project's whole state again.");
        };
    }

    Wording of(ProblemEvent event) {
        var title = event.problem().title();
        return switch (event) {
            case ProblemEvent.ProblemRaised e ->
                wording(
                        "%s提出问题“%s”，整改期限%s。"
                                .formatted(
                                        person(e.raisedBy()), title, e.problem().dueDate()),
                        "%s raised the problem “%s”, to be rectified by %s."
                                .formatted(
                                        person(e.raisedBy()), title, e.problem().dueDate()));
            case ProblemEvent.ProblemReassigned e ->
                wording(
                        "%s将问题“%s”改由%s（%s）负责%s"
                                .formatted(
                                        person(e.reassignedBy()),
                                        title,
                                        e.problem().owner().name(),
                                        e.problem().unit().name(),
                                        zh(e.reason())),
                        "%s reassigned the problem “%s” to %s (%s)%s"
                                .formatted(
                                        person(e.reassignedBy()),
                                        title,
                                        e.problem().owner().name(),
                                        e.problem().unit().name(),
                                        en(e.reason())));
            case ProblemEvent.ProblemRectified e ->
                wording(
                        "%s申报问题“%s”已整改，待复核。".formatted(person(e.rectifiedBy()), title),
                        "%s claimed that the problem “%s” is rectified; it waits for verification."
                                .formatted(person(e.rectifiedBy()), title));
            case ProblemEvent.ProblemReturned e ->
                wording(
                        "%s退回了问题“%s”的整改%s".formatted(person(e.returnedBy()), title, zh(e.note())),
                        "%s returned the rectification of the problem “%s”%s"
                                .formatted(person(e.returnedBy()), title, en(e.note())));
            case ProblemEvent.ProblemClosed e ->
                wording(
                        "%s复核通过问题“%s”，予以销号%s".formatted(person(e.closedBy()), title, zh(e.note())),
                        "%s verified the problem “%s” and struck it off%s"
                                .formatted(person(e.closedBy()), title, en(e.note())));
            case ProblemEvent.ProblemReopened e ->
                wording(
                        "%s重新打开了问题“%s”（反弹）%s".formatted(person(e.reopenedBy()), title, zh(e.note())),
                        "%s reopened the problem “%s”%s".formatted(person(e.reopenedBy()), title, en(e.note())));
            case ProblemEvent.ProblemExtensionRequested e ->
                wording(
                        "%s申请将问题“%s”延期至%s%s"
                                .formatted(
                                        person(e.extension().requestedBy()),
                                        title,
                                        e.extension().requestedDueDate(),
                                        zh(e.extension().reason())),
                        "%s asked to extend the problem “%s” to %s%s"
                                .formatted(
                                        person(e.extension().requestedBy()),
                                        title,
                                        e.extension().requestedDueDate(),
                                        en(e.extension().reason())));
            case ProblemEvent.ProblemExtensionApproved e ->
                wording(
                        "%s同意问题“%s”延期至%s%s"
                                .formatted(
                                        decider(e.extension()),
                                        title,
                                        e.extension().requestedDueDate(),
                                        zh(e.extension().note())),
                        "%s approved the extension of the problem “%s” to %s%s"
                                .formatted(
                                        decider(e.extension()),
                                        title,
                                        e.extension().requestedDueDate(),
                                        en(e.extension().note())));
            case ProblemEvent.ProblemExtensionRefused e ->
                wording(
                        "%s不同意问题“%s”延期%s"
                                .formatted(
                                        decider(e.extension()),
                                        title,
                                        zh(e.extension().note())),
                        "%s refused the extension of the problem “%s”%s"
                                .formatted(
                                        decider(e.extension()),
                                        title,
                                        en(e.extension().note())));
        };
    }

    Wording of(SiteReportEvent event) {
        return switch (event) {
            case SiteReportEvent.SiteReportReceived e -> reported(e);
            case SiteReportEvent.SiteReportAssessed e -> assessed(e);
        };
    }

    private Wording planSet(String by, @Nullable PlanChange change) {
        if (change == null) {
            return wording("%s调整了计划。".formatted(person(by)), "%s changed the plan.".formatted(person(by)));
        }
        if (change.first()) {
            return wording(
                    "%s制定了计划，共%d个节点。".formatted(person(by), change.nodes()),
                    "%s set the plan with %s.".formatted(person(by), counted(change.nodes(), "node")));
        }
        return wording(
                "%s调整了计划：新增%d个节点，删除%d个，修改%d个。"
                        .formatted(
                                person(by),
                                change.added().count(),
                                change.removed().count(),
                                change.changed().count()),
                "%s changed the plan: %s added, %d removed, %d changed."
                        .formatted(
                                person(by),
                                counted(change.added().count(), "node"),
                                change.removed().count(),
                                change.changed().count()));
    }

    private Wording suspended(ProjectEvent.WorkSuspended event) {
        var suspension = event.suspension();
        var some = suspension.nodeIds().size();
        return wording(
                "%s下达停工令，自%s起%s停工%s"
                        .formatted(
                                person(suspension.orderedBy()),
                                suspension.from(),
                                some == 0 ? "全部节点" : some + "个节点",
                                zh(suspension.reason())),
                "%s suspended work on %s from %s%s"
                        .formatted(
                                person(suspension.orderedBy()),
                                some == 0 ? "all nodes" : counted(some, "node"),
                                suspension.from(),
                                en(suspension.reason())));
    }

    private Wording reported(SiteReportEvent.SiteReportReceived report) {
        var percent = report.progressPercent();
        return wording(
                "%s上报了节点“%s”%s，照片%d张%s"
                        .formatted(
                                person(report.reportedBy()),
                                node(report.nodeId()),
                                percent == null ? "" : "的进度：%d%%".formatted(percent),
                                report.photos().size(),
                                zh(report.note())),
                "%s reported on the node “%s”: %s%s%s"
                        .formatted(
                                person(report.reportedBy()),
                                node(report.nodeId()),
                                percent == null ? "" : "%d %% progress, ".formatted(percent),
                                counted(report.photos().size(), "photo"),
                                en(report.note())));
    }

    private Wording assessed(SiteReportEvent.SiteReportAssessed report) {
        var missing = report.missingPhotos().size();
        return wording(
                "系统核对了%s对节点“%s”的上报：%s，%s。"
                        .formatted(
                                person(report.reportedBy()),
                                node(report.nodeId()),
                                missing == 0 ? "照片齐全" : "缺%d张照片".formatted(missing),
                                report.flags().isEmpty() ? "没有疑点" : "疑点：" + flags(report.flags())),
                "The platform checked %s's report on the node “%s”: %s, %s."
                        .formatted(
                                person(report.reportedBy()),
                                node(report.nodeId()),
                                missing == 0 ? "all photos are here" : counted(missing, "photo") + " missing",
                                report.flags().isEmpty()
                                        ? "nothing is implausible"
                                        : "flagged "
                                                + report.flags().stream()
                                                        .map(ReportFlag::name)
                                                        .collect(Collectors.joining(", "))));
    }

    private static String flags(List<ReportFlag> flags) {
        return flags.stream().map(ChineseTerms::of).collect(Collectors.joining("、"));
    }

    private String decider(ProblemExtension extension) {
        return extension.decidedBy() == null ? "—" : person(extension.decidedBy());
    }

    private String person(String id) {
        return people.getOrDefault(id, id);
    }

    private String node(String id) {
        return nodes.getOrDefault(id, id);
    }

    private static String counted(int count, String thing) {
        return count == 1 ? "1 " + thing : "%d %ss".formatted(count, thing);
    }

    private static String tenThousands(Money money) {
        return money.amount().movePointLeft(4).stripTrailingZeros().toPlainString();
    }

    private static String zh(@Nullable String reason) {
        var text = clipped(reason);
        if (text.isEmpty()) {
            return "。";
        }
        return "：" + text + ("。！？…".indexOf(text.charAt(text.length() - 1)) >= 0 ? "" : "。");
    }

    private static String en(@Nullable String reason) {
        var text = clipped(reason);
        if (text.isEmpty()) {
            return ".";
        }
        return ": " + text + (".!?。！？…".indexOf(text.charAt(text.length() - 1)) >= 0 ? "" : ".");
    }

    private static String clipped(@Nullable String text) {
        var stripped = text == null ? "" : text.strip();
        return stripped.codePointCount(0, stripped.length()) <= MOST
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, MOST)) + "…";
    }

    private static Wording wording(String zh, String en) {
        return new Wording(zh, en);
    }
}
