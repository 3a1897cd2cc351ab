/** How far a contribution has come, the furthest first; the words of the table. */
export const stages = ["delivered", "allocated", "pledged", "promised-if", "withdrawn", "nothing", "not-reviewed"] as const;

export type Stage = (typeof stages)[number];

/** Stages are told apart by pattern as well as by tone: strokes on a square of eight. */
export const patterns: Partial<Record<Stage, string>> = {
  "allocated": "M-2,2 2,-2 M0,8 8,0 M6,10 10,6",
  "promised-if": "M-2,2 2,-2 M0,8 8,0 M6,10 10,6",
  "withdrawn": "M0,0 8,8 M8,0 0,8",
  "not-reviewed": "M1,2 3,2 M5,6 7,6",
};

/** Those that lie on plain paper, told by their pattern alone. */
export function tone(stage: Stage): string {
  return `tone-${["promised-if", "withdrawn", "not-reviewed"].includes(stage) ? "paper" : stage}`;
}

/** A stage in words. */
export function said(stage: Stage): string {
  return stage.replace("-", " ");
}
