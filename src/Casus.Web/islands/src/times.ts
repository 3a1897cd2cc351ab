/** Says every date and figure as the browser's locale does; what is machine-readable stays in the attribute. */
export function localTimes(root: ParentNode): void {
  const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric", timeZone: "UTC" });
  const instant = new Intl.DateTimeFormat(undefined, {
    day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC", timeZoneName: "short",
  });

  for (const element of root.querySelectorAll<HTMLTimeElement>("time[datetime]")) {
    const iso = element.dateTime;
    const form = iso.length === 10 ? day : iso.length === 7 ? month : iso.length > 10 ? instant : null;
    const time = Date.parse(iso.length === 7 ? `${iso}-01` : iso);
    if (form && !Number.isNaN(time)) {
      element.textContent = form.format(time);
      element.title = iso;
    }
  }

  // On an axis there is room for less: the year stands beside the months alone.
  const axisDay = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });
  const axisMonth = new Intl.DateTimeFormat(undefined, { month: "short", year: "numeric", timeZone: "UTC" });
  for (const element of root.querySelectorAll<SVGElement>("text[data-time]")) {
    const iso = element.dataset["time"]!;
    if (iso.length > 4) {
      element.textContent = (iso.length === 7 ? axisMonth : axisDay).format(Date.parse(iso.length === 7 ? `${iso}-01` : iso));
    }
  }

  const figure = new Intl.NumberFormat(undefined, { maximumFractionDigits: 12 });
  const whole = new Intl.NumberFormat(undefined, { style: "percent" });
  const percent = new Intl.NumberFormat(undefined, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  for (const element of root.querySelectorAll<HTMLDataElement>("data[value]")) {
    // What is neither certain nor impossible is never rounded to either.
    if (element.dataset["form"] === "percent") {
      const of = Number(element.value);
      element.textContent = of === 0 || of === 1 ? whole.format(of) : of < 0.0005 ? `< ${percent.format(0.001)}` : of > 0.9995 ? `> ${percent.format(0.999)}` : percent.format(of);
      continue;
    }

    // More digits than a number holds exactly stay as they were written.
    if (element.value.replace(/\D/g, "").length <= 15) {
      element.textContent = figure.format(Number(element.value));
    }
  }
}
