import { describe, expect, it } from 'vitest';
import { ARCHITECTURES } from './encoders.ts';
import { layerGroups, receptiveFields } from './layerGroups.ts';

const groupsOf = (encoder: 'tiny' | 'small' | 'medium') => layerGroups(ARCHITECTURES[encoder].encoder);

describe('stages', () => {
  it('take a convolution and what follows it together, and leave nothing out', () => {
    const groups = groupsOf('tiny');
    expect(groups.map((group) => group.map(({ name }) => name).join(' '))).toEqual([
      'conv1 bn1',
      'conv2 bn2',
      'conv3 bn3',
      'conv4 bn4',
      'conv5 bn5',
      'conv6 bn6',
      'pool',
    ]);
    expect(groups.flat()).toEqual(ARCHITECTURES.tiny.encoder);
  });
});

describe('receptive fields', () => {
  it('of plain 3×3 convolutions grow by two strides each', () => {
    const fields = receptiveFields(groupsOf('tiny'));
    expect(fields.slice(0, 6).map(({ side }) => side)).toEqual([3, 5, 7, 11, 15, 23]);
    expect(fields.slice(0, 6).map(({ stride }) => stride)).toEqual([1, 1, 2, 2, 4, 4]);
    // A stride of 2 pads after the picture only, so that the first window begins at its first pixel.
    expect(fields.slice(0, 3).map(({ centre }) => centre)).toEqual([0.5, 0.5, 1.5]);
  });

  it('of residual blocks are those of their bodies', () => {
    const [stem, block] = receptiveFields(groupsOf('small'));
    expect(stem).toMatchObject({ side: 3, stride: 2 });
    expect(block).toMatchObject({ side: 3 + 4 + 4, stride: 2 });
  });
});
