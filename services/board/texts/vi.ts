import type { Texts } from './en.ts';

export const vi: Texts = {
  noScript: 'Các bảng điều khiển này cần JavaScript.',
};
