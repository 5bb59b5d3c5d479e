// @ts-check
// The texts of the map, in both languages.

import { textsOf } from "/shared/language.js";

export const text = textsOf({
  "zh-CN": {
    title: "一张图", loading: "正在取数…", none: "没有可显示的项目", noMap: "没有这个区（{0}）的地图文件，下面按街道列出。",
    schematic: "示意图，非测绘成果", map: "按街道显示的亮灯地图：{0}", street: "{0}：{1} 个项目，{2} 个节点，{3}", lights: "{0} {1}", comma: "，",
    shade: "街道的颜色是其中最差的灯，颜色越深，这种灯的节点占比越高。点位有坐标的按坐标，没有坐标的排在街道中间。", whole: "全区项目", located: "有坐标 {0} 个，共 {1} 个项目",
    open: "查看节点", tooMany: "只取了前 {0} 个节点", project: "{0}：{1}", source: "地图：{0}", projects: "{0} 个项目", pointOf: "项目",
  },
  en: {
    title: "Map", loading: "Loading…", none: "No projects to show", noMap: "There is no map file of this district ({0}); its streets are listed below.",
    schematic: "Schematic, not surveyed", map: "Map of lights by street: {0}", street: "{0}: {1} {1|project|projects}, {2} {2|node|nodes}, {3}", lights: "{0} {1}", comma: ", ",
    shade: "A street has the colour of its worst light; the darker, the more of its nodes have that light. Projects stand at their coordinates, or else in the middle of their street.",
    whole: "Whole district", located: "{0} of {1} {1|project|projects} {0|has|have} coordinates", open: "Show nodes", tooMany: "Only the first {0} {0|node|nodes} {0|was|were} fetched", project: "{0}: {1}", source: "Map: {0}", projects: "{0} {0|project|projects}",
    pointOf: "project",
  },
});
