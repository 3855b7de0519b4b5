import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder, TextMode } from '@grafana/grafana-foundation-sdk/text';

/** A panel of Markdown, all of it from the language file. */
export function textPanel(text: { title: string; description: string }, content: string): Panel {
  const panel = new PanelBuilder()
    .title(text.title)
    .description(text.description)
    .mode(TextMode.Markdown)
    .content(content)
    .build();
  delete panel.repeatDirection;
  return panel;
}
