import { message, type Message } from '../message.ts';
import type { BuiltInEncoder } from '../settings.ts';
import { channelsOf, type Layer, type ResidualLayer } from './layer.ts';
import type { OwnEncoder } from './ownEncoder.ts';
import { finalShape } from './summary.ts';

/** An encoder f: view → h, and the projection head g: h → z on which the loss is computed. */
export interface Architecture {
  readonly title: Message;
  readonly about: Message;
  readonly encoder: readonly Layer[];
  readonly head: readonly Layer[];
}

function convBlock(index: number, filters: number, stride: 1 | 2): Layer[] {
  return [
    { kind: 'conv', name: `conv${index}`, filters, kernel: 3, stride },
    { kind: 'batchNorm', name: `bn${index}`, relu: true },
  ];
}

/** ResNet's basic block (He et al. 2016): two 3×3 convolutions, a 1×1 on the shortcut where the shape changes. */
function residualBlock(name: string, filters: number, stride: 1 | 2, projects: boolean): ResidualLayer {
  return {
    kind: 'residual',
    name,
    body: [
      { kind: 'conv', name: 'conv1', filters, kernel: 3, stride },
      { kind: 'batchNorm', name: 'bn1', relu: true },
      { kind: 'conv', name: 'conv2', filters, kernel: 3, stride: 1 },
      { kind: 'batchNorm', name: 'bn2', relu: false },
    ],
    shortcut: projects
      ? [
          { kind: 'conv', name: 'shortcutConv', filters, kernel: 1, stride },
          { kind: 'batchNorm', name: 'shortcutBn', relu: false },
        ]
      : [],
  };
}

/** Two blocks of as many filters, as in ResNet-18; a stage that halves the picture projects its first shortcut. */
function stage(index: number, filters: number, stride: 1 | 2): ResidualLayer[] {
  return [
    residualBlock(`stage${index}block1`, filters, stride, stride === 2),
    residualBlock(`stage${index}block2`, filters, 1, false),
  ];
}

/** SimCLR's head: dense, BN, ReLU, dense. */
function projectionHead(hidden: number, output: number): Layer[] {
  return [
    { kind: 'dense', name: 'dense1', units: hidden },
    { kind: 'batchNorm', name: 'bn1', relu: true },
    { kind: 'dense', name: 'dense2', units: output },
  ];
}

/** An opened encoder with a head of the size that ours have, which starts from the seed. */
export function ownArchitecture({ layers }: OwnEncoder): Architecture {
  // The length of h does not depend on the size of the picture.
  const h = channelsOf(finalShape(layers, [128, 128, 3]));
  return {
    title: message('Your own'),
    about: message('An encoder from a model file, with the weights that it had learned.'),
    encoder: layers,
    head: h > 64 ? projectionHead(256, 128) : projectionHead(128, 64),
  };
}

/** The encoders that the page lists. `tiny` is reference workload R1, exactly. */
export const ARCHITECTURES: Readonly<Record<BuiltInEncoder, Architecture>> = {
  tiny: {
    title: message('Tiny'),
    about: message('Six plain convolutions. Quick to train, good for a few hundred photos.'),
    encoder: [
      ...convBlock(1, 16, 1),
      ...convBlock(2, 16, 1),
      ...convBlock(3, 32, 2),
      ...convBlock(4, 32, 1),
      ...convBlock(5, 64, 2),
      ...convBlock(6, 64, 1),
      { kind: 'globalAveragePool', name: 'pool' },
    ],
    head: projectionHead(128, 64),
  },
  small: {
    title: message('Small'),
    about: message('A residual network of half a million parameters, for a thousand photos and more.'),
    encoder: [
      ...convBlock(1, 32, 2),
      residualBlock('block1', 32, 1, false),
      residualBlock('block2', 64, 2, true),
      residualBlock('block3', 64, 1, false),
      residualBlock('block4', 144, 2, true),
      { kind: 'globalAveragePool', name: 'pool' },
    ],
    head: projectionHead(256, 128),
  },
  // ResNet-18 (He et al. 2016, table 1) but for two things. Its stem, 7×7 and a max pool, is here two 3×3
  // convolutions with the same stride of four; its fourth stage, three quarters of its weights, is left out,
  // since views of 96 px leave 3×3 places there.
  medium: {
    title: message('Medium'),
    about: message('A ResNet-18 without its last stage, for five thousand photos and more, at 96 to 128 px.'),
    encoder: [
      ...convBlock(1, 32, 2),
      ...convBlock(2, 64, 2),
      ...stage(1, 64, 1),
      ...stage(2, 128, 2),
      ...stage(3, 256, 2),
      { kind: 'globalAveragePool', name: 'pool' },
    ],
    head: projectionHead(256, 128),
  },
};
