/** What signs cookies: given and long enough, or made once. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { signingSecret } from '../../src/store/server/home.ts';

const home = mkdtempSync(join(tmpdir(), 'gongbao-secret-'));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

describe('the signing secret', () => {
  it('is made once, readable by its owner only', () => {
    vi.stubEnv('GONGBAO_SECRET', '');
    vi.stubEnv('GONGBAO_HOME', home);
    const made = signingSecret();
    expect(made).toMatch(/^[0-9a-f]{64}$/u);
    expect(signingSecret()).toBe(made);
    expect(statSync(join(home, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('is refused where it could be guessed', () => {
    vi.stubEnv('GONGBAO_SECRET', 'x'.repeat(31));
    expect(() => signingSecret()).toThrow(/at least 32/u);
    vi.stubEnv('GONGBAO_SECRET', 'x'.repeat(32));
    expect(signingSecret()).toBe('x'.repeat(32));
  });
});
