import { useState } from 'preact/hooks';
import { Icon } from '../elements/icon.tsx';
import { announce } from '../elements/messages.tsx';
import { Popover } from '../elements/popover.tsx';
import { saveView } from '../state/saved-views.ts';
import { t } from '../state/settings.ts';
import { currentAddress, view } from '../state/view.ts';

function SaveForm({ onSaved }: { onSaved: () => void }) {
  const [name, setName] = useState('');
  return (
    <form
      class="save-view"
      onSubmit={(event) => {
        event.preventDefault();
        const uid = view.value?.dashboard.uid;
        if (uid === undefined || name.trim() === '') return;
        saveView(uid, name.trim(), currentAddress());
        announce(t('viewSaved', { name: name.trim() }));
        onSaved();
      }}
    >
      <label>
        {t('viewName')}
        <input
          type="text"
          value={name}
          required
          maxLength={60}
          data-autofocus
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <p class="hint">{t('viewHint')}</p>
      <button type="submit" class="button button-primary">
        {t('save')}
      </button>
    </form>
  );
}

/** Names the filters and the time of now; the view is then beside the dashboard's own links. */
export const SaveView = () => (
  <Popover align="end" label={t('saveView')} title={t('saveView')} button={<Icon name="bookmark" />}>
    {(close) => <SaveForm onSaved={close} />}
  </Popover>
);
