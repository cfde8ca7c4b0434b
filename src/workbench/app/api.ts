/** The server's API below /api: what it answers, and its refusals as errors with a sentence for the person. */

/** An answer that is no success. `message` is the sentence to show. */
export class Failed extends Error {
  /** HTTP status; 0 where the server could not be reached. */
  readonly status: number;
  /** `conflict`, `signed-out`, `must-change` … */
  readonly kind: string;
  constructor(status: number, kind: string, message: string) {
    super(message);
    this.status = status;
    this.kind = kind;
  }
}

/** What is done where an answer says that the session has ended; whoever draws the sign-in sets it. */
export const session = { ended: (): void => {} };
/** Asked to learn whether somebody is signed in at all. */
const WHO = '/api/desk/me';

/** Reads below /api/desk. */
export function ask<T>(path: string, query: object = {}): Promise<T> {
  return request<T>(`/api/desk${path}${queryOf(query)}`, {});
}

/** Writes below /api/desk. */
export function send<T = unknown>(path: string, body?: unknown): Promise<T> {
  return post<T>(`/api/desk${path}`, body);
}

/** Writes below /api/auth: better-auth's own endpoints. */
export function sendAuth<T = unknown>(path: string, body: unknown = {}): Promise<T> {
  return post<T>(`/api/auth${path}`, body);
}

/** Sends one file. */
export function upload<T>(path: string, file: File): Promise<T> {
  const form = new FormData();
  form.append('file', file);
  return request<T>(`/api/desk${path}`, { method: 'POST', body: form });
}

/** `?a=1&b=2`, without what is empty. */
export function queryOf(query: object): string {
  const pairs = Object.entries(query).flatMap(([key, value]): [string, string][] =>
    value === undefined || value === null || value === '' ? [] : [[key, String(value)]],
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}

function post<T>(path: string, body: unknown): Promise<T> {
  if (body === undefined) return request<T>(path, { method: 'POST' });
  const headers = { 'content-type': 'application/json' };
  return request<T>(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new Failed(0, 'offline', '连不上服务器；请检查网络后重试，填写的内容还在。');
  });
  const text = await response.text();
  const json = parsed(text);
  if (response.ok) return json as T;
  if (response.status === 401 && path !== WHO) session.ended();
  const { error, code, message } = (json ?? {}) as { error?: string; code?: string; message?: string };
  throw new Failed(response.status, error ?? code ?? 'failed', message ?? '服务器没有办成这一步，请稍后再试。');
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
