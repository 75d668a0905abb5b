import { t } from '../language/t.ts';
import './legend.css';

const MOST = 12;

/** Which colour is which folder. */
export function FolderLegend({ colours }: { readonly colours: ReadonlyMap<string, string> }) {
  const more = colours.size - MOST;
  return (
    <ul className="legend">
      {[...colours].slice(0, MOST).map(([label, colour]) => (
        <li key={label}>
          <span className="legend__mark" style={{ background: colour }} />
          <bdi>{label}</bdi>
        </li>
      ))}
      {more > 0 && <li className="soft">{t('and {more} more', { more })}</li>}
    </ul>
  );
}
