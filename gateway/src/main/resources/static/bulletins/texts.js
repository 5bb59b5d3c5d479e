// @ts-check
// The texts of the page for bulletins, in both languages. The paper itself is Chinese.

import { textsOf } from "/shared/language.js";

export const text = textsOf({
  "zh-CN": {
    heading: "通报", intro: "每周或每月一期：先进、末位、逾期到人。发布即定稿，此后不再变动。", programme: "攻坚计划", publish: "发布通报", kind: "哪一种", WEEKLY: "周通报", MONTHLY: "月通报",
    until: "截止日", untilHint: "周通报为截至当日的七天，月通报为当月一日至当日；最早可补发 31 天以内的", publishEffect: "按现在的情况发布“{0}”的下一期通报，编号自动接续。发布后任何人都不能改动或撤回。",
    number: "编号", period: "期间", publishedAt: "发布时间", by: "发布人", none: "这个攻坚计划还没有发布过通报。", back: "全部通报", print: "打印 A4", copy: "复制地址", copied: "地址已复制", frozen: "已发布，不再变动",
    failed: "取不到数据：{0}", more: "显示更多", shown: "显示最近 {0} 期",
  },
  en: {
    heading: "Bulletins", intro: "Weekly or monthly: who is first, who is last, what is overdue and whose. Once published, it never changes.", programme: "Programme", publish: "Publish a bulletin", kind: "Kind", WEEKLY: "weekly", MONTHLY: "monthly",
    until: "Last day", untilHint: "weekly: the seven days up to it; monthly: from the first of its month; at most 31 days ago", publishEffect: "Publishes the next bulletin of “{0}” as things stand now, under the next number. Nobody can change it or take it back.",
    number: "Number", period: "Period", publishedAt: "Published", by: "By", none: "No bulletin of this programme has been published yet.", back: "All bulletins", print: "Print on A4", copy: "Copy the address", copied: "Address copied", frozen: "Published; it doesn't change any more. The paper is in Chinese.",
    failed: "Data can't be fetched: {0}", more: "Show more", shown: "showing the latest {0}",
  },
});
