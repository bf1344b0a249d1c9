// A client as a reader of the contract would write it. It is compiled, never run: every line that uses a field which
// the contract no longer has, or asks for what it does not offer, is an error.

import createClient from "openapi-fetch";

import type { components, paths } from "./register.js";

type Progress = components["schemas"]["ProgressResponse"];

const register = createClient<paths>({ baseUrl: "http://127.0.0.1:8080" });

function sentence(progress: Progress): string {
  const counted: number = progress.counted;
  const threshold: number = progress.threshold;
  const since: string | null | undefined = progress.entry_into_force_on;
  return since
    ? `${progress.treaty} enters into force on ${since}`
    : `${progress.treaty}: ${counted} of ${threshold}, ${progress.signatories.total} signatories`;
}

export async function readProgress(treaty: string): Promise<string> {
  const { data, error } = await register.GET("/v1/treaties/{treaty}/progress", {
    params: { path: { treaty }, query: { as_of: "2026-01-01" } },
  });
  if (error !== undefined) {
    throw new Error(`${error.code}: ${error.detail}`);
  }
  return sentence(data);
}

export async function recordRatification(treaty: string, token: string): Promise<string> {
  const { data, error } = await register.POST("/v1/treaties/{treaty}/actions", {
    params: { path: { treaty } },
    headers: { authorization: `Bearer ${token}`, "idempotency-key": crypto.randomUUID() },
    body: { participant: "VNM", kind: "ratification", date: "2026-11-21" },
  });
  if (error !== undefined) {
    throw new Error(`${error.code}: ${error.detail}`);
  }
  return "valid" in data ? "it would be recorded" : data.id;
}

export async function followRecord(after: number): Promise<number> {
  const { data, error } = await register.GET("/v1/events", { params: { query: { after } } });
  if (error !== undefined) {
    throw new Error(error.detail);
  }
  return data.more ? followRecord(data.last) : data.last;
}

// What the contract does not offer does not compile.
export async function refused(): Promise<void> {
  // @ts-expect-error: there is no such path
  await register.GET("/v1/ratifiers");
  await register.POST("/v1/treaties/{treaty}/actions", {
    params: { path: { treaty: "hanoi-convention" } },
    // @ts-expect-error: an action has a date
    body: { participant: "VNM", kind: "ratification" },
  });
}
