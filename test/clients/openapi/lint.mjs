// Lints OpenAPI documents by two linters, every rule that they recommend: `node lint.mjs FILE…` prints the faults as one line of JSON.
import { readFileSync } from 'node:fs';
import { createConfig, lint } from '@redocly/openapi-core';
import spectralCore from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';

const redocly = await createConfig({ extends: ['recommended-strict'] });
const spectral = new spectralCore.Spectral();
// Who is asked for help is the operator, whose address the document does not know.
spectral.setRuleset({ extends: [[spectralRulesets.oas, 'all']], rules: { 'contact-properties': 'off' } });

const faults = [];
for (const file of process.argv.slice(2)) {
  for (const { ruleId, message, location } of await lint({ ref: file, config: redocly }))
    faults.push({ file, linter: 'redocly', rule: ruleId, message, at: location[0]?.pointer });
  for (const { code, message, path } of await spectral.run(JSON.parse(readFileSync(file, 'utf8'))))
    faults.push({ file, linter: 'spectral', rule: code, message, at: path.join('/') });
}
console.log(JSON.stringify(faults));
