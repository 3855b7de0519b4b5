import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatVariable } from '../../../grafana/model/interpolate.ts';
import { grafana } from '../../helpers/grafana/grafana-data.ts';

const Text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...`'"\\$\{}%&=+,;:@()*!~-_. /?#\n\tAz9`) }),
  fc.string({ unit: 'grapheme' }),
);

it('writes chosen values into addresses as Grafana does', () => {
  fc.assert(
    fc.property(fc.array(Text, { minLength: 1, maxLength: 4 }), (values) => {
      expect(formatVariable({ name: 'x', values, multi: true }, 'queryparam')).toBe(
        grafana.urlUtil.toUrlParams({ 'var-x': values }),
      );
    }),
  );
});
