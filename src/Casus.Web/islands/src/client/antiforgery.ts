/** The token that the pages of a served desk carry, as a header: whatever is sent without a form shows it so. */
export function antiforgery(): Record<string, string> {
  const name = "X-Casus-Antiforgery";
  const token = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
  return token ? { [name]: token } : {};
}
