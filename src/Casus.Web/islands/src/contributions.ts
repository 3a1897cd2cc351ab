/** The map of who gives what: fetched and drawn when it is first opened. The table below it tells the same without it. */
export function contributionMap(): void {
  const details = document.querySelector<HTMLDetailsElement>("details[data-map]");
  const section = details?.closest("section");
  const status = details?.querySelector<HTMLElement>('[role="status"]');
  if (!details || !section || !status) {
    return;
  }

  details.hidden = false;
  const open = async (): Promise<void> => {
    if (!details.open) {
      return;
    }
    details.removeEventListener("toggle", open);
    try {
      const { drawMap } = await import("./map/map");
      drawMap(section, status);
    } catch (error) {
      details.addEventListener("toggle", open);
      status.textContent = "The map could not be loaded: close and open it to try again. The table tells the same.";
      console.warn(error);
    }
  };
  details.addEventListener("toggle", open);
}
