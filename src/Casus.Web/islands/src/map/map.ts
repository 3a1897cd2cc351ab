import { mount } from "svelte";
import ContributionMap from "./ContributionMap.svelte";
import { gifts } from "./gifts";

/** Draws the picture of a section's table in the place of what stood there. */
export function drawMap(section: Element, place: Element): void {
  const details = place.parentElement!;
  place.remove();
  mount(ContributionMap, { target: details, props: { gifts: gifts(section) } });
}
