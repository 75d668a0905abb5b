import { t } from '../../language/t.ts';
import { partId, PARTS, partTitle } from './parts.ts';

/** The way to each part. Buttons, for the address of the page holds settings and no places. */
export function PartLinks() {
  return (
    <nav className="part-links" aria-label={t('Parts of this step')}>
      <ol>
        {PARTS.map((name) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => {
                const title = document.getElementById(partId(name));
                title?.scrollIntoView({ block: 'start', behavior: 'smooth' });
                title?.focus({ preventScroll: true });
              }}
            >
              {partTitle(name)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
