// @ts-check
// A Gantt chart of many rows, for tests and for the benchmark.

import "/desk/gantt-chart.js";
import { dateOf, dayNumber } from "/desk/gantt-time.js";

const FIRST = dayNumber("2023-01-01");
const LIGHTS = /** @type {const} */ (["GREEN", "AMBER", "RED", "YELLOW", "GREY"]);

/**
 * @param {number} projects
 * @param {number} nodes of each
 * @returns {import("/desk/gantt-rows.js").GanttGroup[]} one heading with all projects below it
 */
export function manyRows(projects, nodes) {
  return [{ id: "all", name: "全部项目", groups: Array.from({ length: projects }, (_, project) => aProject(`p${project}`, project, nodes)) }];
}

/**
 * @param {string} projectId
 * @param {number} project
 * @param {number} nodes
 */
function aProject(projectId, project, nodes) {
  return {
    id: `project:${projectId}`,
    name: `老旧小区改造项目 ${project}`,
    projectId,
    nodes: Array.from({ length: nodes }, (_, index) => {
      const start = FIRST + ((project * 7) % 60) + index * 6;
      const late = (project * index) % 25;
      const isDone = index < nodes / 2;
      return {
        id: `${projectId}/n${index}`, name: `节点 ${project}-${index} 外墙保温与屋面防水`, projectId, nodeId: `n${index}`, start: dateOf(start), due: dateOf(start + 20),
        originalDue: dateOf(start + (index % 5 === 0 ? 12 : 20)), startedOn: isDone ? dateOf(start + 2) : null, forecast: dateOf(start + 15 + late),
        completedOn: isDone ? dateOf(start + 15 + late) : null, progressPercent: isDone ? 100 : (index * 13) % 90, weight: 1, light: LIGHTS[(project + index) % LIGHTS.length] ?? "GREEN",
        standing: "ON_TRACK", critical: index % 4 === 0, predecessors: index === 0 ? [] : [{ nodeId: `n${index - 1}`, type: "FS" }], owner: "王立功",
      };
    }),
  };
}

/**
 * @param {number} projects
 * @param {number} nodes of each
 * @returns {Promise<import("/desk/gantt-chart.js").GanttChart>} the only thing on the page
 */
export async function chartOf(projects, nodes) {
  const chart = /** @type {import("/desk/gantt-chart.js").GanttChart} */ (document.createElement("gantt-chart"));
  chart.today = "2023-06-30";
  chart.zoom = "month";
  chart.groups = manyRows(projects, nodes);
  document.body.replaceChildren(chart);
  await chart.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return chart;
}
