import type { ComponentChildren } from 'preact';
import type { Target } from '../../model/links.ts';
import { t } from '../state/settings.ts';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';

/** A value with what is behind it: nothing, a link, or a menu of several. */
export function TargetLink({
  targets,
  children,
  class: name = '',
}: {
  targets: readonly Target[];
  children: ComponentChildren;
  class?: string;
}) {
  const [first] = targets;
  if (!first) return <span class={name}>{children}</span>;
  if (targets.length === 1)
    return (
      <a class={name} href={first.href} title={first.title}>
        {children}
      </a>
    );
  return (
    <Popover
      class={`link-menu ${name}`}
      title={t('openLinks')}
      button={
        <>
          {children}
          <Icon name="down" />
        </>
      }
    >
      {() => (
        <ul class="options">
          {targets.map((target) => (
            <li key={target.href}>
              <a class="option" href={target.href}>
                {target.title}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}
