/** The light of a case: colour, shape and word, so that none of them has to carry it alone. */
import type { Light } from '../../../desk/clocks.ts';
import { LIGHTS } from '../theme.ts';

const SAID = { red: '逾期', yellow: '临期', green: '正常' } as const;

export function LightMark({ light, open = true }: { light: Light; open?: boolean }) {
  if (!open) return <span className="light closed">办结</span>;
  return (
    <span className={`light ${light}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" fill={LIGHTS[light]}>
        {light === 'red' && <rect x="1" y="1" width="10" height="10" />}
        {light === 'yellow' && <path d="M6 0.6 11.8 11H0.2Z" />}
        {light === 'green' && <circle cx="6" cy="6" r="5.2" />}
      </svg>
      {SAID[light]}
    </span>
  );
}
