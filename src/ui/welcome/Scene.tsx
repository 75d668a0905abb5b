import type { CSSProperties } from 'react';
import { SCENE, sceneTiles } from './scene.ts';
import './scene.css';

const TILES = sceneTiles();
const SIDE = SCENE.tile;
const FILAMENT = 34;

/** A picture on each tile that makes it one of its kind: sun, hills, leaf, waves, gem. */
const MOTIFS = [
  <circle key="sun" cx="13" cy="13" r="6.5" />,
  <path key="hills" d="M3 21l7-11 5 7 3-4 5 8z" />,
  <path key="leaf" d="M7 19C5 10 11 5 20 6c1 9-4 14-13 13zM7 19l7-7" />,
  <path key="waves" d="M3 11q5-5 10 0t10 0v3q-5 5-10 0t-10 0zM3 18q5-5 10 0t10 0v3H3z" />,
  <path key="gem" d="M13 4l7 9-7 9-7-9z" />,
];

/** The product in one movement, once, and at rest where motion is not wanted. Decoration: the words say it too. */
export function Scene() {
  return (
    <svg className="scene" viewBox={`0 0 ${SCENE.width} ${SCENE.height}`} aria-hidden="true">
      {TILES.map(({ kind, x, y, fromX, fromY, shade, filament }, index) => {
        const style: CSSProperties & Record<`--${string}`, string> = {
          '--from': `${fromX.toFixed(1)}px, ${fromY.toFixed(1)}px`,
          '--shade': shade.toFixed(2),
          '--order': String(index),
        };
        return (
          <g key={index} transform={`translate(${(x - SIDE / 2).toFixed(1)} ${(y - SIDE / 2).toFixed(1)})`}>
            <g className={`scene__tile scene__tile--${kind}`} style={style}>
              {filament !== null && <Filament angle={filament} />}
              <rect width={SIDE} height={SIDE} rx="5" />
              {MOTIFS[kind]}
            </g>
          </g>
        );
      })}
    </svg>
  );
}

function Filament({ angle }: { readonly angle: number }) {
  const x = FILAMENT * Math.cos(angle);
  const y = FILAMENT * Math.sin(angle);
  return (
    <g transform={`translate(${SIDE / 2} ${SIDE / 2})`}>
      <g className="scene__filament">
        <path
          d={`M0 0Q${(x / 2 - y / 5).toFixed(1)} ${(y / 2 + x / 5).toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)}`}
        />
        <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r="2.8" />
      </g>
    </g>
  );
}
