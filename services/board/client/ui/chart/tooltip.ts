/** One line of a tooltip. */
export interface TooltipLine {
  colour: string;
  label: string;
  text: string;
}

function element(tag: string, name: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Content of a tooltip as elements: texts of the data are never read as HTML. */
export function tooltipElement(heading: string, lines: readonly TooltipLine[], hint?: string): HTMLElement {
  const root = element('div', 'tooltip');
  if (heading) root.append(element('p', 'tooltip-heading', heading));
  for (const { colour, label, text } of lines) {
    const line = element('p', 'tooltip-line');
    const swatch = element('span', 'swatch');
    swatch.style.background = colour;
    line.append(swatch, element('span', 'tooltip-label', label), element('span', 'tooltip-value', text));
    root.append(line);
  }
  if (hint) root.append(element('p', 'tooltip-hint', hint));
  return root;
}
