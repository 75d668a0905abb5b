import { t } from '../../../language/t.ts';
import { folderColour } from '../../../map/folderColours.ts';
import { useColourScheme } from '../../../primitives/preferences.ts';
import { percent } from '../../../words/numbers.ts';

interface VerdictProps {
  readonly classes: readonly string[];
  readonly probabilities: Float32Array;
}

/** Classes that are shown; of a hundred the likeliest are worth a look. */
const MOST = 8;

/** How probable each class is, the likeliest first. */
export function Verdict({ classes, probabilities }: VerdictProps) {
  const scheme = useColourScheme();
  const order = [...classes.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  return (
    <ul className="verdict" aria-label={t('What it is, by the classifier')}>
      {order.slice(0, MOST).map((place) => {
        const share = probabilities[place] ?? 0;
        return (
          <li key={place}>
            <span className="verdict__name">{classes[place]}</span>
            <span className="verdict__bar" aria-hidden="true">
              <span style={{ width: `${share * 100}%`, background: folderColour(place, scheme) }} />
            </span>
            <span className="verdict__share">{percent(share)}</span>
          </li>
        );
      })}
    </ul>
  );
}
