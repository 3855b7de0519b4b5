import { defineCommand } from 'citty';
import { checkedText } from '../token/tokens.ts';
import { print, withTokens } from '../token/with-tokens.ts';

export default defineCommand({
  meta: { name: 'leadstream token list', description: 'List personal tokens, without what is secret about them' },
  args: {
    login: { type: 'positional', required: false, description: 'Only those of this login' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const login = args.login === undefined ? undefined : checkedText('LOGIN', args.login);
    const listed = await withTokens((tokens) => tokens.list(login));
    const lines = listed.map(({ id, login: owner, name, state, expires_at, last_used_at }) =>
      [id, owner, state, `until ${expires_at}`, last_used_at === null ? 'not used' : `used ${last_used_at}`, name]
        .filter((part) => part !== '')
        .join('  '),
    );
    print(args.json, { tokens: listed }, [...lines, `${listed.length} tokens`]);
  },
});
