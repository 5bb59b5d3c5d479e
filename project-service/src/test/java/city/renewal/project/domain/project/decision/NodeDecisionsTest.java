package city.renewal.project.domain.project.decision;

import static city.renewal.project.testing.Plans.DATES;
import static city.renewal.project.testing.Plans.NOW;
import static city.renewal.project.testing.Plans.TODAY;
import static city.renewal.project.testing.Plans.accepted;
import static city.renewal.project.testing.Plans.draft;
import static city.renewal.project.testing.Plans.node;
import static city.renewal.project.testing.Plans.plan;
import static city.renewal.project.testing.Plans.planned;
import static city.renewal.project.testing.Plans.project;
import static city.renewal.project.testing.Plans.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.EvidenceItem;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.decision.NodeDecisions.Answer;
import city.renewal.project.domain.project.decision.NodeDecisions.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeDecisionsTest {
    @Test
    void aClaimThatASecondPersonAcceptsIsDone() {
        var claimed = claimed("p-owner");

        var done = claimed.applyAll(
                accepted(NodeDecisions.verify(claimed, "late", Verdict.ACCEPTED, "", DATES, "p-supervisor", NOW)));

        assertThat(done.factsOf("late").completedOn()).isEqualTo(TODAY);
        assertThat(done.factsOf("late").claimedCompletedOn()).isNull();
    }

    @Test
    void thePersonWhoClaimedMayNotVerify() {
        var refusal =
                rejected(NodeDecisions.verify(claimed("p-both"), "late", Verdict.ACCEPTED, "", DATES, "p-both", NOW));

        assertThat(refusal.reason()).isEqualTo(Reason.SELF_VERIFICATION);
    }

    @Test
    void aReturnedClaimLeavesNoTrace() {
        var before = planned("p1");
        var claimed = claimed("p-owner");

        var returned = claimed.applyAll(
                accepted(NodeDecisions.verify(claimed, "late", Verdict.RETURNED, "照片不清", DATES, "p-supervisor", NOW)));

        assertThat(returned.factsOf("late")).isEqualTo(before.factsOf("late"));
    }

    @Test
    void nothingIsDoneTomorrow() {
        var refusal = rejected(claim(planned("p1"), "late", TODAY.plusDays(1)));

        assertThat(refusal.faults()).extracting(Fault::field).containsExactly("completedOn");
    }

    @Test
    void aNodeIsClaimedOnceAndDoneOnce() {
        var claimed = claimed("p-owner");
        var done = claimed.applyAll(
                accepted(NodeDecisions.verify(claimed, "late", Verdict.ACCEPTED, "", DATES, "p-supervisor", NOW)));

        assertThat(rejected(claim(claimed, "late", TODAY)).reason()).isEqualTo(Reason.NODE_ALREADY_CLAIMED);
        assertThat(rejected(claim(done, "late", TODAY)).reason()).isEqualTo(Reason.NODE_ALREADY_DONE);
        assertThat(rejected(NodeDecisions.verify(done, "late", Verdict.RETURNED, "", DATES, "p-supervisor", NOW))
                        .reason())
                .isEqualTo(Reason.NODE_ALREADY_DONE);
    }

    @Test
    void anUnclaimedNodeCannotBeVerified() {
        var refusal =
                rejected(NodeDecisions.verify(planned("p1"), "late", Verdict.ACCEPTED, "", DATES, "p-supervisor", NOW));

        assertThat(refusal.reason()).isEqualTo(Reason.NODE_NOT_CLAIMED);
    }

    @Test
    void evidenceThatANodeDemandsMustBeGiven() {
        var project = project("p1");
        var planned = project.applyAll(accepted(plan(project, draft(node("a", 1).demanding("PHOTO")))));

        var refusal = rejected(claim(planned, "a", TODAY));

        assertThat(refusal.faults()).extracting(Fault::field).containsExactly("evidence");
    }

    @Test
    void evidenceIsGivenInEveryKindAndNumberThatIsDemanded() {
        var project = project("p1");
        var planned = project.applyAll(accepted(plan(
                project,
                draft(node("a", 1).demanding("PHOTO").demanding("PHOTO").demanding("验收单")))));

        assertThat(rejected(claim(planned, "a", "PHOTO", "note")).faults())
                .extracting(Fault::message)
                .singleElement()
                .asString()
                .contains("1 PHOTO", "1 验收单");
        assertThat(rejected(claim(planned, "a", "PHOTO", "PHOTO")).faults())
                .extracting(Fault::message)
                .singleElement()
                .asString()
                .contains("1 验收单")
                .doesNotContain("1 PHOTO");
        assertThat(accepted(claim(planned, "a", "photo: 北立面", "验收单：第 3 号", "0".repeat(64))))
                .hasSize(1);
    }

    @Test
    void photosOfATimeAreDemandedAsSuchAndElseCountAsPhotos() {
        var project = project("p1");
        var planned = project.applyAll(accepted(plan(
                project,
                draft(node("a", 1)
                        .demanding("PHOTO_BEFORE")
                        .demanding("PHOTO_AFTER")
                        .demanding("PHOTO")
                        .demanding("SIGNATURE")))));
        var hash = "A".repeat(64);

        assertThat(rejected(claim(planned, "a", "PHOTO", "PHOTO", "PHOTO_AFTER:" + hash, "SIGNATURE:甲方"))
                        .faults())
                .extracting(Fault::message)
                .singleElement()
                .asString()
                .contains("lacks 1 PHOTO_BEFORE:");
        assertThat(accepted(claim(
                        planned,
                        "a",
                        "photo_before：" + hash + " 北立面",
                        "PHOTO_AFTER:" + hash,
                        "PHOTO_DURING:" + hash,
                        "SIGNATURE")))
                .hasSize(1);
    }

    @Test
    void anItemOfEvidenceNamesItsKindAPhotoAndANote() {
        var hash = "0123456789abcdef".repeat(4);

        assertThat(EvidenceItem.of(" " + hash.toUpperCase(java.util.Locale.ROOT) + " "))
                .isEqualTo(new EvidenceItem("PHOTO", hash, ""));
        assertThat(EvidenceItem.of("Document: " + hash + "  竣工验收单"))
                .isEqualTo(new EvidenceItem("DOCUMENT", hash, "竣工验收单"));
        assertThat(EvidenceItem.of("PHOTO：北立面")).isEqualTo(new EvidenceItem("PHOTO", null, "北立面"));
        assertThat(EvidenceItem.of("验收单")).isEqualTo(new EvidenceItem("验收单", null, ""));
        assertThat(EvidenceItem.of("PHOTO:" + hash + "0")).isEqualTo(new EvidenceItem("PHOTO", null, hash + "0"));
    }

    @Test
    void onlyThePersonNamedSigns() {
        var project = planned("p1");

        var signed =
                project.applyAll(accepted(NodeDecisions.answer(project, "next", Answer.SIGNED, "", "p-owner", NOW)));
        var foreign = rejected(NodeDecisions.answer(project, "next", Answer.SIGNED, "", "p-other", NOW));

        assertThat(signed.factsOf("next").signedBy()).isEqualTo("p-owner");
        assertThat(foreign.reason()).isEqualTo(Reason.NOT_THE_PERSON_NAMED);
    }

    @Test
    void anObjectionNeedsAReason() {
        var project = planned("p1");

        var silent = rejected(NodeDecisions.answer(project, "next", Answer.OBJECTED, " ", "p-owner", NOW));
        var objected = project.applyAll(
                accepted(NodeDecisions.answer(project, "next", Answer.OBJECTED, "不归我管", "p-owner", NOW)));

        assertThat(silent.faults()).extracting(Fault::field).containsExactly("note");
        assertThat(objected.factsOf("next").objection()).isEqualTo("不归我管");
        assertThat(objected.factsOf("next").signedAt()).isNull();
    }

    @Test
    void anObjectionDoesNotRevokeASignature() {
        var project = planned("p1");
        var signed =
                project.applyAll(accepted(NodeDecisions.answer(project, "next", Answer.SIGNED, "", "p-owner", NOW)));

        var late = rejected(NodeDecisions.answer(signed, "next", Answer.OBJECTED, "不归我管", "p-owner", NOW));

        assertThat(late.reason()).isEqualTo(Reason.NODE_ALREADY_SIGNED);
    }

    @Test
    void afterAChangeOfPersonTheNewOneSignsAndTheOldOneDoesNot() {
        var project = planned("p1");
        var objected = project.applyAll(
                accepted(NodeDecisions.answer(project, "next", Answer.OBJECTED, "不归我管", "p-owner", NOW)));
        var named = objected.applyAll(accepted(
                plan(objected, draft(node("late", 10), node("next", 10).ownedBy("p-new"), node("last", 5)))));

        var before = rejected(NodeDecisions.answer(named, "next", Answer.SIGNED, "", "p-owner", NOW));
        var signed = named.applyAll(accepted(NodeDecisions.answer(named, "next", Answer.SIGNED, "", "p-new", NOW)));

        assertThat(named.factsOf("next").objection()).isNull();
        assertThat(before.reason()).isEqualTo(Reason.NOT_THE_PERSON_NAMED);
        assertThat(signed.factsOf("next").signedBy()).isEqualTo("p-new");
        assertThat(signed.node("next").orElseThrow().dueDate())
                .isEqualTo(project.node("next").orElseThrow().dueDate());
    }

    @Test
    void anUnknownNodeIsNamed() {
        assertThat(rejected(claim(planned("p1"), "ghost", TODAY)).message()).contains("'p1'", "'ghost'");
    }

    private static Project claimed(String by) {
        var project = planned("p1");
        return project.applyAll(accepted(
                NodeDecisions.claim(project, new ClaimCompletion("late", TODAY, List.of(), ""), DATES, by, NOW)));
    }

    private static Decision claim(Project project, String nodeId, String... evidence) {
        return NodeDecisions.claim(
                project, new ClaimCompletion(nodeId, TODAY, List.of(evidence), ""), DATES, "p-owner", NOW);
    }

    private static Decision claim(Project project, String nodeId, LocalDate on) {
        return NodeDecisions.claim(project, new ClaimCompletion(nodeId, on, List.of(), ""), DATES, "p-owner", NOW);
    }
}
