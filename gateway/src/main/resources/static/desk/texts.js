// @ts-check
// The texts of the frame of every desk page, in both languages.

import { textsOf } from "/shared/language.js";

export const text = textsOf({
  "zh-CN": {
    product: "城市更新督查平台", otherLanguage: "English", signIn: "登录", signOut: "退出", navigation: "主导航", skip: "跳到正文",
    wall: "挂图", me: "我的工作", problems: "问题清单", rankings: "赛马", bulletins: "通报", ledgers: "台账", admin: "管理", field: "现场填报",
    signedOut: "请登录", signedOutText: "登录后，按您的职责和辖区显示内容。", sessionOver: "登录已过期，请重新登录。",
    signInFailed: "登录没有成功：{0}", starting: "正在打开…", retry: "重试",
    loading: "正在取数…", failed: "暂时取不到数据：{0}", forbidden: "您的角色不能查看本页。", absent: "没有这一项，或者您看不到它。",
    offline: "网络已断开，显示的是断开前的数据。", broken: "本页有一部分出错了，没有显示出来或不是最新的。请刷新；若再出现，请告诉管理员。", unread: "{0} 条未读消息", programme: "攻坚计划", noProgramme: "没有可见的攻坚计划",
    more: "再显示 {0} 条", showMore: "显示更多", empty: "没有记录", count: "共 {0} 条", sortedUp: "升序", sortedDown: "降序", exportXlsx: "导出 Excel", exportCsv: "导出 CSV",
    cancel: "取消", confirm: "确定", sending: "正在提交…", required: "必填", needed: "请填写“{0}”。", notBelow: "不能早于或小于 {0}。", notAbove: "不能晚于或大于 {0}。", pickOne: "请从列表中选择。", done: "已完成", close: "关闭",
    refused: "没有被接受：{0}", unreachable: "没有连上平台，什么都没有改变。请稍后再试。", stale: "这一项刚刚被别人改过，请刷新后再试。",
    unitMoney: "{0} 亿元", unitMoneySmall: "{0} 万元", people: "人", print: "打印", search: "查找", filter: "筛选", all: "全部", refresh: "刷新", asOf: "截至 {0}",
    photoAbsent: "照片未到或不可见", openLarge: "在新窗口打开", document: "文件",
  },
  en: {
    product: "Urban renewal supervision", otherLanguage: "中文", signIn: "Sign in", signOut: "Sign out", navigation: "Main navigation",
    skip: "Skip to content",
    wall: "Wall", me: "My work", problems: "Problems", rankings: "Rankings", bulletins: "Bulletins", ledgers: "Ledgers", admin: "Administration",
    field: "On site",
    signedOut: "Please sign in", signedOutText: "What you see follows your role and your areas.", sessionOver: "Your sign-in has ended, please sign in again.",
    signInFailed: "The sign-in did not succeed: {0}", starting: "Opening…", retry: "Try again",
    loading: "Loading…", failed: "Data can't be fetched: {0}", forbidden: "This page isn't for your role.", absent: "There is no such thing, or you can't see it.",
    offline: "There is no network; what is shown is from before.",
    broken: "A part of this page failed: it is missing or out of date. Please refresh, and tell an administrator if it comes again.", unread: "{0} unread messages", programme: "Programme", noProgramme: "No programme that you can see",
    more: "Show {0} more", showMore: "Show more", empty: "Nothing here", count: "{0} in all", sortedUp: "ascending", sortedDown: "descending", exportXlsx: "Export to Excel", exportCsv: "Export to CSV",
    cancel: "Cancel", confirm: "Confirm", sending: "Sending…", required: "required", needed: "Please fill in “{0}”.", notBelow: "At least {0}.", notAbove: "At most {0}.", pickOne: "Please choose from the list.", done: "Done", close: "Close",
    refused: "Not accepted: {0}", unreachable: "The platform could not be reached, and nothing has changed. Please try again later.",
    stale: "Somebody has just changed this. Refresh, then try again.",
    unitMoney: "{0} 亿 CNY (10⁸)", unitMoneySmall: "{0} 万 CNY (10⁴)", people: "people", print: "Print", search: "Search", filter: "Filter", all: "all", refresh: "Refresh", asOf: "as of {0}",
    photoAbsent: "the photo hasn't arrived, or can't be seen", openLarge: "open in a new window", document: "document",
  },
});
