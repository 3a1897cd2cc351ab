import { geoArea, geoBounds, geoEqualEarth, geoPath, type GeoProjection } from "d3-geo";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";
import { furthest, says, type Gift } from "./gifts";
import { numbers } from "./states";
import { stages, type Stage } from "./stages";

type State = Feature<Polygon | MultiPolygon, { name: string }>;

/** A state with what it gives: its outline, and a dot where that would be a speck. */
export interface Place {
  readonly party: string;
  readonly row: string;
  readonly stage: Stage;
  readonly says: string;
  readonly outline: string;
  readonly dot: { readonly x: string; readonly y: string; readonly r: string } | null;
}

/** What is drawn of some gifts: the states that give, the land around them, the stages there are, and whom no state stands for. */
export interface Picture {
  readonly land: string;
  readonly places: Place[];
  readonly stages: Stage[];
  readonly off: string[];
}

/** The picture's own units. */
export const [width, height] = [960, 500];

const world = feature(atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>, "countries") as unknown as FeatureCollection<Polygon | MultiPolygon, { name: string }>;

/**
 * @param close True: only as much of the world as the states take.
 * @param pixel One pixel of the screen in units of the picture.
 */
export function picture(gifts: Gift[], close: boolean, pixel: number): Picture {
  const drawn = [...Map.groupBy(gifts, (gift) => gift.party)].map(([party, own]) => ({ own, state: find(party) }));
  const states = drawn.filter((one): one is { own: Gift[]; state: State } => one.state !== undefined);
  const projection = fit(states.map((one) => one.state), close);
  const others = world.features.filter((one) => !states.some((named) => named.state === one));
  return {
    land: geoPath(projection).digits(1)({ type: "FeatureCollection", features: others }) ?? "",
    places: states.flatMap(({ own, state }) => place(own, state, projection, pixel) ?? []),
    stages: stages.filter((stage) => states.some((one) => furthest(one.own) === stage)),
    off: drawn.filter((one) => !one.state && furthest(one.own) !== "not-reviewed").map((one) => says(one.own)),
  };
}

function place(own: Gift[], state: State, projection: GeoProjection, pixel: number): Place | null {
  const path = geoPath(projection).digits(1);
  const outline = path(state);
  if (!outline) {
    return null;
  }
  const stage = furthest(own);
  const [[left, top], [right, bottom]] = path.bounds(state);
  const [x, y] = path.centroid(state);
  return {
    party: own[0]!.party,
    row: (own.find((gift) => gift.stage === stage) ?? own[0]!).row,
    stage,
    says: says(own),
    outline,
    dot: Math.max(right - left, bottom - top) < 14 * pixel ? { x: x.toFixed(1), y: y.toFixed(1), r: (5 * pixel).toFixed(1) } : null,
  };
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
