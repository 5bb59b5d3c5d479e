// @ts-check
// The command that creates a programme.

import { create } from "/shared/api/http.js";
import { areaName } from "/shared/areas.js";
import { text } from "./texts.js";

/**
 * @param {import("/shared/api/session.js").Session} session
 * @returns {import("/desk/command-dialog.js").Command}
 */
export function createProgramme(session) {
  return {
    name: "createProgramme",
    label: text("newProgramme"),
    effect: text("effectProgramme"),
    fields: [
      { name: "name", label: text("name"), type: "text", isRequired: true },
      { name: "year", label: text("year"), type: "number", isRequired: true, min: "1990", max: "2100" },
      areaField(session),
      { name: "fields", label: text("fields"), type: "textarea", isRequired: true, hint: text("fieldsHint") },
      { name: "headquarters", label: text("headquarters"), type: "textarea", hint: text("headquartersHint") },
      { name: "warningDays", label: text("warningDays"), type: "number", value: "7", min: "0", max: "365" },
      { name: "signingDays", label: text("signingDays"), type: "number", value: "3", min: "1", max: "60" },
      { name: "programmeId", label: text("programmeId"), type: "text", hint: text("programmeIdHint") },
    ],
    send: (values, key) => create("/api/v1/programmes", programmeOf(values), key),
  };
}

/**
 * @param {import("/shared/api/session.js").Session} session
 * @returns {import("/desk/command-dialog.js").CommandField}
 */
function areaField({ areas }) {
  return areas.length > 0
    ? {
        name: "area", label: text("area"), type: "select", isRequired: true, value: areas[0],
        options: areas.map((value) => ({ value, label: `${areaName(value)}（${value}）` })),
      }
    : { name: "area", label: text("area"), type: "text", isRequired: true };
}

/** @param {Record<string, any>} values */
function programmeOf(values) {
  return {
    ...(values.programmeId ? { programmeId: values.programmeId.trim() } : {}),
    name: values.name,
    year: Number(values.year),
    area: values.area,
    fields: linesOf(values.fields).map((name, index) => ({ fieldId: `f${index + 1}`, name })),
    headquarters: linesOf(values.headquarters).map((line, index) => {
      const [name = "", personId, leader] = line.split(/[，,]/).map((part) => part.trim());
      return {
        headquartersId: `h${index}`,
        name,
        leader: personId ? { personId, name: leader || personId } : null,
      };
    }),
    warningDays: Number(values.warningDays),
    signingDays: Number(values.signingDays),
  };
}

/** @param {string} value */
function linesOf(value) {
  return value.split("\n").map((line) => line.trim()).filter(Boolean);
}
