import { mount } from "svelte";
import { graph } from "./graph";
import Slider from "./Slider.svelte";

graph();

// A slider for each figure: either moves the other, and a figure taken away gives the slider back to what the dossier says.
for (const place of document.querySelectorAll<HTMLElement>("[data-slider]")) {
  const figure = place.querySelector("input")!;
  const props = { name: figure.name, label: place.dataset["slider"]!, given: figure.defaultValue, otherwise: place.dataset["otherwise"]!, offered: figure.placeholder };
  place.replaceChildren();
  mount(Slider, { target: place, props });
}
