import type { components } from "../client/api";

/** What the form says, as the API takes it. */
export function finding(data: FormData): components["schemas"]["FindingRequest"] {
  const text = (name: string): string | null => {
    const value = data.get(name);
    return typeof value === "string" && value.trim() !== "" ? value : null;
  };
  const [document, words] = [text("document"), text("words")];
  return {
    proposition: text("proposition"),
    value: data.get("value") === null ? null : data.get("value") === "true",
    from: text("from"),
    until: text("until"),
    evidence: document || words ? [{ document, words, spans: spans(text("at")) }] : [],
    reason: text("reason"),
    corrects: text("corrects"),
    author: text("author"),
    saw: text("saw"),
  };
}

/** Places as an address writes them; they count where the words still stand there. */
function spans(at: string | null): number[][] | null {
  return at ? at.split(",").map((span) => span.split("-").map(Number)) : null;
}
