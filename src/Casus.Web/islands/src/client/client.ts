import createClient from "openapi-fetch";
import type { paths } from "./api";

/** The desk's own API, typed by the document that it serves. */
export const client = createClient<paths>({ baseUrl: location.origin });

/** Why a request was refused, in the desk's words. */
export function why(error: unknown): string {
  const problem = error as { detail?: string; errors?: Record<string, string[]> } | undefined;
  return Object.values(problem?.errors ?? {})[0]?.[0] ?? problem?.detail ?? "The desk refused it and did not say why.";
}
