/** The picture of what falls: boxes by arrow keys, larger and smaller. */
export function graph(): void {
  const region = document.querySelector<HTMLElement>("[data-graph]");
  const svg = region?.querySelector<SVGSVGElement>("svg");
  if (!region || !svg) {
    return;
  }

  const [width, height] = [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height];
  const fitting = (): number => Math.min(1, Math.max(0.45, (region.clientWidth - 2) / width));
  let scale = 1;
  const zoom = (to: number): void => {
    scale = Math.min(2, Math.max(0.25, to));
    svg.setAttribute("width", String(width * scale));
    svg.setAttribute("height", String(height * scale));
  };
  zoom(fitting());
  const focus = svg.querySelector<SVGAElement>(".node.focus");
  if (focus) {
    region.scrollTo(Number(focus.dataset["x"]) * scale - region.clientWidth / 3, Number(focus.dataset["y"]) * scale - region.clientHeight / 2);
  }

  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-zoom]")) {
    button.addEventListener("click", () => zoom(button.dataset["zoom"] === "fit" ? fitting() : scale * (button.dataset["zoom"] === "in" ? 1.25 : 0.8)));
  }

  svg.addEventListener("keydown", (event) => {
    const at = event.target instanceof Element ? event.target.closest<SVGAElement>(".node") : null;
    const next = at && nearest(svg, at, event.key);
    if (next) {
      event.preventDefault();
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });
}

/** The box that lies nearest in the direction of an arrow key; along the key counts less than across it. */
function nearest(svg: SVGSVGElement, from: SVGAElement, key: string): SVGAElement | null {
  const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (!direction) {
    return null;
  }
  const [dx, dy] = direction as [number, number];
  const place = (node: SVGAElement): [number, number] => [Number(node.dataset["x"]), Number(node.dataset["y"])];
  const [x, y] = place(from);
  let best: SVGAElement | null = null;
  let least = Infinity;
  for (const node of svg.querySelectorAll<SVGAElement>(".node")) {
    const [nx, ny] = place(node);
    const along = (nx - x) * dx + (ny - y) * dy;
    const across = Math.abs((nx - x) * dy) + Math.abs((ny - y) * dx);
    const distance = along + across * 2;
    if (along > 1 && distance < least) {
      [best, least] = [node, distance];
    }
  }
  return best;
}

