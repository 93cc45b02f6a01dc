"""Speed as ratios, measured side by side in one run: `make bench`. No test rests on a figure here.

__main__            the whole run, on SQLite and on a real PostgreSQL
table               the measures as Markdown, for the screen and for docs/speed.md
timing              two things timed in turn, A B A B; median and middle half
worker              what needs the web floor, in a process with the product's own settings
page, append, sign_in   the measures of the worker
reading, passes     the reader, text by text, and the bare network that it rests on
terminal, engine    `sameteam read`: from cold, many lines at once; the memory of the engine
peers/              other readers of prose on the same drafts
labelled            the texts of the open and the training sets
library             the content, which is loaded once
start               `sameteam serve`: until it answers, and its memory after ten pages
person, journal     somebody signed in; a likely journal of any length
visitor, inside     cookies and forms; the app called in this process
bare, addresses     the empty page that pages and starts are compared with
"""
