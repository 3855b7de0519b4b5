/** What the page refers to: addresses of scripts and styles. */
export interface PageAssets {
  scripts: readonly string[];
  styles: readonly string[];
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A bar chart, as an icon of the browser's tab. */
const ICON =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path fill='%23f2711c' d='M1 9h3v6H1zm5-4h3v10H6zm5-4h3v14h-3z'/></svg>";

/** The one page; the script in it shows every dashboard. It mounts at `#app`. */
export function pageOf(locale: string, noScript: string, { scripts, styles }: PageAssets): string {
  return `<!doctype html>
<html lang="${escaped(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Leadstream</title>
<link rel="icon" href="${ICON}">
${styles.map((path) => `<link rel="stylesheet" href="${escaped(path)}">`).join('\n')}
${scripts.map((path) => `<script type="module" src="${escaped(path)}"></script>`).join('\n')}
</head>
<body>
<div id="app"></div>
<noscript>${escaped(noScript)}</noscript>
</body>
</html>
`;
}
