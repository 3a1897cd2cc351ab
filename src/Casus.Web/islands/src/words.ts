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

  document.addEventListener("focusin", (event) => {
    const row = event.target instanceof Element ? event.target.closest(".statements > li") : null;
    const number = row?.id.slice(2);
    for (const piece of text.querySelectorAll<HTMLElement>("[data-s]")) {
      piece.toggleAttribute("data-lit", number !== undefined && piece.dataset["s"]!.split(" ").includes(number));
    }
  });
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
    if (to > from) {
      start ??= at + points(node.data.slice(0, from));
      end = at + points(node.data.slice(0, to));
      words += node.data.slice(from, to);
    }
  }
  return start !== null && end > start && words.trim() ? { start, end, words: words.trim() } : null;
}

function points(text: string): number {
  return [...text].length;
}
