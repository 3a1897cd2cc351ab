import { isTyping } from "./keys";

/** A document's page: words looked for by place, words marked by the reader, and the statement under the focus lit up in the text. */
export function documentWords(): void {
  const page = document.querySelector<HTMLElement>("[data-document]");
  const text = page?.querySelector<HTMLElement>(".text");
  if (!page || !text) {
    return;
  }

  // #words=START-END in an address says the same as ?at=START-END: the server marks it.
  const asked = /^#words=([\d,-]+)$/.exec(location.hash);
  if (asked) {
    location.replace(`${location.pathname}?at=${asked[1]}#words`);
    return;
  }

  const bar = page.querySelector<HTMLElement>(".marking")!;
  const shown = bar.querySelector<HTMLElement>("[data-marked]")!;
  const link = bar.querySelector<HTMLAnchorElement>("a")!;
  document.addEventListener("selectionchange", () => {
    const range = marked(text);
    bar.hidden = !range;
    if (range) {
      shown.textContent = `“${range.words}”`;
      link.href = `/record?document=${page.dataset["document"]}&at=${range.start}-${range.end}`;
    }
  });

  keyboardMarks(text);

  document.addEventListener("focusin", (event) => {
    const row = event.target instanceof Element ? event.target.closest(".statements > li") : null;
    const number = row?.id.slice(2);
    for (const piece of text.querySelectorAll<HTMLElement>("[data-s]")) {
      piece.toggleAttribute("data-lit", number !== undefined && piece.dataset["s"]!.split(" ").includes(number));
    }
  });
}

/**
 * Words are marked without a mouse: `m` marks those of the statement under the focus, else those looked for, else the first; the arrow keys then move the end of
 * the mark by a word or a line, with Shift its beginning; `m` again or Escape takes the mark away.
 */
function keyboardMarks(text: HTMLElement): void {
  let isOn = false;
  const clear = (): void => {
    isOn = false;
    getSelection()?.removeAllRanges();
  };
  document.addEventListener("casus:key", (event) => {
    if ((event as CustomEvent<string>).detail === "m") {
      event.preventDefault();
      if (isOn && marked(text)) {
        clear();
      } else {
        isOn = begin(text);
      }
    }
  });
  document.addEventListener("pointerdown", () => (isOn = false));
  document.addEventListener("keydown", (event) => {
    if (!isOn || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]") || !marked(text)) {
      return;
    }
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      move(text, step[0], step[1], event.shiftKey);
    } else if (event.key === "Escape") {
      event.preventDefault();
      clear();
    }
  });
}

const steps: Readonly<Record<string, readonly ["forward" | "backward", "word" | "line"]>> = {
  ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"],
};

/** Marks where one begins; false where the text has no words. */
function begin(text: HTMLElement): boolean {
  const number = document.activeElement?.closest(".statements > li")?.id.slice(2);
  const pieces = [...text.querySelectorAll(number ? `.content[data-s~="${CSS.escape(number)}"]` : ".sought")];
  const runs = pieces.flatMap((piece) => [...piece.querySelectorAll("[data-at]")]).filter((run) => run.firstChild instanceof Text);
  const selection = getSelection()!;
  if (runs.length > 0) {
    const last = runs.at(-1)!.firstChild as Text;
    selection.setBaseAndExtent(runs[0]!.firstChild!, 0, last, last.length);
  } else {
    const first = [...text.querySelectorAll("[data-at]")].find((run) => run.firstChild instanceof Text && run.firstChild.data.trim());
    if (!first) {
      return false;
    }
    selection.collapse(first.firstChild, 0);
    selection.modify("extend", "forward", "word");
  }
  return true;
}

/** Moves one end of the mark; it neither leaves the text nor passes the other end. */
function move(text: HTMLElement, way: "forward" | "backward", by: "word" | "line", isBeginning: boolean): void {
  const selection = getSelection()!;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (isBeginning) {
    selection.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
  } else {
    selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  }

  // Where one piece of the text ends and the next begins, a step may lead over nothing that is seen.
  const before = marked(text)?.words;
  for (let steps = 0; steps < 3 && marked(text)?.words === before; steps++) {
    selection.modify("extend", way, by);
  }
  const { focusNode, focusOffset } = selection;
  const side = focusNode ? compare(focusNode, focusOffset, isBeginning ? endContainer : startContainer, isBeginning ? endOffset : startOffset) : 0;
  if (side !== (isBeginning ? -1 : 1) || !text.contains(focusNode) || !marked(text)) {
    selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  }
  const at = selection.focusNode;
  (at instanceof Element ? at : at?.parentElement)?.scrollIntoView({ block: "nearest" });
}

/** -1, 0 or 1: the first place lies before, at or after the second. */
function compare(node: Node, offset: number, other: Node, otherOffset: number): number {
  const [one, two] = [new Range(), new Range()];
  one.setStart(node, offset);
  two.setStart(other, otherOffset);
  return one.compareBoundaryPoints(Range.START_TO_START, two);
}

/** The selection as code points of the document, or null where it is none or stands elsewhere. */
function marked(text: HTMLElement): { start: number; end: number; words: string } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) {
    return null;
  }
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) {
    return null;
  }

  // Signs and statement numbers stand between the runs: places are told by the runs alone.
  let start: number | null = null;
  let end = 0;
  let words = "";
  for (const run of text.querySelectorAll<HTMLElement>("[data-at]")) {
    const node = run.firstChild;
    if (!range.intersectsNode(run)) {
      continue;
    }
    const at = Number(run.dataset["at"]);
    if (!(node instanceof Text)) {
      start ??= at;
      end = at + 1;
      continue;
    }
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    // What is marked begins and ends with a word: spaces around it are no part of what is recorded.
    const piece = node.data.slice(from, Math.max(from, to));
    if (piece.trim()) {
      start ??= at + points(node.data.slice(0, from + piece.length - piece.trimStart().length));
      end = at + points(node.data.slice(0, from + piece.trimEnd().length));
    }
    words += piece;
  }
  return start !== null && end > start && words.trim() ? { start, end, words: words.trim() } : null;
}

function points(text: string): number {
  return [...text].length;
}
