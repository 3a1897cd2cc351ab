/** An element of HTML with its attributes and text; nothing is ever parsed. */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string> = {}, text = ""): HTMLElementTagNameMap[K] {
  return filled(document.createElement(name), attributes, text);
}

/** The same of SVG. */
export function svg(name: string, attributes: Record<string, string> = {}, text = ""): SVGElement {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name) as SVGElement, attributes, text);
}

function filled<T extends Element>(made: T, attributes: Record<string, string>, text: string): T {
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  if (text) {
    made.textContent = text;
  }
  return made;
}
