import { expect, it } from 'vitest';
import { orderStatus } from '../../../schemas/order-status.ts';

it.each([
  ['cancelled', 'cancelled'],
  ['Canceled', 'cancelled'],
  [' CANCELLED\u00a0', 'cancelled'],
  ['\ufeffcanceled\u200b\n', 'cancelled'],
  ['Đã Giao', 'đã giao'],
  ['on its  way', 'on its  way'],
  ['cancelling', 'cancelling'],
  ['not cancelled', 'not cancelled'],
])('the status %j counts as %j', (said, counted) => expect(orderStatus(said)).toBe(counted));

it('takes a text of any length in a moment', () => {
  expect(orderStatus(`a${' '.repeat(200_000)}b${' '.repeat(200_000)}`)).toHaveLength(200_002);
});
