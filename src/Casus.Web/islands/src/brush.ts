/** Days drawn over a picture go into its form, which then shows them alone; its fields do the same by keyboard. */
function brush(svg: SVGSVGElement, form: HTMLFormElement): void {
  const [left, right] = [Number(svg.dataset["left"]), Number(svg.dataset["right"])];
  const [first, last] = [Date.parse(svg.dataset["from"]!), Date.parse(svg.dataset["to"]!)];
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  drawn.setAttribute("class", "brush");
  drawn.setAttribute("y", "0");
  drawn.setAttribute("height", String(svg.viewBox.baseVal.height));
  let begun: number | null = null;

  const at = (event: PointerEvent): number => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()!.inverse());
    return Math.min(right, Math.max(left, point.x));
  };
  const day = (x: number): string => {
    const days = Math.round((last - first) / 86_400_000) + 1;
    const index = Math.min(days - 1, Math.floor(((x - left) / (right - left)) * days));
    return new Date(first + index * 86_400_000).toISOString().slice(0, 10);
  };

  // A mark is a link, and a browser would carry a link away instead of drawing over it.
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
    svg.append(drawn);
    drawn.setAttribute("x", String(Math.min(begun, to)));
    drawn.setAttribute("width", String(Math.abs(to - begun)));
  });
  svg.addEventListener("pointerup", (event) => {
    const [from, to] = [begun, at(event)];
    begun = null;
    if (from !== null && drawn.isConnected) {
      drawn.remove();
      (form.elements.namedItem("from") as HTMLInputElement).value = day(Math.min(from, to));
      (form.elements.namedItem("to") as HTMLInputElement).value = day(Math.max(from, to));
      form.requestSubmit();
    }
  });

  // A finger that scrolls draws nothing.
  svg.addEventListener("pointercancel", () => {
    begun = null;
    drawn.remove();
  });
}

/** Within a part of the page: the picture that can be drawn over, if its form is there. */
export function brushes(root: ParentNode): void {
  const [svg, form] = [root.querySelector<SVGSVGElement>("svg[data-from]"), root.querySelector<HTMLFormElement>("form[data-range]")];
  if (svg && form) {
    brush(svg, form);
  }
}
