import { describe, expect, it } from 'vitest';
import {
  AUGMENTATION_NAMES,
  AUGMENTATION_RANGES,
  DEFAULT_AUGMENTATION,
  PRESET_NAMES,
  PRESETS,
  presetOf,
} from './augmentation.ts';

describe('presets', () => {
  it.each(PRESET_NAMES)('%s can be set by the sliders, and is known again', (preset) => {
    for (const name of AUGMENTATION_NAMES) {
      const { min, max, step } = AUGMENTATION_RANGES[name];
      const value = PRESETS[preset][name];
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
      expect((value - min) / step).toBeCloseTo(Math.round((value - min) / step), 9);
    }
    expect(presetOf(PRESETS[preset])).toBe(preset);
  });

  it('leave alone what tells the photos apart', () => {
    expect(PRESETS.colour.hue).toBeLessThan(DEFAULT_AUGMENTATION.hue / 2);
    expect(PRESETS.colour.greyscale).toBe(0);
    expect([PRESETS.orientation.flip, PRESETS.orientation.rotationDegrees]).toEqual([0, 0]);
    expect(PRESETS.documents.flip).toBe(0);
  });

  it('are the default, and one’s own as soon as anything is moved', () => {
    expect(presetOf(DEFAULT_AUGMENTATION)).toBe('natural');
    expect(presetOf({ ...DEFAULT_AUGMENTATION, hue: 0.11 })).toBeNull();
  });
});
