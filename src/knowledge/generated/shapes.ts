// Made by "npm run knowledge" from scripts/knowledge/data; do not edit.
/* oxlint-disable max-lines */

import type { Shape } from '../../model/problem.ts';

/** The types to name when a value does not have a shape. */
export const SHAPE_WANTS: Record<'values' | 'config', Readonly<Record<string, readonly Shape[]>>> = {
  values: {
    any: [],
    string: ['string'],
    text: ['string'],
    integer: ['integer'],
    number: ['integer'],
    count: ['integer'],
    boolean: ['boolean'],
    flag: ['boolean'],
    truth: ['boolean'],
    duration: ['string'],
    map: ['map'],
  },
  config: {
    any: [],
    string: ['string'],
    quantity: ['string'],
    strings: ['string', 'list'],
    integer: ['integer'],
    int32: ['integer'],
    float: ['float'],
    boolean: ['boolean'],
    duration: ['string'],
    datetime: ['datetime'],
  },
};
