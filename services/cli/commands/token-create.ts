import { defineCommand } from 'citty';
import { print } from '../terminal.ts';
import { checkedDays, checkedText } from '../token/tokens.ts';
import { withTokens } from '../token/with-tokens.ts';

export default defineCommand({
  meta: { name: 'leadstream token create', description: 'Make a token for a login; it is shown once' },
  args: {
    login: { type: 'positional', required: true, description: 'Login of the viewer, as in crm.viewer.set' },
    days: { type: 'string', default: '90', description: 'Days until it expires' },
    name: { type: 'string', default: '', description: 'What it is for' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const login = checkedText('LOGIN', args.login);
    const options = { days: checkedDays(args.days), name: checkedText('--name', args.name, { empty: true }) };
    const { known, ...created } = await withTokens((tokens) => tokens.create(login, options));
    if (!known)
      process.stderr.write(
        `leadstream: the directory has no viewer ${login} yet: the token shows nothing until it has\n`,
      );
    const { id, token, expires_at } = created;
    print(args.json, created, [
      token,
      `Token ${id} of ${login}, until ${expires_at}. Only its hash is kept: it can't be shown again.`,
    ]);
  },
});
