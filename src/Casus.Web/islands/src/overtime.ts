import { localTimes } from "./times";

/** Drawing over a timeline looks closer at those days. */
export function timeline(): void {
  const svg = document.querySelector<SVGSVGElement>("svg.timeline");
  const form = document.querySelector<HTMLFormElement>("form[data-range]");
  if (!svg || !form) {
    return;
  }

  const left = Number(svg.dataset["left"]);
  const [first, last] = [Date.parse(svg.dataset["from"]!), Date.parse(svg.dataset["to"]!)];
  const brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  brush.setAttribute("class", "brush");
  brush.setAttribute("y", "0");
  brush.setAttribute("height", String(svg.viewBox.baseVal.height));
  let begun: number | null = null;

  const at = (event: PointerEvent): number => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()!.inverse());
    return Math.min(svg.viewBox.baseVal.width, Math.max(left, point.x));
  };
  const day = (x: number): string => {
    const days = Math.round((last - first) / 86_400_000) + 1;
    const index = Math.min(days - 1, Math.floor(((x - left) / (svg.viewBox.baseVal.width - left)) * days));
    return new Date(first + index * 86_400_000).toISOString().slice(0, 10);
  };

  // A bar is a link, and a browser would carry a link away instead of drawing over it.
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0) {
      begun = at(event);
    }
  });
  svg.addEventListener("pointermove", (event) => {
    const to = at(event);
    if (begun === null || Math.abs(to - begun) < 4) {
      return;
    }
    svg.setPointerCapture(event.pointerId);
    svg.append(brush);
    brush.setAttribute("x", String(Math.min(begun, to)));
    brush.setAttribute("width", String(Math.abs(to - begun)));
  });
  svg.addEventListener("pointerup", (event) => {
    const [from, to] = [begun, at(event)];
    begun = null;
    if (from !== null && brush.isConnected) {
      brush.remove();
      (form.elements.namedItem("from") as HTMLInputElement).value = day(Math.min(from, to));
      (form.elements.namedItem("to") as HTMLInputElement).value = day(Math.max(from, to));
      form.requestSubmit();
    }
  });
}

/** What changed since the reader last looked: fetched once the page stands, and put away when it is said to be seen. */
export function since(): void {
  seen(document);
  const late = document.querySelector<HTMLElement>("[data-late]");
  if (late) {
    void fetch(late.dataset["late"]!, { headers: { accept: "text/html" } }).then(async (answer) => {
      if (answer.ok) {
        const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-since]");
        if (part) {
          localTimes(part);
          late.replaceChildren(late.firstElementChild!, ...part.childNodes);
          seen(late, () => (late.hidden = true));
        }
      }
    });
  } else if (!document.cookie.split("; ").some((one) => one.startsWith("casus-seen="))) {
    // The first visit counts as having seen: nothing has changed for somebody who is new.
    const known = document.querySelector<HTMLElement>("[data-first-known]")?.dataset["firstKnown"];
    if (known) {
      remember(known);
    }
  }
}

function seen(root: ParentNode, then: () => void = () => location.assign("/")): void {
  const button = root.querySelector<HTMLButtonElement>('[data-act="seen"]');
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      remember(button.dataset["known"]!);
      then();
    });
  }
}

function remember(known: string): void {
  document.cookie = `casus-seen=${encodeURIComponent(known)}; path=/; max-age=31536000; samesite=strict`;
}
