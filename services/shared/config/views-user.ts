/** As whom the views read the tables, in the embedded engine and where a server is set up as deploy/README.md says. Nobody can sign in as it. */
export const VIEWS_USER = 'leadstream_views';
