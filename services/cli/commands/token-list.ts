import { defineCommand } from 'citty';
import { renderTable } from '../../shared/table.ts';
import { count } from '../../shared/words.ts';
import { print } from '../terminal.ts';
import { checkedText } from '../token/tokens.ts';
import { withTokens } from '../token/with-tokens.ts';

export default defineCommand({
  meta: { name: 'leadstream token list', description: 'List personal tokens, without what is secret about them' },
  args: {
    login: { type: 'positional', required: false, description: 'Only those of this login' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const login = args.login === undefined ? undefined : checkedText('LOGIN', args.login);
    const listed = await withTokens((tokens) => tokens.list(login));
    const lines = renderTable(
      listed.map(({ id, login: owner, name, state, expires_at, last_used_at }) => {
        const used = last_used_at === null ? 'not used' : `used ${last_used_at}`;
        return [id, owner, state, `until ${expires_at}`, used, name];
      }),
    );
    print(args.json, { tokens: listed }, [...lines, count(listed.length, 'token')]);
  },
});
