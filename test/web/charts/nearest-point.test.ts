import { describe, expect, it } from 'vitest';
import { nearestPoint } from '../../../web/charts/nearest-point.ts';

const axis = { fromMs: 0, toMs: 20, leftPx: 100, rightPx: 300 };

describe('nearestPoint', () => {
  it('is the nearest in time, also beside the axis', () => {
    expect(nearestPoint([0, 10, 20], axis, 190)).toBe(1);
    expect(nearestPoint([0, 10, 20], axis, 149)).toBe(0);
    expect(nearestPoint([0, 10, 20], axis, 20)).toBe(0);
    expect(nearestPoint([0, 10, 20], axis, 999)).toBe(2);
  });

  it('is none where there is none, or no room', () => {
    expect(nearestPoint([], axis, 190)).toBeNull();
    expect(nearestPoint([0], { ...axis, rightPx: 100 }, 190)).toBeNull();
  });
});
