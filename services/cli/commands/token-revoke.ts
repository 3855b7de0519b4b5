import { defineCommand } from 'citty';
import { tokenIdOf } from '../../shared/access-token.ts';
import { print } from '../terminal.ts';
import { withTokens } from '../token/with-tokens.ts';

export default defineCommand({
  meta: { name: 'leadstream token revoke', description: 'Revoke a token: within five seconds the gateway refuses it' },
  args: {
    id: { type: 'positional', required: true, description: 'Its id, as in `token list`, or the token itself' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const revoked = await withTokens((tokens) => tokens.revoke(tokenIdOf(args.id) ?? args.id));
    print(args.json, revoked, [`Token ${revoked.id} of ${revoked.login} is revoked.`]);
  },
});
