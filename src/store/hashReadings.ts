import * as v from 'valibot';
import { AUGMENTATION_RANGES, type Augmentation } from '../core/augmentation.ts';
import { message, type Message } from '../core/message.ts';
import { isAllowed, SETTING_RANGES, type NumericSetting } from '../core/settings.ts';

/** How a value of the address is read, and what is said of one that it cannot be. */
export interface Reading<T> {
  readonly schema: v.GenericSchema<string, T>;
  readonly refusal: Message;
}

export const NO_NUMBER = message('it is not a number');

const decimal = v.pipe(v.string(), v.regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i), v.transform(Number));

export const picked = <const T extends readonly string[]>(names: T): Reading<T[number]> => ({
  schema: v.picklist(names),
  refusal: message('it is none of {names}', { names: names.join(', ') }),
});

export const onOrOff: Reading<boolean> = {
  ...picked(['on', 'off']),
  schema: v.pipe(
    v.picklist(['on', 'off']),
    v.transform((word) => word === 'on'),
  ),
};

export function setting(name: NumericSetting): Reading<number> {
  const { min, max, multipleOf } = SETTING_RANGES[name];
  return {
    schema: v.pipe(
      decimal,
      v.check((value) => isAllowed(name, value)),
    ),
    refusal:
      multipleOf === undefined
        ? message('it must lie between {min} and {max}', { min, max })
        : message('it must lie between {min} and {max} and be a multiple of {multipleOf}', {
            min,
            max,
            multipleOf,
          }),
  };
}

export function strength(name: keyof Augmentation): Reading<number> {
  const { min, max } = AUGMENTATION_RANGES[name];
  return {
    schema: v.pipe(decimal, v.minValue(min), v.maxValue(max)),
    refusal: message('it must lie between {min} and {max}', { min, max }),
  };
}
