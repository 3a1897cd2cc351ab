import { svg } from "./make";

/** How far a contribution has come, the furthest first; the words of the table. */
export const stages = ["delivered", "allocated", "pledged", "promised-if", "withdrawn", "nothing", "not-reviewed"] as const;

export type Stage = (typeof stages)[number];

/** Stages are told apart by pattern as well as by tone. */
const patterns: Partial<Record<Stage, string>> = {
  "allocated": "M-2,2 2,-2 M0,8 8,0 M6,10 10,6",
  "promised-if": "M-2,2 2,-2 M0,8 8,0 M6,10 10,6",
  "withdrawn": "M0,0 8,8 M8,0 0,8",
  "not-reviewed": "M1,2 3,2 M5,6 7,6",
};

export function hatches(): SVGElement {
  const defs = svg("defs");
  for (const [stage, d] of Object.entries(patterns)) {
    const pattern = svg("pattern", { id: `hatch-${stage}`, width: "8", height: "8", patternUnits: "userSpaceOnUse" });
    pattern.append(svg("path", { class: `hatch hatch-${stage}`, d }));
    defs.append(pattern);
  }
  return defs;
}

/** A shape in a stage's tone, and over it the stage's pattern. */
export function toned(stage: Stage, name: "path" | "circle" | "rect", shape: Record<string, string>): SVGElement[] {
  const tone = svg(name, { ...shape, class: `tone-${["promised-if", "withdrawn", "not-reviewed"].includes(stage) ? "paper" : stage}` });
  return stage in patterns ? [tone, svg(name, { ...shape, fill: `url(#hatch-${stage})` })] : [tone];
}

export function swatch(stage: Stage): SVGElement {
  const box = svg("svg", { viewBox: "0 0 30 18", "aria-hidden": "true" });
  box.append(...toned(stage, "rect", { x: "0.5", y: "0.5", width: "29", height: "17" }));
  return box;
}
