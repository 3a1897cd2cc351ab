import { said, stages, type Stage } from "./stages";

/** What a party gives in one domain, as its row of the table says. */
export interface Gift {
  readonly party: string;
  readonly name: string;
  readonly domain: string;
  readonly stage: Stage;
  readonly row: string;
}

/** The rows of a section's table. */
export function gifts(section: Element): Gift[] {
  return [...section.querySelectorAll<HTMLElement>("[data-gives]")].map((row) => ({
    party: row.dataset["party"]!,
    name: row.dataset["name"]!,
    domain: row.dataset["domain"]!,
    stage: row.dataset["gives"] as Stage,
    row: row.id || "contributions",
  }));
}

export function furthest(own: Gift[]): Stage {
  return stages.find((stage) => own.some((gift) => gift.stage === stage))!;
}

export function says(own: Gift[]): string {
  return `${own[0]!.name}: ${own.map((gift) => `${gift.domain ? `${gift.domain} ` : ""}${said(gift.stage)}`).join(", ")}`;
}
