import { geoArea, geoBounds, geoEqualEarth, geoPath, type GeoProjection } from "d3-geo";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";
import { hatches, stages, swatch, toned, type Stage } from "./mapkey";
import { numbers } from "./states";
import { element, svg } from "./make";

type State = Feature<Polygon | MultiPolygon, { name: string }>;

/** What a party gives in one domain, as its row of the table says. */
interface Gift {
  readonly party: string;
  readonly name: string;
  readonly domain: string;
  readonly stage: Stage;
  readonly row: string;
}

const [width, height] = [960, 500];
const world = feature(atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>, "countries") as unknown as FeatureCollection<Polygon | MultiPolygon, { name: string }>;

/** The picture of a section's table: states in the tone of the furthest stage they have come to, each a link to its row. */
export function drawMap(section: Element): HTMLElement {
  const gifts = read(section);
  const figure = element("figure");
  const domain = element("select");
  domain.append(...["", ...new Set(gifts.map((gift) => gift.domain).filter(Boolean))].map((one) => element("option", { value: one }, one || "all domains")));
  const near = element("input", { type: "checkbox", checked: "" });
  const bar = element("div", { class: "map-bar" });
  const [which, close] = [element("label", {}, "Domain "), element("label", { class: "check" })];
  which.append(domain);
  close.append(near, " look close");
  bar.append(which, close);
  const picture = svg("svg", { class: "world", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Who gives what, on a map; the table below tells the same" });
  const caption = element("figcaption");
  const key = element("ul", { class: "map-key", "aria-label": "What the tones mean" });
  figure.append(bar, picture, key, caption);
  const draw = (): void => {
    const shown = gifts.filter((gift) => !domain.value || !gift.domain || gift.domain === domain.value);
    paint(picture, key, caption, shown, near.checked, width / Math.max(280, section.clientWidth));
  };
  domain.addEventListener("change", draw);
  near.addEventListener("change", draw);
  draw();
  return figure;
}

function read(section: Element): Gift[] {
  return [...section.querySelectorAll<HTMLElement>("[data-gives]")].map((row) => ({
    party: row.dataset["party"]!,
    name: row.dataset["name"]!,
    domain: row.dataset["domain"]!,
    stage: row.dataset["gives"] as Stage,
    row: row.id || "contributions",
  }));
}

/** @param pixel One pixel of the screen in units of the picture. */
function paint(picture: SVGElement, key: Element, caption: Element, gifts: Gift[], close: boolean, pixel: number): void {
  const parties = Map.groupBy(gifts, (gift) => gift.party);
  const drawn = [...parties].map(([party, own]) => ({ own, state: find(party) }));
  const states = drawn.filter((one): one is { own: Gift[]; state: State } => one.state !== undefined);
  const projection = fit(states.map((one) => one.state), close);
  const path = geoPath(projection).digits(1);
  const others = world.features.filter((one) => !states.some((named) => named.state === one));
  const land = svg("path", { class: "land", "aria-hidden": "true", d: path({ type: "FeatureCollection", features: others }) ?? "" });
  picture.replaceChildren(hatches(), land, ...states.flatMap(({ own, state }) => place(own, state, projection, pixel)));
  key.replaceChildren(...stages.filter((stage) => states.some((one) => furthest(one.own) === stage)).map((stage) => {
    const item = element("li");
    item.append(swatch(stage), stage.replace("-", " "));
    return item;
  }));
  const off = drawn.filter((one) => !one.state && furthest(one.own) !== "not-reviewed").map((one) => says(one.own));
  caption.textContent = [
    states.length === 0 ? "None of the parties is a state of this atlas." : "A state has the tone of the furthest it has come to in any domain shown, and leads to its row.",
    off.length > 0 ? `Not on the map: ${off.join("; ")}.` : "",
  ].join(" ").trim();
}

function place(own: Gift[], state: State, projection: GeoProjection, pixel: number): SVGElement[] {
  const path = geoPath(projection).digits(1);
  const shape = path(state);
  if (!shape) {
    return [];
  }
  const stage = furthest(own);
  const link = svg("a", { class: "place", href: `#${(own.find((gift) => gift.stage === stage) ?? own[0]!).row}`, "data-gives": stage, "data-place": own[0]!.party });
  link.append(svg("title", {}, says(own)), ...toned(stage, "path", { d: shape }));

  // What would be a speck is a dot that can be seen and pressed.
  const [[left, top], [right, bottom]] = path.bounds(state);
  if (Math.max(right - left, bottom - top) < 14 * pixel) {
    const [x, y] = path.centroid(state);
    link.append(...toned(stage, "circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: (5 * pixel).toFixed(1) }));
  }
  return [link];
}

function furthest(own: Gift[]): Stage {
  return stages.find((stage) => own.some((gift) => gift.stage === stage))!;
}

function says(own: Gift[]): string {
  return `${own[0]!.name}: ${own.map((gift) => `${gift.domain ? `${gift.domain} ` : ""}${gift.stage.replace("-", " ")}`).join(", ")}`;
}

function find(party: string): State | undefined {
  const code = /^state\/([A-Z]{3})$/.exec(party)?.[1];
  const number = code && numbers.get(code);
  return number ? world.features.find((one) => one.id === number) : code === "XKX" ? world.features.find((one) => one.properties.name === "Kosovo") : undefined;
}

/** The whole world, or where most of each state lies: overseas parts would draw the frame apart. */
function fit(states: State[], close: boolean): GeoProjection {
  const projection = geoEqualEarth();
  const frame: [[number, number], [number, number]] = [[8, 8], [width - 8, height - 8]];
  if (!close || states.length === 0) {
    projection.fitExtent(frame, { type: "Sphere" });
  } else {
    const features = states.map((one): Feature<Polygon> => ({ type: "Feature", properties: {}, geometry: largest(one) }));
    const [[west], [east]] = geoBounds({ type: "FeatureCollection", features });
    projection.rotate([-(west <= east ? (west + east) / 2 : ((west + east + 360) / 2) % 360), 0]);
    projection.fitExtent([[40, 30], [width - 40, height - 30]], { type: "FeatureCollection", features });

    // One small state alone would be a shape without a neighbourhood.
    if (projection.scale() > 1400) {
      const middle = projection.invert!([width / 2, height / 2])!;
      projection.scale(1400);
      const [x, y] = projection(middle)!;
      const [dx, dy] = projection.translate();
      projection.translate([dx + width / 2 - x, dy + height / 2 - y]);
    }
  }
  return projection.clipExtent([[0, 0], [width, height]]);
}

function largest(state: State): Polygon {
  const parts = state.geometry.type === "Polygon" ? [state.geometry] : state.geometry.coordinates.map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
  return parts.reduce((most, part) => (geoArea(part) > geoArea(most) ? part : most));
}
